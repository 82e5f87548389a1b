package io.cartage.cli;

import io.cartage.flow.Flows;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunAccount;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import picocli.CommandLine.ExitCode;

/** How long {@code run} and {@code demo} go on. */
final class Rounds {
    private Rounds() {}

    /** One run of each flow of each store, one after another. */
    static int once(Flows flows) {
        return once(flows, flow -> true);
    }

    /** One run of those flows of each store that are wanted. */
    static int once(Flows flows, Predicate<String> wanted) {
        boolean failed = false;
        for (PreparedStore store : flows.stores()) {
            for (String flow : store.flows().stream().filter(wanted).toList()) {
                failed |= flows.runNow(store.id(), flow).state() == RunAccount.State.FAILED;
            }
        }
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /**
     * Runs at the stores' intervals until the process is asked to end; then runs end after the page at hand.
     *
     * @param end what else is to end before the flows do
     */
    static int untilStopped(Flows flows, Runnable end, PrintWriter out) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            flows.observe();
            flows.schedule();
            asked.await();
            out.println();
            out.println("Stopping after the page at hand …");
            out.flush();
            end.run();
            flows.close();
            return ExitCode.OK;
        } finally {
            ended.countDown(); // else what went wrong here would keep the process from ending at all
        }
    }
}
