package io.cartage.cli;

import io.cartage.flow.PreparedStore;
import io.cartage.sandbox.erp.ErpRound;
import io.cartage.sandbox.erp.ErpSettings;
import io.cartage.sandbox.erp.SandboxErp;
import io.cartage.staging.StagingDatabase;
import io.cartage.store.PushSettings;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The simulated ERP of the demo: it knows the warehouses that the stores' files name, and works for every store that ships. */
final class DemoErp implements AutoCloseable {
    private static final int ORDERS_A_ROUND = 15;
    private static final int SECONDS_BETWEEN = 20;

    private final SandboxErp erp;
    private final RunLines lines;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(DemoErp::daemon);

    private @Nullable Future<?> rounds;

    private DemoErp(SandboxErp erp, RunLines lines) {
        this.erp = erp;
        this.lines = lines;
    }

    static DemoErp open(StagingDatabase database, List<PreparedStore> stores, RunLines lines, Clock clock) {
        ErpSettings settings = ErpSettings.of(warehouses(stores)).with(ErpSettings.Pace.BRISK.withMost(ORDERS_A_ROUND));
        return new DemoErp(SandboxErp.open(database.dataSource(), settings, clock), lines);
    }

    /** By store, as the ERP calls them; a store whose file names none has one without a name. */
    private static Map<String, List<String>> warehouses(List<PreparedStore> stores) {
        Map<String, List<String>> warehouses = new TreeMap<>();
        for (PreparedStore store : stores) {
            List<String> named = store.store().push().inventory().map(PushSettings.Stock::warehouses).stream()
                    .flatMap(names -> names.keySet().stream())
                    .sorted(Comparator.naturalOrder())
                    .toList();
            warehouses.put(store.id(), named.isEmpty() ? List.of("") : named);
        }
        return warehouses;
    }

    /** One round, told in a line. */
    void work() {
        ErpRound round = erp.workOnce();
        if (!round.idle()) {
            lines.tell(RunLines.head("erp", round.toString()));
        }
    }

    /** Works on now and then until it is closed. */
    void goOn() {
        rounds = clerk.scheduleWithFixedDelay(this::workOrTell, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    private void workOrTell() {
        try {
            work();
        } catch (RuntimeException e) {
            lines.tell(RunLines.head("erp", "failed: " + e.getMessage()));
        }
    }

    /** Waits for the end of a round that has begun. */
    @Override
    public void close() {
        if (rounds != null) {
            rounds.cancel(false);
        }
        clerk.shutdown();
        try {
            if (!clerk.awaitTermination(30, TimeUnit.SECONDS)) {
                lines.tell(RunLines.head("erp", "is left in the midst of a round"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "erp");
        thread.setDaemon(true);
        return thread;
    }
}
