package io.cartage.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another mapping would change.
 *
 * @param orders those that both mappings were tried on
 * @param same those that come out as before, quarantined ones included
 * @param changed those with other rows
 * @param leftOut not tried: the store's filter leaves them out, or not all their lines are in the archive
 * @param brokenTotals those in which a control total breaks that held before
 * @param columns what changes in the rows, column by column, the most frequent first
 * @param held why orders would be quarantined that are not now, or not for this
 * @param freed why orders are quarantined that would be staged
 */
public record DiffReport(
        long orders,
        long same,
        long changed,
        long leftOut,
        long brokenTotals,
        List<ColumnChange> columns,
        List<Turn> held,
        List<Turn> freed) {

    public DiffReport {
        columns = List.copyOf(columns);
        held = List.copyOf(held);
        freed = List.copyOf(freed);
    }

    /**
     * The changes of one column.
     *
     * @param column empty for rows that only one of the mappings makes
     */
    public record ColumnChange(String table, String column, long cells, long orders, List<Example> examples) {
        public ColumnChange {
            examples = List.copyOf(examples);
        }
    }

    /** One cell of one order; null is an empty cell. */
    public record Example(String order, @Nullable Object before, @Nullable Object after) {}

    /**
     * Orders that one mapping holds back and the other doesn't.
     *
     * @param cause as the quarantine groups it
     * @param brokenTotal whether a control total is the cause
     */
    public record Turn(String cause, boolean brokenTotal, long orders, List<Reasoned> examples) {
        public Turn {
            examples = List.copyOf(examples);
        }
    }

    /** An order with the first reason against it. */
    public record Reasoned(String order, String reason) {}

    public long heldOrders() {
        return held.stream().mapToLong(Turn::orders).sum();
    }

    public long freedOrders() {
        return freed.stream().mapToLong(Turn::orders).sum();
    }
}
