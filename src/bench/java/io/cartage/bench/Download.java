package io.cartage.bench;

import com.sun.management.OperatingSystemMXBean;
import io.cartage.config.Home;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One download of a whole shop into an empty database, in a JVM of its own.
 *
 * @param rows numbers and sums of what stands in the tables, to compare two downloads by
 * @param seconds from the first call to the last commit
 * @param processorSeconds that the downloading process took of all cores in that time, the sandbox not included
 * @param liveHeapMb the most that was in use after a garbage collection
 */
record Download(long orders, String rows, double seconds, double processorSeconds, long calls, long liveHeapMb) {

    private static final String ROWS =
            """
            select count(*) || ' ' || sum(line_total) || ' ' || (select sum(order_total) from s_orders)
            from s_order_details
            """;

    /** Who downloads. */
    enum By {
        CARTAGE,
        HAND
    }

    /** Downloads with a heap of so many megabytes, and makes sure that all orders of the shop were staged. */
    static Download measure(By by, int heapMb, Shop shop, int orders, DatabaseSettings database, Path directory) {
        List<String> arguments =
                List.of(by.name(), directory.toString(), database.url(), database.user(), shop.apiPath(), shop.key());
        try (ChildJvm child = ChildJvm.start(heapMb, Download.class, arguments)) {
            Map<String, String> answer = child.answer();
            Download download = new Download(
                    Long.parseLong(answer.getOrDefault("orders", "")),
                    answer.getOrDefault("rows", ""),
                    Double.parseDouble(answer.getOrDefault("seconds", "")),
                    Double.parseDouble(answer.getOrDefault("processorSeconds", "")),
                    Long.parseLong(answer.getOrDefault("calls", "")),
                    Long.parseLong(answer.getOrDefault("liveHeapMb", "")));
            if (download.orders() != orders) {
                throw new IllegalStateException(by + " staged " + download.orders() + " of " + orders + " orders");
            }
            return download;
        }
    }

    double ordersPerHour() {
        return orders / seconds * 3600;
    }

    public static void main(String[] arguments) throws Exception {
        By by = By.valueOf(arguments[0]);
        Home home = StoreHome.create(Path.of(arguments[1]), arguments[4], arguments[5]);
        DatabaseSettings settings = new DatabaseSettings(arguments[2], arguments[3], "");
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        HeapWatch heap = HeapWatch.start();
        try (StagingDatabase database = StagingDatabase.open(settings, Clock.systemUTC());
                Downloader downloader = by == By.CARTAGE
                        ? new CartageDownload(home, database)
                        : new HandWrittenDownload(arguments[4], arguments[5], database)) {
            long processor = system.getProcessCpuTime();
            long start = System.nanoTime();
            long calls = downloader.run();
            long nanos = System.nanoTime() - start;
            processor = system.getProcessCpuTime() - processor;
            ChildJvm.answer(Map.of(
                    "orders",
                    look(database, "select count(*) from s_orders"),
                    "rows",
                    look(database, ROWS),
                    "seconds",
                    nanos / 1e9,
                    "processorSeconds",
                    processor / 1e9,
                    "calls",
                    calls,
                    "liveHeapMb",
                    heap.liveMb()));
        }
    }

    private static String look(StagingDatabase database, String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(String.class)
                .single();
    }
}
