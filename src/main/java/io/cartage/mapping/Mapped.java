package io.cartage.mapping;

import io.cartage.table.Rows;
import java.util.List;
import java.util.Optional;

/** A payload as rows: one entry per table, the order's own table first with exactly one row. */
public record Mapped(List<Rows> rows) implements MappingResult {

    public Mapped {
        rows = List.copyOf(rows);
    }

    /** A value of the order's own row; empty if the mapping doesn't fill that column. */
    public Optional<Object> value(String column) {
        Rows header = rows.get(0);
        for (int i = 0; i < header.columns().size(); i++) {
            if (header.columns().get(i).name().equals(column)) {
                return Optional.ofNullable(header.values().get(0)[i]);
            }
        }
        return Optional.empty();
    }
}
