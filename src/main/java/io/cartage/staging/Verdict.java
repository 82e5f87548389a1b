package io.cartage.staging;

import io.cartage.table.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the flow found out about a payload, and so what shall become of it. */
public sealed interface Verdict {

    /**
     * Hand these rows to the ERP: one of {@code s_orders}, any number of {@code s_order_details}.
     *
     * @param withdrawnBy the filter's rule if an order staged earlier falls under it now, so that the ERP must not take
     *     it any more; an order that was never staged is then filtered
     * @param change what a change of the order means to an ERP that has it already
     * @param echoOf flows back to the cart whose writes may have led to a status that the order shows, each with the names
     *     of the order's other statuses; if the status is all that changed, the others are as they were, and such a write
     *     was sent, the change is our own
     */
    record Stage(
            List<Rows> rows,
            String mappingVersion,
            Optional<String> withdrawnBy,
            ChangeKind change,
            Map<String, Set<String>> echoOf)
            implements Verdict {

        public Stage {
            rows = List.copyOf(rows);
            echoOf = Map.copyOf(echoOf);
        }

        public Stage(List<Rows> rows, String mappingVersion, Optional<String> withdrawnBy, ChangeKind change) {
            this(rows, mappingVersion, withdrawnBy, change, Map.of());
        }

        public Stage(List<Rows> rows, String mappingVersion, Optional<String> withdrawnBy) {
            this(
                    rows,
                    mappingVersion,
                    withdrawnBy,
                    withdrawnBy.isPresent() ? ChangeKind.WITHDRAWN : ChangeKind.CHANGED);
        }
    }

    /**
     * The ERP does not want it. An order that was staged earlier is withdrawn, without new rows.
     *
     * @param rule for people: {@code status Cancelled}
     */
    record Filter(String rule, ChangeKind change) implements Verdict {

        public Filter(String rule) {
            this(rule, ChangeKind.WITHDRAWN);
        }
    }

    /** It can't be staged. Rows staged earlier stay as they are. */
    record Quarantine(List<String> reasons, String mappingVersion) implements Verdict {

        public Quarantine {
            reasons = List.copyOf(reasons);
        }
    }
}
