package io.cartage.table;

import java.util.List;
import java.util.Optional;

/** A staging table as the database has it, with its columns in the table's order. */
public record Table(String name, List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /** The columns that a mapping may fill. */
    public List<Column> mappable() {
        return columns.stream().filter(c -> !c.reserved()).toList();
    }
}
