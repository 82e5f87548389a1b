package io.cartage.table;

/**
 * One column of a staging table as the database has it.
 *
 * @param name in lower case
 * @param size characters of a text, digits of a number; 0 where the database sets no limit
 * @param scale digits after the decimal point
 * @param hasDefault whether the database fills it if a row leaves it out (identity columns included)
 * @param reserved whether Cartage or the ERP fills it and mappings may not
 */
public record Column(
        String name, ColumnType type, int size, int scale, boolean nullable, boolean hasDefault, boolean reserved) {}
