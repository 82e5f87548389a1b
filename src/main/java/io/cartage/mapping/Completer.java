package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.mapping.Completion.Sort;
import io.cartage.table.Column;
import io.cartage.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what may be written at a place of a mapping that is being written, and what stands there. Reads only. */
public final class Completer {
    private static final String ELSE = "else";

    private final Outline outline;
    private final String cart;
    private final Map<String, Table> tables;
    private final Shape shape;
    private final Spot spot;
    private final Ground ground;

    private Completer(String cart, Outline outline, Map<String, Table> tables, Shape shape, Spot spot) {
        this.cart = cart;
        this.outline = outline;
        this.tables = tables;
        this.shape = shape;
        this.spot = spot;
        this.ground = Ground.of(outline.flow(), spot.keys());
    }

    /**
     * What may be written at a place.
     *
     * @param path of a mapping in its folder
     * @param text the file as it is written at this moment, whatever it is
     * @param line from 1
     * @param column from 1
     * @param shape what the payloads were seen to have
     */
    public static Completions at(
            Home home, String path, String text, int line, int column, Map<String, Table> tables, Shape shape) {
        return of(home, path, text, line, column, tables, shape)
                .map(Completer::completions)
                .orElse(Completions.none());
    }

    /** What is known of the word at a place; empty if nothing is. */
    public static Optional<Hint> hint(
            Home home, String path, String text, int line, int column, Map<String, Table> tables, Shape shape) {
        String[] lines = text.split("\n", -1);
        if (line < 1 || line > lines.length || column < 1 || column > lines[line - 1].length()) {
            return Optional.empty();
        }
        int end = Paths.end(lines[line - 1], column - 1);
        return end < column
                ? Optional.empty()
                : of(home, path, text, line, end + 1, tables, shape).flatMap(it -> it.hint(lines[line - 1], end));
    }

    private static Optional<Completer> of(
            Home home, String path, String text, int line, int column, Map<String, Table> tables, Shape shape) {
        String[] parts = path.split("/", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        Spot spot = SpotFinder.find(text, line, column);
        return Flow.of(parts[3].replace(".yaml", ""))
                .map(flow -> new Completer(
                        parts[2], Outline.of(home, path, flow, text, line, spot.beginsLine()), tables, shape, spot));
    }

    private Optional<Hint> hint(String line, int end) {
        return new Hints(outline, tables, new PathChoices(outline, shape, ground), spot, ground).at(line, end);
    }

    private Completions completions() {
        List<Completion> options = new ArrayList<>();
        int from = spot.start();
        if (spot.atKey()) {
            options.addAll(ValueChoices.startingWith(spot.written().strip(), keys()));
        }
        boolean all = true;
        Optional<Kind> kind = ground.value();
        if (spot.atValue() && kind.isPresent()) {
            ValueChoices.Found values = new ValueChoices(outline, cart, tables, shape, spot, ground).of(kind.get());
            options.addAll(values.options());
            from = options.size() == values.options().size() ? values.from() : from;
            all = values.all();
        }
        return Completions.of(from + 1, all, options);
    }

    /** What keys may stand here that the file doesn't have yet. */
    private List<Completion> keys() {
        Set<String> there = new HashSet<>(outline.ownKeys(spot.keys()));
        there.addAll(spot.beside());
        there.addAll(spot.above());
        Flow flow = outline.flow();
        List<Completion> keys = new ArrayList<>();
        switch (ground.sort()) {
            case HEADER, EXPECTED_HEADER -> keys.addAll(columns(flow.header));
            case COLUMNS, EXPECTED_ROW -> keys.addAll(columns(flow.details));
            case STORE -> StoreContext.NAMES.forEach(name -> keys.add(key(name, Sort.STORE, "of the store", "", ": ")));
            case GROUPS, FIELDS, NAMES, LOOKUPS, CONTROL, WARNINGS -> keys.addAll(ofTheDefault());
            case ROWS -> keys.addAll(seen());
            case EXPECTED_FIELDS -> keys.addAll(fields());
            default -> keys.addAll(words());
        }
        if (ground.sort() == Ground.Sort.CASE && !there.isEmpty()) { // 'else' stands alone
            there.addAll(there.contains(ELSE) ? List.of("if", "then") : List.of(ELSE));
        }
        keys.removeIf(key -> there.contains(key.label()));
        return keys;
    }

    /** The values of a lookup that orders were seen to have where it is used, as far as it has no rows for them. */
    private List<Completion> seen() {
        String name = spot.keys().get(1);
        Set<String> rows = outline.lookup(name).keySet();
        PathChoices paths = new PathChoices(outline, shape, ground);
        return outline.pathsInto(name).stream()
                .flatMap(path -> paths.at(path).stream())
                .flatMap(found -> found.examples().stream())
                .distinct()
                .filter(value -> rows.stream().noneMatch(value::equalsIgnoreCase) && !value.endsWith("…"))
                .map(value -> new Completion(value, Sort.VALUE, "seen in orders", "", quoted(value) + ": "))
                .toList();
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9 ._/()-]*") ? text : "\"" + text.replace("\"", "\\\"") + "\"";
    }

    /** The fields that the mapping writes, for what a test expects of them. */
    private List<Completion> fields() {
        List<String> path = new ArrayList<>(List.of("payload"));
        List<String> below = spot.keys()
                .subList(spot.keys().indexOf("payload") + 1, spot.keys().size());
        for (String key : below) {
            if (!key.equals(Spot.ITEM) && !key.matches("[0-9]+")) {
                path.add(key);
                path.add("fields");
            }
        }
        return outline.keys(path).stream()
                .map(field -> key(field, Sort.FIELD, "of the payload", "", ": "))
                .toList();
    }

    private List<Completion> words() {
        Flow flow = outline.flow();
        List<Completion> words = new ArrayList<>();
        if (ground.sort() == Ground.Sort.FILE && !flow.isToCart()) {
            words.add(key(flow.header, Sort.WORD, "table", "The order's own row.", ":\n  "));
            words.add(key(flow.details, Sort.WORD, "table", "The order's lines, in groups of rows.", ":\n  "));
        }
        if (ground.sort() == Ground.Sort.EXPECT && !flow.isToCart()) {
            words.add(key(flow.header, Sort.WORD, "the order's row", "", ": "));
            words.add(key(flow.details, Sort.WORD, "the rows by number, from 0", "", ": "));
            words.add(key(flow.details + RowTests.LENGTH, Sort.WORD, "how many rows", "", ": "));
        }
        boolean file = ground.sort() == Ground.Sort.FILE;
        for (Word word : ground.words(flow)) {
            String after = file && word.kind() == Kind.SECTION ? ":\n  " : ": ";
            words.add(key(word.word(), Sort.WORD, word.kind().description, word.description(), after));
        }
        return words;
    }

    private List<Completion> ofTheDefault() {
        List<Completion> keys = new ArrayList<>();
        Sort sort = ground.sort() == Ground.Sort.NAMES ? Sort.NAME : Sort.FIELD;
        for (String key : outline.keys(spot.keys())) {
            List<String> path = new ArrayList<>(spot.keys());
            path.add(key);
            keys.add(key(
                    key,
                    sort,
                    "of the default",
                    ValueChoices.shortened(outline.written(path).orElse("")),
                    ": "));
        }
        return keys;
    }

    private static Completion key(String key, Sort sort, String detail, String help, String after) {
        return new Completion(key, sort, detail, help, key + after);
    }

    /** Those first that nothing fills and that need a value, then those that nothing fills, each in the table's order. */
    private List<Completion> columns(String name) {
        Table table = tables.get(name);
        if (table == null) {
            return List.of();
        }
        Set<String> filled = outline.keys(spot.keys());
        Comparator<Column> order =
                Comparator.comparingInt(column -> filled.contains(column.name()) ? 2 : isNeeded(column) ? 0 : 1);
        return table.mappable().stream()
                .sorted(order)
                .map(column -> column(column, filled))
                .toList();
    }

    private static boolean isNeeded(Column column) {
        return !column.nullable() && !column.hasDefault();
    }

    private Completion column(Column column, Set<String> filled) {
        List<String> path = new ArrayList<>(spot.keys());
        path.add(column.name());
        String help = filled.contains(column.name())
                ? "The default says: "
                        + ValueChoices.shortened(outline.written(path).orElse(""))
                : isNeeded(column) ? "Nothing fills it yet, and it needs a value." : "Nothing fills it yet.";
        return key(column.name(), Sort.COLUMN, Hints.type(column), help, ": ");
    }
}
