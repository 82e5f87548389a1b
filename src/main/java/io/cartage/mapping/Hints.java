package io.cartage.mapping;

import io.cartage.table.Column;
import io.cartage.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what is known of the word at a place of a mapping: a column, a word of the language, a function, a path. */
final class Hints {
    private static final int MOST_ROWS = 8;

    private final Outline outline;
    private final Map<String, Table> tables;
    private final PathChoices paths;
    private final Spot spot;
    private final Ground ground;

    Hints(Outline outline, Map<String, Table> tables, PathChoices paths, Spot spot, Ground ground) {
        this.outline = outline;
        this.tables = tables;
        this.paths = paths;
        this.spot = spot;
        this.ground = ground;
    }

    /** @param end where the word ends in its line, from 0 */
    Optional<Hint> at(String line, int end) {
        boolean isKey = line.startsWith(":", end) || (spot.atKey() && !spot.atValue());
        if (spot.atKey() && isKey) {
            return key(spot.written().strip());
        }
        return spot.atValue() ? value(line, end) : Optional.empty();
    }

    private Optional<Hint> key(String key) {
        int from = spot.start() + 1;
        int to = from + key.length();
        return switch (ground.sort()) {
            case HEADER, EXPECTED_HEADER -> column(outline.flow().header, key, from, to);
            case COLUMNS, EXPECTED_ROW -> column(outline.flow().details, key, from, to);
            case NAMES -> name(key, from, to);
            case LOOKUPS -> lookup(key, from, to);
            default -> word(key, from, to);
        };
    }

    private Optional<Hint> word(String key, int from, int to) {
        return ground.words(outline.flow()).stream()
                .filter(word -> word.word().equals(key))
                .findFirst()
                .map(word -> new Hint(
                        from, to, key + ": " + word.kind().description, word.description(), List.of(word.example())));
    }

    private Optional<Hint> column(String table, String key, int from, int to) {
        return Optional.ofNullable(tables.get(table))
                .flatMap(found -> found.column(key))
                .map(column -> new Hint(from, to, table + "." + key + ": " + type(column), meaning(column), List.of()));
    }

    private static String meaning(Column column) {
        if (column.reserved()) {
            return "Cartage or the ERP fills it; a mapping can't.";
        }
        if (column.nullable()) {
            return "May be empty.";
        }
        return column.hasDefault() ? "The database fills it if nothing else does." : "Needs a value.";
    }

    /** A column's type as people write it, and whether it needs a value. */
    static String type(Column column) {
        String name = column.type().name().toLowerCase(Locale.ROOT);
        String size = column.size() == 0
                ? ""
                : column.scale() == 0 ? "(" + column.size() + ")" : "(" + column.size() + "," + column.scale() + ")";
        return name + size + (column.nullable() || column.hasDefault() ? "" : ", needed");
    }

    private Optional<Hint> name(String name, int from, int to) {
        return Optional.ofNullable(outline.names().get(name)).map(written -> {
            Set<String> examples = new LinkedHashSet<>();
            paths.at(name).forEach(shape -> examples.addAll(shape.examples()));
            return new Hint(from, to, name + ": a name", "Stands for " + written, List.copyOf(examples));
        });
    }

    private Optional<Hint> lookup(String name, int from, int to) {
        Map<String, String> rows = outline.lookup(name);
        if (!outline.lookups().contains(name)) {
            return Optional.empty();
        }
        List<String> shown = rows.entrySet().stream()
                .limit(MOST_ROWS)
                .map(row -> row.getKey() + ": " + row.getValue())
                .toList();
        return Optional.of(new Hint(from, to, "lookup " + name, "Has " + rows.size() + " rows.", shown));
    }

    private Optional<Hint> value(String line, int end) {
        Optional<Kind> kind = ground.value();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        String written = spot.written();
        if (kind.get() == Kind.LOOKUP_NAME) {
            return lookup(written.strip(), spot.start() + 1, end + 1);
        }
        boolean formula = written.startsWith("=") || kind.get() == Kind.CONDITION;
        boolean path =
                List.of(Kind.PATH, Kind.PATHS, Kind.PATH_LIST, Kind.NAMES).contains(kind.get());
        if (!formula && !path) {
            return Optional.empty();
        }
        int start = Paths.start(written);
        String token = written.substring(start);
        int from = spot.start() + start + 1;
        if (formula && line.startsWith("(", end)) {
            return function(token, from, end + 1);
        }
        return formula && quoted(written) ? quoted(written, from, end + 1) : path(token, from, end + 1);
    }

    private static boolean quoted(String formula) {
        return formula.chars().filter(c -> c == '\'').count() % 2 == 1;
    }

    private Optional<Hint> quoted(String written, int from, int to) {
        String name = written.substring(written.lastIndexOf('\'') + 1);
        return written.contains("lookup(") ? lookup(name, from, to) : Optional.empty();
    }

    private static Optional<Hint> function(String name, int from, int to) {
        return Functions.find(name)
                .map(function ->
                        new Hint(from, to, function.signature(), function.description(), List.of(function.example())));
    }

    private Optional<Hint> path(String token, int from, int to) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (token.startsWith("store.")) {
            return Optional.of(new Hint(from, to, token, "What the store's file says.", List.of()));
        }
        List<Shape> shapes = paths.at(token);
        Optional<Hint> name = name(token, from, to);
        if (name.isPresent() || shapes.isEmpty()) {
            return name;
        }
        List<String> examples = new ArrayList<>();
        shapes.forEach(shape -> examples.addAll(shape.examples()));
        String leads = String.join(" or ", outline.spelledOut(token));
        return Optional.of(new Hint(
                from,
                to,
                token + ": " + shapes.get(0).sort(),
                leads.equals(token) ? "In payloads:" : "Leads to " + leads + ". In payloads:",
                examples));
    }
}
