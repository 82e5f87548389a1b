package io.cartage.table;

/** What a column holds, and so the Java type of its values. */
public enum ColumnType {
    /** {@link String}. */
    TEXT,
    /** {@link java.math.BigDecimal}. */
    DECIMAL,
    /** {@link Long}. */
    INTEGER,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link java.time.Instant}, always UTC in the database. */
    TIMESTAMP,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** Any other SQL type; mappings can't fill it. */
    OTHER
}
