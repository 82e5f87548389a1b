package io.cartage.cli;

import io.cartage.flow.BackfillAccount;
import io.cartage.flow.BackfillProgress;
import io.cartage.flow.BackfillRequest;
import io.cartage.flow.BackfillWatcher;
import io.cartage.staging.Counts;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints how a backfill goes on: on a terminal a bar that is redrawn after each page, elsewhere a line a window. */
final class BackfillLines implements BackfillWatcher {
    private static final int BAR = 24;

    private final PrintWriter out;
    private final Moments moments;
    private final boolean redraws;

    BackfillLines(PrintWriter out, Moments moments, boolean redraws) {
        this.out = out;
        this.moments = moments;
        this.redraws = redraws;
    }

    void begin(BackfillRequest request) {
        out.println("Orders of " + request.storeId() + " made from " + moments.minute(request.from()) + " to "
                + moments.minute(request.to()) + " (" + moments.zone() + "), with " + request.sharePercent()
                + " % of the shop's quota.");
        out.flush();
    }

    @Override
    public void watch(BackfillProgress progress) {
        boolean windowDone = progress.window().isEmpty();
        if (redraws) {
            out.print("\r\u001b[2K" + bar(progress.share()) + line(progress));
        } else if (windowDone) {
            out.println("up to " + moments.minute(progress.done().doneTo()) + line(progress));
        }
        out.flush();
    }

    void end(BackfillAccount account) {
        if (redraws) {
            out.println();
        }
        Counts counts = account.progress().counts();
        String upTo = moments.minute(account.progress().done().doneTo());
        boolean wasDone =
                !account.progress().beganAt().isBefore(account.progress().done().to());
        out.println(
                switch (account.end()) {
                    case DONE -> wasDone ? "All of it was read before; --again reads it once more." : "Done.";
                    case REACHED_PRESENT ->
                        "Read up to " + upTo + "; what is younger comes with the regular downloads.";
                    case STOPPED -> "Stopped. The same command goes on at " + upTo + ".";
                    case FAILED ->
                        "Failed: " + account.message() + System.lineSeparator() + "The same command goes on at " + upTo
                                + ".";
                });
        out.println(String.format(
                Locale.ROOT,
                "%,d seen = %,d staged + %,d filtered + %,d quarantined; %,d of them were known and unchanged.",
                counts.seen(),
                counts.staged(),
                counts.filtered(),
                counts.quarantined(),
                counts.unchanged()));
        out.flush();
    }

    private static String bar(double share) {
        int full = (int) (share * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    private static String line(BackfillProgress progress) {
        Counts counts = progress.counts();
        return String.format(
                Locale.ROOT,
                "  %3d %%  %,d orders, %,d unchanged, %,d quarantined, %,d API calls%s",
                (int) (progress.share() * 100),
                counts.seen(),
                counts.unchanged(),
                counts.quarantined(),
                progress.calls(),
                progress.left()
                        .filter(left -> !left.isZero())
                        .map(left -> "  about " + words(left) + " left")
                        .orElse(""));
    }

    private static String words(Duration left) {
        if (left.toHours() > 0) {
            return left.toHours() + " h " + left.toMinutesPart() + " min";
        }
        return left.toMinutes() > 0 ? left.toMinutes() + " min" : Math.max(1, left.toSeconds()) + " s";
    }
}
