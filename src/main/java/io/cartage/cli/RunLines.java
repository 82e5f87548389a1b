package io.cartage.cli;

import io.cartage.flow.Flow;
import io.cartage.flow.RunAccount;
import io.cartage.flow.RunWatcher;
import io.cartage.staging.Counts;
import io.cartage.staging.Lane;
import io.cartage.staging.Pushed;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints how runs go on: on a terminal one line a run, rewritten as pages come; elsewhere a line when a run has ended.
 * Thread-safe.
 */
final class RunLines implements RunWatcher {
    private final PrintWriter out;
    private final boolean rewrites = Terminal.isWatched();
    private boolean summedUp;

    RunLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void watch(RunAccount account) {
        boolean running = account.state() == RunAccount.State.RUNNING;
        boolean told = summedUp && account.state() == RunAccount.State.COMPLETED;
        if (told || (running && !rewrites)) {
            return;
        }
        out.print(cleared() + line(account));
        out.print(running ? "" : System.lineSeparator());
        out.flush();
    }

    /** Whether somebody else tells of runs that end well, several in a line. */
    synchronized void summedUp(boolean now) {
        summedUp = now;
    }

    /** A line between those of the runs. */
    synchronized void tell(String line) {
        out.println(cleared() + line);
        out.flush();
    }

    /** A line whose first column says who it is about. */
    static String head(String who, String what) {
        return String.format(Locale.ROOT, "%-12s %s", who, what);
    }

    private String cleared() {
        return rewrites ? "\r\u001b[2K" : "";
    }

    private static String line(RunAccount account) {
        String line = account.flow().equals(Flow.ORDERS) ? downloaded(account) : pushed(account);
        return switch (account.state()) {
            case RUNNING -> line + " …";
            case COMPLETED -> line;
            case STOPPED -> line + "  stopped";
            case FAILED -> line + System.lineSeparator() + "  failed: " + account.message();
        };
    }

    private static String downloaded(RunAccount account) {
        Counts counts = account.counts();
        return String.format(
                Locale.ROOT,
                "%-12s %-7s %,7d seen  %,7d staged  %,6d filtered  %,4d quarantined  %,5d API calls  %,8.0f orders/s",
                account.storeId(),
                account.lane() == Lane.RELEASE ? "replay" : account.flow(),
                counts.seen(),
                counts.staged(),
                counts.filtered(),
                counts.quarantined(),
                account.calls(),
                account.rate());
    }

    private static String pushed(RunAccount account) {
        Pushed pushed = account.pushed();
        return String.format(
                Locale.ROOT,
                "%-12s %-9s %,5d pushed  %,6d waiting  %,6d refused  %,5d API calls",
                account.storeId(),
                account.flow(),
                pushed.done(),
                pushed.waiting(),
                pushed.refused(),
                account.calls());
    }
}
