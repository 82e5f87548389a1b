package io.cartage.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures pushes of stock: calls, time against hand-written code, and that a small heap is enough for many SKUs. */
final class StockBench {
    private static final int HEAP_MB = 256;
    private static final Map<String, Integer> BATCHES = Map.of("bigcommerce", 2000, "shopify", 250);
    private static final Map<String, String> TITLES = Map.of("bigcommerce", "BigCommerce", "shopify", "Shopify");

    private final Path scratch;
    private int number;

    StockBench(Path scratch) {
        this.scratch = scratch;
    }

    /** So many SKUs into both shops: from H2, and from PostgreSQL if it shall be. */
    List<Figure> measure(int skus, List<BenchDatabase> databases) {
        List<Figure> figures = new ArrayList<>();
        for (String cart : List.of("bigcommerce", "shopify")) {
            Path file = scratch.resolve("skus-" + ++number);
            try (Shop shop = Shop.stocked(cart, skus, file)) {
                for (BenchDatabase database : databases) {
                    figures.addAll(measure(cart, shop, file, skus, database));
                }
            }
        }
        return figures;
    }

    private List<Figure> measure(String cart, Shop shop, Path file, int skus, BenchDatabase database) {
        Path directory = scratch.resolve("stock-" + ++number);
        Map<String, String> measured =
                StockPush.measure(HEAP_MB, cart, shop, file, skus, database.fresh(directory), directory);
        System.out.printf(Locale.ROOT, "  %s %s %,d SKUs: %s%n", cart, database.title, skus, measured);
        String what =
                String.format(Locale.ROOT, "stock of %,d SKUs from %s to %s", skus, database.title, TITLES.get(cart));
        int batch = BATCHES.getOrDefault(cart, 1);
        int calls = (skus + batch - 1) / batch;
        Contest<Double> contest = new Contest<>(
                List.of(value(measured, "allSeconds0"), value(measured, "allSeconds1")),
                List.of(value(measured, "handSeconds0"), value(measured, "handSeconds1")));
        return List.of(
                new Figure(
                        what + ", all changed: calls that write",
                        Integer.toString(calls),
                        String.format(Locale.ROOT, "%.0f", value(measured, "allWrites")),
                        value(measured, "allWrites") == calls),
                Figure.plain(
                        what + ", all changed: time; speed of the hand-written loop",
                        String.format(
                                Locale.ROOT,
                                "%s; %.0f %%",
                                seconds(contest.median(time -> time)),
                                contest.percent(time -> time))),
                Figure.plain(
                        what + ": time with 1 in 100 changed; with none; for the catalog map",
                        String.join(
                                "; ",
                                seconds(value(measured, "someSeconds")),
                                seconds(value(measured, "noneSeconds")),
                                seconds(value(measured, "mapSeconds")))),
                new Figure(
                        what + ": heap",
                        "done with " + HEAP_MB + " MB",
                        String.format(
                                Locale.ROOT,
                                "done; at most %.0f MB in use after a collection",
                                value(measured, "liveHeapMb")),
                        true));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static double value(Map<String, String> measured, String key) {
        return Double.parseDouble(measured.getOrDefault(key, ""));
    }
}
