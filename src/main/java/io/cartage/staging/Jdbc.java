package io.cartage.staging;

import io.cartage.table.ColumnType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values go to the database and come back, independent of the JVM's time zone. */
public final class Jdbc {
    private static final int PART = 256;

    private Jdbc() {}

    /** An instant as the database keeps it: UTC, no zone. */
    public static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    public static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        LocalDateTime utc = rows.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    /** What a run saw, from the columns that are called so. */
    public static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("seen"),
                row.getLong("staged"),
                row.getLong("filtered"),
                row.getLong("quarantined"),
                row.getLong("unchanged"));
    }

    public static void bind(PreparedStatement statement, int index, ColumnType type, @Nullable Object value)
            throws SQLException {
        switch (type) {
            case TEXT -> statement.setString(index, (String) value);
            case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
            case INTEGER -> {
                if (value == null) {
                    statement.setNull(index, Types.BIGINT);
                } else {
                    statement.setLong(index, (Long) value);
                }
            }
            case BOOLEAN -> {
                if (value == null) {
                    statement.setNull(index, Types.BOOLEAN);
                } else {
                    statement.setBoolean(index, (Boolean) value);
                }
            }
            case TIMESTAMP -> {
                if (value == null) {
                    statement.setNull(index, Types.TIMESTAMP);
                } else {
                    statement.setObject(index, utc((Instant) value));
                }
            }
            case DATE -> {
                if (value == null) {
                    statement.setNull(index, Types.DATE);
                } else {
                    statement.setObject(index, (LocalDate) value);
                }
            }
            case OTHER -> throw new IllegalArgumentException("no mapping fills a column of another type");
        }
    }

    /** A pattern of {@code like} for what begins with a text, whose signs mean nothing else. */
    public static String beginning(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** The ids, the last one repeated up to a power of two, so that a few statements serve pages of every size. */
    public static <T> List<T> padded(Collection<T> ids) {
        List<T> padded = new ArrayList<>(ids);
        int size = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * padded.size() - 1)));
        while (!padded.isEmpty() && padded.size() < size) {
            padded.add(padded.get(padded.size() - 1));
        }
        return padded;
    }

    /**
     * The values in parts that are short enough for {@code in (…)}: H2 compares each row that it finds with one value after
     * the other, so that a list of ten times the length takes a hundred times as long.
     */
    public static <T> List<List<T>> parts(Collection<T> values) {
        List<T> all = List.copyOf(values);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PART) {
            parts.add(all.subList(from, Math.min(all.size(), from + PART)));
        }
        return parts;
    }
}
