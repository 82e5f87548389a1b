package io.cartage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs all benchmarks and writes {@code docs/performance.md}; or runs only the one that is named, or with fewer orders
 * and SKUs ({@code -Dbench.size=10} percent of them), and writes nothing.
 */
public final class Bench {
    private static final int PERCENT = Integer.getInteger("bench.size", 100);

    private static final int ROUNDS = 2;

    private Bench() {}

    /** One benchmark. */
    private interface Measurement {
        List<Figure> measure() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.log.io.cartage", "warn");
        String only = arguments.length > 0 ? arguments[0] : "";
        Path scratch = Files.createTempDirectory("cartage-bench");
        DownloadBench downloads = new DownloadBench(scratch);
        StockBench stock = new StockBench(scratch);
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put("mapping", () -> MappingBench.measure(3));
        measurements.put("download", () -> downloads.measureSpeed(sized(50_000), ROUNDS));
        measurements.put("memory", () -> downloads.measureMemory(sized(100_000)));
        measurements.put("stock", () -> stock(stock));
        measurements.put("oversell", () -> OversellBench.measure(sized(50)));
        measurements.put("console", () -> new ConsoleBench(scratch).measure(sized(100_000)));
        measurements.put("start", () -> new StartBench(scratch).measure(5));
        if (!only.isEmpty()) {
            measurements.keySet().retainAll(List.of(only));
        }
        List<Figure> figures = new ArrayList<>();
        try {
            for (Map.Entry<String, Measurement> measurement : measurements.entrySet()) {
                System.out.println(measurement.getKey());
                figures.addAll(measurement.getValue().measure());
            }
        } finally {
            delete(scratch);
        }
        figures.forEach(Bench::print);
        if (only.isEmpty() && PERCENT == 100) {
            PerformancePage.write(figures);
        }
    }

    private static List<Figure> stock(StockBench bench) {
        List<Figure> figures = new ArrayList<>(bench.measure(sized(10_000), List.of(BenchDatabase.H2)));
        figures.addAll(bench.measure(sized(100_000), List.of(BenchDatabase.values())));
        return figures;
    }

    private static void print(Figure figure) {
        System.out.printf(
                Locale.ROOT,
                "%-85s %-17s %-20s %s%n",
                figure.what(),
                figure.target(),
                figure.reached(),
                figure.met() ? "" : "MISSED");
    }

    private static int sized(int number) {
        return Math.max(1, number * PERCENT / 100);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
