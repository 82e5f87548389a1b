package io.cartage.staging;

import io.cartage.table.Column;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells a fault of the data, for which one order is to blame, from a fault of the world. The databases put the values of
 * the refused row into their messages; so that no person's data gets out, only names of columns and constraints are taken
 * from there.
 */
final class DataFault {
    /** SQL states: data exception, integrity, check option, signals of triggers (standard and PostgreSQL's). */
    private static final Set<String> CLASSES = Set.of("22", "23", "44", "45", "P0");

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{2,}");

    private static final int LONGEST_MESSAGE = 500;

    private DataFault() {}

    static boolean isBehind(Throwable thrown) {
        return thrown instanceof MissingRowsException
                || find(thrown)
                        .map(DataFault::state)
                        .filter(DataFault::blamesData)
                        .isPresent();
    }

    /** What is wrong with this order, for people. */
    static String describe(Throwable thrown, Verdict verdict, JdbcTemplate jdbc) {
        Optional<SQLException> fault = find(thrown);
        if (fault.isEmpty()) {
            return String.valueOf(thrown.getMessage());
        }
        String state = state(fault.get());
        return sentence(state)
                + longText(state, verdict).or(() -> names(fault.get(), jdbc)).orElse("") + " (SQL state " + state + ")";
    }

    /** What the database says, unless it may say what is in the rows. */
    static String discreet(Throwable thrown) {
        Optional<SQLException> fault = find(thrown);
        if (fault.isEmpty()) {
            return String.valueOf(thrown.getMessage());
        }
        String state = state(fault.get());
        String text = blamesData(state)
                ? sentence(state)
                : StorableText.line(String.valueOf(fault.get().getMessage()), LONGEST_MESSAGE);
        return text + " (SQL state " + state + ")";
    }

    private static String sentence(String state) {
        return switch (state) {
            case "22001" -> "a value is too long for its column";
            case "22003" -> "a number is too large for its column";
            case "23502" -> "a column that must be filled is empty";
            case "23503", "23506" -> "a row refers to another row that is not there";
            case "23505" -> "such a row stands in the database already, not put there by this flow";
            case "23513", "23514" -> "a check of the database refuses a value";
            default -> "the database refuses the order's rows";
        };
    }

    /** PostgreSQL does not say which text is too long. */
    private static Optional<String> longText(String state, Verdict verdict) {
        if (!state.equals("22001") || !(verdict instanceof Verdict.Stage stage)) {
            return Optional.empty();
        }
        Set<String> found = new LinkedHashSet<>();
        stage.rows().forEach(rows -> {
            for (int i = 0; i < rows.columns().size(); i++) {
                Column column = rows.columns().get(i);
                for (@Nullable Object[] row : rows.values()) {
                    if (row[i] instanceof String text && column.size() > 0 && characters(text) > column.size()) {
                        found.add(rows.table().name() + "." + column.name() + " holds " + column.size()
                                + " characters, but the text has " + characters(text));
                    }
                }
            }
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(": " + String.join("; ", found));
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Names of columns and constraints in the database's message, and nothing else of it. */
    private static Optional<String> names(SQLException fault, JdbcTemplate jdbc) {
        Set<String> known = new LinkedHashSet<>(jdbc.queryForList(
                """
                select constraint_name
                from information_schema.table_constraints
                where table_name in ('s_orders', 's_order_details', 's_order_changes')
                union
                select column_name
                from information_schema.columns
                where table_name in ('s_orders', 's_order_details', 's_order_changes')
                """,
                String.class));
        Set<String> named = new LinkedHashSet<>();
        Matcher words = NAME.matcher(withoutStatement(String.valueOf(fault.getMessage())));
        while (words.find()) {
            if (known.contains(words.group())) {
                named.add(words.group());
            }
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(": " + String.join(", ", named));
    }

    /** H2 appends the statement, with all its columns. */
    private static String withoutStatement(String message) {
        int statement = message.indexOf("; SQL statement:");
        return statement < 0 ? message : message.substring(0, statement);
    }

    /** The innermost exception of the database; of a batch, the one that stopped it. */
    private static Optional<SQLException> find(@Nullable Throwable thrown) {
        SQLException found = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException fault) {
                found = fault;
                while (state(found).isEmpty() && found.getNextException() != null) {
                    found = found.getNextException();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private static String state(SQLException fault) {
        return fault.getSQLState() == null ? "" : fault.getSQLState();
    }

    private static boolean blamesData(String state) {
        return CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }
}
