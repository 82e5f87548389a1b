package io.cartage.mapping;

import io.cartage.mapping.Completion.Sort;
import io.cartage.table.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that may stand at a place of a mapping. */
final class ValueChoices {
    private static final Pattern COMPARED = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\s*(?:=|<>|!=)\\s*$");

    private final Outline outline;
    private final String cart;
    private final Map<String, Table> tables;
    private final Shape shape;
    private final Spot spot;
    private final Ground ground;

    ValueChoices(Outline outline, String cart, Map<String, Table> tables, Shape shape, Spot spot, Ground ground) {
        this.outline = outline;
        this.cart = cart;
        this.tables = tables;
        this.shape = shape;
        this.spot = spot;
        this.ground = ground;
    }

    static List<Completion> startingWith(String typed, List<Completion> options) {
        String low = typed.toLowerCase(Locale.ROOT);
        return options.stream()
                .filter(option -> option.label().toLowerCase(Locale.ROOT).contains(low))
                .toList();
    }

    static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    /** What may be a value here, and where it begins. */
    record Found(int from, boolean all, List<Completion> options) {}

    Found of(Kind kind) {
        boolean formula = spot.written().startsWith("=") || kind == Kind.CONDITION;
        List<String> known = known();
        return switch (kind) {
            case PATH, PATHS, PATH_LIST, NAMES, CONDITION -> paths(formula);
            case TEXT_OR_FORMULA -> formula ? paths(true) : texts(known);
            case LOOKUP_NAME -> lookups(spot.start(), spot.written());
            case FLAG -> fixed(List.of("true", "false"), "");
            case TEXT_OR_TRUE -> fixed(List.of("true"), "");
            case DATE_PATTERN ->
                fixed(List.of("rfc1123", "iso", "yyyy-MM-dd", "dd.MM.yyyy HH:mm"), "pattern of a date");
            case TYPE -> fixed(List.of("text", "number", "integer", "boolean"), "");
            case DEFAULT -> fixed(List.of("default"), "");
            case QUARANTINE -> fixed(List.of("quarantine"), "");
            case TEXT -> texts();
            default -> new Found(spot.start(), true, List.of());
        };
    }

    /** The texts that the column at hand is known to take, where such a text may stand. */
    private List<String> known() {
        Word word = ground.word();
        boolean isValue =
                word == null || List.of("value", "default", "then", "else").contains(word.word());
        return isValue ? KnownValues.of(outline.flow(), spot.keys()) : List.of();
    }

    /** The texts that a column is known to take, or a formula. */
    private Found texts(List<String> known) {
        List<Completion> options =
                new ArrayList<>(fixed(known, "of this column").options());
        options.addAll(fixed(List.of("= "), "a formula").options());
        return new Found(spot.start(), true, options);
    }

    private Found texts() {
        Word word = ground.word();
        String name = word == null ? "" : word.word();
        return switch (name) {
            case "timezone" ->
                fixed(
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(id -> id.contains("/"))
                                .sorted()
                                .toList(),
                        "");
            case "mapping" -> fixed(List.of(cart + "/" + outline.flow().word), "");
            case "input" -> fixed(outline.samples(cart), "sample");
            default -> fixed(known(), "of this column");
        };
    }

    private Found fixed(List<String> texts, String detail) {
        List<Completion> options = startingWith(
                spot.written(),
                texts.stream()
                        .map(text -> Completion.of(text, Sort.VALUE, detail, ""))
                        .toList());
        return new Found(spot.start(), true, options);
    }

    private Found lookups(int from, String typed) {
        List<Completion> options = new ArrayList<>();
        for (String name : outline.lookups()) {
            Map<String, String> rows = outline.lookup(name);
            String help = shortened(String.join(
                    ", ",
                    rows.entrySet().stream()
                            .limit(8)
                            .map(row -> row.getKey() + ": " + row.getValue())
                            .toList()));
            options.add(Completion.of(name, Sort.LOOKUP, rows.size() == 1 ? "1 row" : rows.size() + " rows", help));
        }
        return new Found(from, true, startingWith(typed, options));
    }

    private Found paths(boolean formula) {
        String written = spot.written();
        int quote = formula ? FormulaChoices.openQuote(written) : -1;
        if (quote >= 0) {
            boolean lookup = written.substring(0, quote).matches("(?s).*\\blookup\\s*\\(\\s*");
            int from = spot.start() + quote + 1;
            String typed = written.substring(quote + 1);
            return lookup ? lookups(from, typed) : compared(from, written.substring(0, quote), typed);
        }
        int start = Paths.start(written);
        String typed = written.substring(start);
        int from = spot.start() + start;
        if (isOfTables()) {
            return new Found(from, true, startingWith(typed, FormulaChoices.with(tableColumns(), typed)));
        }
        boolean inBracket = start > 0 && written.charAt(start - 1) == '[';
        String before = inBracket ? written.substring(Paths.start(written.substring(0, start - 1)), start - 1) : "";
        List<Completion> options = new ArrayList<>(new PathChoices(outline, shape, ground).fitting(typed, before));
        if (formula && before.isEmpty()) {
            options = FormulaChoices.with(options, typed);
        } else if (written.isEmpty()) {
            for (String value : known()) {
                options.add(new Completion(value, Sort.VALUE, "of this column, always", "", "{value: " + value + "}"));
            }
            options.add(new Completion(
                    "= …", Sort.VALUE, "a formula", "Spreadsheet style: = round(price * quantity, 2)", "= "));
        }
        return new Found(from, !typed.isEmpty() && typed.indexOf('.') < 0, options);
    }

    /** What the path before an equals sign was seen to hold. */
    private Found compared(int from, String before, String typed) {
        Matcher matcher = COMPARED.matcher(before);
        List<Completion> options = new ArrayList<>();
        if (matcher.find() && !isOfTables()) {
            for (Shape found : new PathChoices(outline, shape, ground).at(matcher.group(1))) {
                found.examples().stream()
                        .filter(value -> value.indexOf('\'') < 0 && !value.endsWith("…"))
                        .forEach(value -> options.add(Completion.of(value, Sort.VALUE, "seen in orders", "")));
            }
        }
        return new Found(
                from, true, startingWith(typed, options.stream().distinct().toList()));
    }

    private boolean isOfTables() {
        Word word = ground.word();
        return word != null && word.place() == Place.CHECK && word.word().equals("rows");
    }

    private List<Completion> tableColumns() {
        List<Completion> columns = new ArrayList<>();
        for (String name : List.of(outline.flow().header, outline.flow().details)) {
            Table table = tables.get(name);
            if (table != null) {
                table.mappable()
                        .forEach(column -> columns.add(
                                Completion.of(name + "." + column.name(), Sort.COLUMN, Hints.type(column), "")));
            }
        }
        return columns;
    }
}
