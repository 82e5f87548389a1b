package io.cartage.cli;

import io.cartage.flow.Flow;
import io.cartage.flow.Flows;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunAccount;
import io.cartage.staging.Pushed;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ExitCode;

/** The whole circle of the demo: orders come in, then the ERP works round by round, and each time the carts are told. */
final class Circle {
    private static final int ROUNDS = 4;

    private final Flows flows;
    private final RunLines lines;
    private boolean failed;

    private Circle(Flows flows, RunLines lines) {
        this.flows = flows;
        this.lines = lines;
    }

    /** The exit code. */
    static int run(Flows flows, DemoErp erp, RunLines lines) {
        Circle circle = new Circle(flows, lines);
        int exitCode = Rounds.once(flows, Flow.ORDERS::equals);
        lines.summedUp(true);
        for (int round = 0; round < ROUNDS; round++) {
            lines.tell("");
            erp.work();
            flows.stores().forEach(circle::goBack);
        }
        lines.summedUp(false);
        return circle.failed ? ExitCode.SOFTWARE : exitCode;
    }

    /** Runs the flows back to a store's cart, and tells of all of them in a line. */
    private void goBack(PreparedStore store) {
        Map<String, Pushed> pushed = new TreeMap<>();
        long calls = 0;
        for (String flow : store.flows()) {
            if (!flow.equals(Flow.ORDERS)) {
                RunAccount account = flows.runNow(store.id(), flow);
                failed |= account.state() == RunAccount.State.FAILED;
                pushed.put(flow, account.pushed());
                calls += account.calls();
            }
        }
        if (!pushed.isEmpty()) {
            lines.tell(RunLines.head(store.id(), line(pushed, calls)));
        }
    }

    private static String line(Map<String, Pushed> pushed, long calls) {
        Pushed all = pushed.values().stream().reduce(Pushed.NONE, Pushed::plus);
        return String.format(
                Locale.ROOT,
                "takes %,4d statuses  %,4d shipments  %,5d stock levels;  %,4d wait  %,3d refused  %,4d API calls",
                done(pushed, Flow.STATUSES),
                done(pushed, Flow.SHIPMENTS),
                done(pushed, Flow.INVENTORY),
                all.waiting(),
                all.refused(),
                calls);
    }

    private static long done(Map<String, Pushed> pushed, String flow) {
        return pushed.getOrDefault(flow, Pushed.NONE).done();
    }
}
