package io.cartage.bench;

import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how long the jar takes to be at work: each time with a new database, which it has to create. */
final class StartBench {
    private static final Path JAR = Path.of("target/cartage.jar");
    private static final double SECONDS_TARGET = 5;

    private final Path scratch;

    StartBench(Path scratch) {
        this.scratch = scratch;
    }

    /** Starts {@code run --once} several times against a shop without orders. */
    List<Figure> measure(int times) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing. Run 'make bench', which builds it");
        }
        List<Double> toFirstCall = new ArrayList<>();
        List<Double> toEnd = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop shop = sandbox.open("bigcommerce", "bench", Shop.settings(0));
            for (int time = 0; time < times; time++) {
                start(shop, scratch.resolve("start-" + time), toFirstCall, toEnd);
            }
        }
        double first = Contest.median(toFirstCall);
        return List.of(
                new Figure(
                        "start of the jar to the first call at the shop",
                        String.format(Locale.ROOT, "≤ %.0f s", SECONDS_TARGET),
                        String.format(Locale.ROOT, "%.1f s", first),
                        first <= SECONDS_TARGET),
                Figure.plain(
                        "start of the jar to the end of `run --once`, nothing to download",
                        String.format(Locale.ROOT, "%.1f s", Contest.median(toEnd))));
    }

    private static void start(SandboxShop shop, Path home, List<Double> toFirstCall, List<Double> toEnd)
            throws IOException, InterruptedException {
        StoreHome.create(
                home,
                shop.connection().getOrDefault("api_path", ""),
                shop.connection().getOrDefault("key", ""));
        AtomicLong firstCall = new AtomicLong();
        shop.beforeAnswer(1, () -> firstCall.set(System.nanoTime()));
        Path log = home.resolve("run.log");
        long start = System.nanoTime();
        int exitCode = new ProcessBuilder(
                        ChildJvm.java(),
                        "-jar",
                        JAR.toString(),
                        "run",
                        "--once",
                        "--home",
                        home.toString(),
                        "--data",
                        home.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        long end = System.nanoTime();
        if (exitCode != 0 || firstCall.get() == 0) {
            throw new IllegalStateException("cartage run ended with " + exitCode + ": " + Files.readString(log));
        }
        toFirstCall.add((firstCall.get() - start) / 1e9);
        toEnd.add((end - start) / 1e9);
        System.out.printf(
                Locale.ROOT,
                "  first call after %.1f s, end after %.1f s%n",
                (firstCall.get() - start) / 1e9,
                (end - start) / 1e9);
    }
}
