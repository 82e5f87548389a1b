package io.cartage.staging;

import io.cartage.table.Column;
import io.cartage.table.Rows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one order as they will stand in the database.
 *
 * @param json all their values, for telling two states of an order apart and for the ERP to read
 */
record OrderRows(RowValues header, List<RowValues> lines, String json) {

    static OrderRows of(List<Rows> rows) {
        RowValues header = select(rows, ContractTables.ORDERS::equals).get(0);
        List<RowValues> lines = select(rows, ContractTables.DETAILS::equals);
        return new OrderRows(header, lines, RowsJson.write(header, lines));
    }

    /** What keeps the rows from being written as they are, although each value may be right by itself. */
    static Optional<String> fault(List<Rows> rows) {
        int headers = select(rows, ContractTables.ORDERS::equals).size();
        if (headers != 1) {
            return Optional.of("the mapping made " + headers + " rows of s_orders; an order is exactly one");
        }
        for (Rows some : rows) {
            for (int i = 0; i < some.columns().size(); i++) {
                Column column = some.columns().get(i);
                for (@Nullable Object[] row : some.values()) {
                    if (row[i] instanceof BigDecimal number && tooFine(number, column)) {
                        return Optional.of(some.table().name() + "." + column.name() + " keeps " + column.scale()
                                + " decimals, but the value is " + number.toPlainString());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The same rows with another text in a column of the order; empty if they don't fill it. */
    Optional<OrderRows> with(String column, @Nullable String text) {
        for (int i = 0; i < header.columns().size(); i++) {
            if (header.columns().get(i).name().equals(column)) {
                @Nullable Object[] values = header.values().clone();
                values[i] = text;
                RowValues changed = new RowValues(header.columns(), values);
                return Optional.of(new OrderRows(changed, lines, RowsJson.write(changed, lines)));
            }
        }
        return Optional.empty();
    }

    String hash() {
        return PayloadCopy.hash(json.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    String text(String column) {
        return header.value(column) instanceof String text ? text : null;
    }

    @Nullable
    BigDecimal money(String column) {
        return header.value(column) instanceof BigDecimal money ? money : null;
    }

    /** The database would round it and say nothing. */
    private static boolean tooFine(BigDecimal number, Column column) {
        return number.scale() > column.scale() && number.stripTrailingZeros().scale() > column.scale();
    }

    private static List<RowValues> select(List<Rows> rows, Predicate<String> table) {
        List<RowValues> selected = new ArrayList<>();
        for (Rows some : rows) {
            if (table.test(some.table().name())) {
                some.values().forEach(values -> selected.add(new RowValues(some.columns(), storable(values))));
            }
        }
        return selected;
    }

    private static @Nullable Object[] storable(@Nullable Object[] values) {
        @Nullable Object[] storable = values.clone();
        for (int i = 0; i < storable.length; i++) {
            if (storable[i] instanceof String text) {
                storable[i] = StorableText.of(text);
            } else if (storable[i] instanceof Instant instant) {
                storable[i] = instant.truncatedTo(ChronoUnit.MICROS);
            }
        }
        return storable;
    }
}
