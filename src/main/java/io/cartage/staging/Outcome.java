package io.cartage.staging;

import java.util.List;

/** What became of one payload. */
public sealed interface Outcome {
    String recordId();

    /** Whether nothing was written because everything was known. */
    boolean unchanged();

    OutcomeKind kind();

    /** The ERP has its rows. */
    record Staged(String recordId, int revision, As as) implements Outcome {
        @Override
        public boolean unchanged() {
            return as == As.UNCHANGED || as == As.OLDER;
        }

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.STAGED;
        }
    }

    /** How the rows got there. */
    enum As {
        NEW,
        /** The ERP had not taken the order; its rows are as the cart has them now. */
        UPDATED,
        /** The cart sent something new that is nothing to the ERP: the rows stay as they are. */
        SAME_ROWS,
        /** What changed is the status that Cartage itself gave the order in the cart; only that column is brought up to date. */
        ECHO,
        /** The ERP had taken the order: a row in {@code s_order_changes} tells of the change. */
        CHANGE_ROW,
        /** The ERP had not taken the order, and shall not. */
        WITHDRAWN,
        UNCHANGED,
        /** A newer copy is staged, read by another run in the meantime; this one is dropped. */
        OLDER
    }

    /** A rule keeps it from the ERP. */
    record Filtered(String recordId, String rule, boolean unchanged) implements Outcome {
        @Override
        public OutcomeKind kind() {
            return OutcomeKind.FILTERED;
        }
    }

    /** It waits for a person. */
    record Quarantined(String recordId, List<String> reasons, boolean unchanged) implements Outcome {

        public Quarantined {
            reasons = List.copyOf(reasons);
        }

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.QUARANTINED;
        }
    }
}
