package io.cartage.cli;

import io.cartage.flow.ImportResult;
import io.cartage.flow.RunAccount;
import io.cartage.staging.Outcome;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints what became of each order that was judged again, and the sum; of a great many only the first that changed. */
final class ReplayLines implements Consumer<ImportResult> {
    private static final int MOST = 50;

    private final PrintWriter out;
    private final boolean named;
    private long lines;
    private long staged;
    private long same;
    private long filtered;
    private long quarantined;
    private long unknown;

    /** @param named whether the person named each order, and so wants to hear of each */
    ReplayLines(PrintWriter out, boolean named) {
        this.out = out;
        this.named = named;
    }

    @Override
    public void accept(ImportResult result) {
        count(result);
        boolean news = result.outcome().filter(Outcome::unchanged).isEmpty();
        if (named || (news && lines < MOST)) {
            lines++;
            out.println("order " + result.id() + ": "
                    + result.outcome().map(OutcomeWords::of).orElse(result.answer()));
        } else if (news && lines == MOST) {
            lines++;
            out.println("and so on; the sum follows");
        }
        out.flush();
    }

    private void count(ImportResult result) {
        if (result.outcome().isEmpty()) {
            unknown++;
            return;
        }
        Outcome outcome = result.outcome().get();
        switch (outcome.kind()) {
            case FILTERED -> filtered++;
            case QUARANTINED -> quarantined++;
            case STAGED -> {
                if (outcome instanceof Outcome.Staged as && isTheSame(as.as())) {
                    same++;
                } else {
                    staged++;
                }
            }
        }
    }

    private static boolean isTheSame(Outcome.As as) {
        return switch (as) {
            case UNCHANGED, SAME_ROWS, OLDER, ECHO -> true;
            case NEW, UPDATED, CHANGE_ROW, WITHDRAWN -> false;
        };
    }

    /** Whether each order found a way out of quarantine, or was never in it. */
    boolean end(RunAccount account) {
        if (account.state() == RunAccount.State.FAILED) {
            out.println("The others were not judged: " + account.message());
        }
        out.printf(
                Locale.ROOT,
                "%s judged again: %,d staged anew, %,d staged as before, %,d left out, %,d still in quarantine.%n",
                ProblemList.count(staged + same + filtered + quarantined, "order"),
                staged,
                same,
                filtered,
                quarantined);
        out.flush();
        return account.state() == RunAccount.State.COMPLETED && quarantined + unknown == 0;
    }
}
