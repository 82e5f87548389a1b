package io.cartage.staging;

import io.cartage.table.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row: values in the order of its columns. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RowValues(List<Column> columns, @Nullable Object[] values) {

    @Nullable
    Object value(String column) {
        for (int i = 0; i < values.length; i++) {
            if (columns.get(i).name().equals(column)) {
                return values[i];
            }
        }
        return null;
    }
}
