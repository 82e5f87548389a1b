package io.cartage.cli;

import io.cartage.staging.Outcome;

/** What became of an order, for the person who named it. */
final class OutcomeWords {
    private OutcomeWords() {}

    static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Filtered filtered) {
            return "left out: " + filtered.rule();
        }
        if (outcome instanceof Outcome.Quarantined quarantined) {
            return "quarantined:" + System.lineSeparator() + "    "
                    + String.join(System.lineSeparator() + "    ", quarantined.reasons());
        }
        Outcome.Staged staged = (Outcome.Staged) outcome;
        String what =
                switch (staged.as()) {
                    case NEW -> "staged";
                    case UPDATED -> "staged anew, it had changed";
                    case SAME_ROWS, ECHO, UNCHANGED -> "staged before, nothing the ERP sees has changed";
                    case CHANGE_ROW -> "the ERP has it already; its change stands in s_order_changes";
                    case WITHDRAWN -> "withdrawn from the ERP's queue, it is cancelled";
                    case OLDER -> "staged before, in a newer state";
                };
        return what + " (revision " + staged.revision() + ")";
    }
}
