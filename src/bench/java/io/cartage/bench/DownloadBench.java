package io.cartage.bench;

import io.cartage.bench.Download.By;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures whole downloads: time against hand-written code, calls, and that a small heap is enough for a large shop. */
final class DownloadBench {
    private static final int HEAP_MB = 512;
    private static final int SMALL_HEAP_MB = 256;
    private static final double HOURLY_TARGET = 500_000;
    private static final double PERCENT_TARGET = 60;
    private static final double CALLS_TARGET = 0.02;

    private final Path scratch;
    private int number;

    DownloadBench(Path scratch) {
        this.scratch = scratch;
    }

    /** Downloads a shop several times by each into each database. */
    List<Figure> measureSpeed(int orders, int rounds) {
        List<Figure> figures = new ArrayList<>();
        try (Shop shop = Shop.open(orders)) {
            for (BenchDatabase database : BenchDatabase.values()) {
                figures.addAll(figures(database, contest(shop, orders, rounds, database)));
            }
        }
        return figures;
    }

    /** Downloads a large shop in a small heap into each database. */
    List<Figure> measureMemory(int orders) {
        List<Figure> figures = new ArrayList<>();
        try (Shop shop = Shop.open(orders)) {
            for (BenchDatabase database : BenchDatabase.values()) {
                Download download = download(By.CARTAGE, SMALL_HEAP_MB, shop, orders, database);
                figures.add(new Figure(
                        String.format(Locale.ROOT, "%,d orders into %s: heap", orders, database.title),
                        "done with " + SMALL_HEAP_MB + " MB",
                        "done; at most " + download.liveHeapMb() + " MB in use after a collection",
                        true));
            }
        }
        return figures;
    }

    private Contest<Download> contest(Shop shop, int orders, int rounds, BenchDatabase database) {
        List<Download> hand = new ArrayList<>();
        List<Download> cartage = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            hand.add(download(By.HAND, HEAP_MB, shop, orders, database));
            cartage.add(download(By.CARTAGE, HEAP_MB, shop, orders, database));
            if (!cartage.get(round).rows().equals(hand.get(round).rows())) {
                throw new IllegalStateException(
                        "not the same rows: Cartage " + cartage.get(round).rows() + ", hand-written "
                                + hand.get(round).rows());
            }
        }
        return new Contest<>(cartage, hand);
    }

    private Download download(By by, int heapMb, Shop shop, int orders, BenchDatabase database) {
        Path directory = scratch.resolve("download-" + ++number);
        Download download = Download.measure(by, heapMb, shop, orders, database.fresh(directory), directory);
        System.out.printf(
                Locale.ROOT,
                "  %-7s %-10s %,7d orders in %6.1f s = %,7.0f an hour; %6.1f s of processor time; %d calls; heap %d MB%n",
                by,
                database.title,
                download.orders(),
                download.seconds(),
                download.ordersPerHour(),
                download.processorSeconds(),
                download.calls(),
                download.liveHeapMb());
        return download;
    }

    private static List<Figure> figures(BenchDatabase database, Contest<Download> contest) {
        String what = "download into " + database.title;
        double hourly = contest.median(Download::ordersPerHour);
        double percent = contest.percent(Download::seconds);
        double calls = contest.median(download -> (double) download.calls() / download.orders());
        return List.of(
                new Figure(
                        what + ": orders an hour",
                        String.format(Locale.ROOT, "≥ %,.0f", HOURLY_TARGET),
                        String.format(Locale.ROOT, "%,.0f", hourly),
                        hourly >= HOURLY_TARGET),
                new Figure(
                        what + ": speed of the hand-written loop",
                        String.format(Locale.ROOT, "≥ %.0f %%", PERCENT_TARGET),
                        String.format(Locale.ROOT, "%.0f %%", percent),
                        percent >= PERCENT_TARGET),
                Figure.plain(
                        what + ": the same by processor time of the downloading process",
                        String.format(Locale.ROOT, "%.0f %%", contest.percent(Download::processorSeconds))),
                new Figure(
                        what + ": API calls an order",
                        String.format(Locale.ROOT, "≤ %.2f", CALLS_TARGET),
                        String.format(Locale.ROOT, "%.4f", calls),
                        calls <= CALLS_TARGET));
    }
}
