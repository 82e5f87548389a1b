package io.cartage.console.view;

import io.cartage.cart.look.Finding;
import io.cartage.flow.FlowLine;
import io.cartage.flow.ImportResult;
import io.cartage.flow.ListedOrder;
import io.cartage.flow.connect.StoreShelf;
import io.cartage.problem.Problem;
import io.cartage.staging.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How stores, their orders and tests stand, in a pill or a few words. */
public final class StoreWords {
    private StoreWords() {}

    /** A store at a glance: its file, or else the flow that needs somebody most. */
    public static Pill of(StoreShelf.Entry store) {
        return switch (store.standing()) {
            case BY_FORMER -> new Pill("warn", "alert-triangle", "File has errors");
            case BROKEN -> new Pill("bad", "alert-triangle", "Not running");
            case COMING -> new Pill("run", "hourglass", "Being taken up");
            case GOING -> new Pill("off", "player-stop", "Being ended");
            case AT_WORK ->
                store.lines().stream()
                        .map(FlowLine::state)
                        .min(Comparator.comparingInt(StoreWords::urgency))
                        .map(Pill::of)
                        .orElseGet(() -> new Pill("off", "hourglass", "Not run yet"));
        };
    }

    private static int urgency(FlowLine.State state) {
        return switch (state) {
            case FAILED -> 0;
            case REVIEW -> 1;
            case RUNNING -> 2;
            case HEALTHY -> 3;
            case NEW -> 4;
            case STOPPED -> 5;
        };
    }

    public static Pill of(Finding.State state) {
        return switch (state) {
            case OK -> new Pill("good", "check", "ok");
            case WARNING -> new Pill("warn", "alert-triangle", "warning");
            case FAILED -> new Pill("bad", "x", "failed");
            case SKIPPED -> new Pill("off", "chevron-right", "skipped");
        };
    }

    /** Where an order of the shop stands here. */
    public static Pill of(ListedOrder.State state) {
        if (state instanceof ListedOrder.Staged) {
            return new Pill("good", "check", "Staged");
        }
        if (state instanceof ListedOrder.Quarantined) {
            return new Pill("warn", "alert-triangle", "In quarantine");
        }
        return state instanceof ListedOrder.Filtered
                ? new Pill("off", "filter", "Left out")
                : new Pill("run", "circle-plus", "Not here yet");
    }

    /** What there is to say of it beside. */
    public static String remark(ListedOrder.State state) {
        if (state instanceof ListedOrder.Staged staged) {
            String erp = staged.erpOrderNo().map(no -> ", ERP " + no).orElse("");
            return "revision " + staged.revision()
                    + staged.importStatus().map(status -> ", " + status).orElse("") + erp
                    + (staged.changedSince() ? "; changed in the shop since" : "");
        }
        if (state instanceof ListedOrder.Quarantined held) {
            return String.join("; ", held.reasons()) + (held.changedSince() ? "; changed in the shop since" : "");
        }
        return state instanceof ListedOrder.Filtered filtered ? filtered.rule() : "";
    }

    /** What became of an order that somebody named. */
    public static Pill of(ImportResult result) {
        if (result.outcome().isEmpty()) {
            return new Pill("bad", "x", "Not read");
        }
        Outcome outcome = result.outcome().get();
        if (outcome instanceof Outcome.Staged) {
            return new Pill("good", "check", "Staged");
        }
        return outcome instanceof Outcome.Filtered
                ? new Pill("off", "filter", "Left out")
                : new Pill("warn", "alert-triangle", "In quarantine");
    }

    public static List<String> remarks(ImportResult result) {
        if (result.outcome().isEmpty()) {
            return List.of(result.answer());
        }
        Outcome outcome = result.outcome().get();
        if (outcome instanceof Outcome.Filtered filtered) {
            return List.of(filtered.rule() + ". Tick \"even if a rule leaves them out\" to take it all the same");
        }
        if (outcome instanceof Outcome.Quarantined held) {
            return held.reasons();
        }
        Outcome.Staged staged = (Outcome.Staged) outcome;
        return List.of(words(staged) + ", revision " + staged.revision());
    }

    private static String words(Outcome.Staged staged) {
        return switch (staged.as()) {
            case NEW -> "new to the ERP";
            case UPDATED -> "written anew, it had changed";
            case SAME_ROWS, ECHO, UNCHANGED -> "was here before, and nothing that the ERP sees has changed";
            case CHANGE_ROW -> "the ERP has it already; the change stands in s_order_changes";
            case WITHDRAWN -> "withdrawn from the ERP's queue, it is cancelled";
            case OLDER -> "was here before, in a newer state";
        };
    }

    /** Where in which file. */
    public static String place(Problem problem) {
        return problem.at().toString();
    }

    /** A length of time to the two units that matter. */
    public static String span(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : Math.max(1, time.toSeconds()) + " s";
    }

    /** Orders a second, to one decimal. */
    public static String rate(long orders, Duration time) {
        return time.toMillis() == 0 ? "" : String.format(Locale.ROOT, "%.1f", orders * 1000.0 / time.toMillis());
    }
}
