package io.cartage.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one table that all fill the same columns. Values stand in the order of {@code columns} and have the Java type
 * of {@link ColumnType} or are null; they already fit the column's size and scale.
 */
public record Rows(Table table, List<Column> columns, List<@Nullable Object[]> values) {

    public Rows {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }
}
