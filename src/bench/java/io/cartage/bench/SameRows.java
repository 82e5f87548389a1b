package io.cartage.bench;

import io.cartage.mapping.Mapped;
import io.cartage.mapping.MappingResult;
import io.cartage.table.Rows;
import java.util.Arrays;
import java.util.List;

/** Compares what the mapping made of an order with what the hand-written code made of it. */
final class SameRows {
    private SameRows() {}

    /** Throws unless both made the same rows, each with the same columns, of an order. */
    static void check(MappingResult cartage, HandWrittenMapping.Result hand) {
        if (!(cartage instanceof Mapped mapped)) {
            throw new IllegalStateException("no rows: " + cartage);
        }
        check(mapped.rows().get(0), List.<Object[]>of(hand.order()));
        check(mapped.rows().get(1), hand.lines());
    }

    private static void check(Rows cartage, List<Object[]> hand) {
        List<Object[]> values = cartage.values().stream()
                .map(row -> Arrays.copyOfRange(row, own(cartage), row.length))
                .toList();
        if (!Arrays.deepEquals(values.toArray(), hand.toArray())) {
            throw new IllegalStateException(
                    "not the same rows of " + cartage.table().name() + ": Cartage "
                            + Arrays.deepToString(values.toArray()) + ", hand-written "
                            + Arrays.deepToString(hand.toArray()));
        }
    }

    /** How many columns the plan numbers by itself: lines are counted by the hand-written staging. */
    private static int own(Rows rows) {
        return rows.columns().get(0).name().equals("line_no") ? 1 : 0;
    }
}
