package io.cartage.mapping;

import io.cartage.table.Rows;
import java.util.List;

/** A payload as rows: one entry per table, the order's own table first with exactly one row. */
public record Mapped(List<Rows> rows) implements MappingResult {

    public Mapped {
        rows = List.copyOf(rows);
    }
}
