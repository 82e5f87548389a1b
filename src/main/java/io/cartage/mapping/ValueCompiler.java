package io.cartage.mapping;

import io.cartage.problem.Problems;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles what gives a value, be it of a column or of a field: its source, and the words that work on it. */
final class ValueCompiler {
    static final List<String> SOURCES = List.of("from", "value", "add", "when");

    /** Of a field, which may be a list. */
    static final List<String> SOURCES_OF_FIELDS = List.of("from", "value", "add", "when", "all");

    private static final List<String> TYPES = List.of("text", "number", "integer", "boolean");

    private final SourceCompiler sources;
    private final Lookups lookups;
    private final Problems problems;

    ValueCompiler(SourceCompiler sources, Lookups lookups, Problems problems) {
        this.sources = sources;
        this.lookups = lookups;
        this.problems = problems;
    }

    /**
     * A value before it is brought into its place.
     *
     * @param isConstant whether it is the same for every payload
     */
    record Compiled(Expr expr, boolean isConstant) {}

    /**
     * @param subject what gets the value, such as {@code column 'sku'}
     * @param choices the words that may give it
     */
    Optional<Compiled> compile(
            String subject, List<String> choices, YamlMap.Entry entry, YamlFields fields, Scope scope) {
        return worked(source(subject, choices, entry, fields, scope), fields, scope);
    }

    /** What becomes of a source by the words after it. */
    Optional<Compiled> worked(Optional<Expr> source, YamlFields fields, Scope scope) {
        Pipeline pipeline = new Pipeline(fields, scope, source);
        pipeline.lookup();
        pipeline.otherwise();
        pipeline.affix("prefix", true);
        pipeline.affix("suffix", false);
        pipeline.date();
        pipeline.as();
        return pipeline.expr.map(expr -> new Compiled(expr, pipeline.constant));
    }

    /** Why a value is needed, in the file's own words or these; null if none is. */
    static @Nullable String required(YamlFields fields, String remedy) {
        String text = fields.text("required").orElse("false");
        return switch (text) {
            case "false" -> null;
            case "true" -> "'" + what(fields.map()) + "' has no value. " + remedy;
            default -> text;
        };
    }

    private Optional<Expr> source(
            String subject, List<String> choices, YamlMap.Entry entry, YamlFields fields, Scope scope) {
        List<String> given = SOURCES.stream()
                .filter(word -> fields.map().get(word).isPresent())
                .toList();
        if (given.size() != 1) {
            boolean none = given.isEmpty();
            problems.error(
                    entry.key().at(),
                    subject + " has " + (none ? "no source" : "several sources: " + String.join(", ", given)),
                    (none ? "Give it one of " : "Keep one of ") + String.join(", ", choices));
            return Optional.empty();
        }
        if (fields.map().get("separator").isPresent() && !given.get(0).equals("add")) {
            problems.error(entry.key().at(), "'separator' needs 'add'", "Take it away, or write add: [path, path]");
        }
        return switch (given.get(0)) {
            case "from" -> sources.first(fields.node("from"), entry.key().at(), scope);
            case "value" -> fields.scalar("value").flatMap(text -> sources.textOrFormula(text, scope));
            case "add" ->
                fields.list("add")
                        .flatMap(parts ->
                                sources.joined(parts, fields.text("separator").orElse(""), scope));
            default -> fields.list("when").flatMap(cases -> sources.cases(cases, scope));
        };
    }

    /** The source of a value in the words of its author. */
    static String what(YamlMap map) {
        YamlNode source = SOURCES_OF_FIELDS.stream()
                .flatMap(word -> map.get(word).stream())
                .findFirst()
                .orElse(map);
        if (source instanceof YamlScalar scalar) {
            return scalar.text();
        }
        List<String> parts = source instanceof YamlList list
                ? list.items().stream()
                        .filter(item -> item instanceof YamlScalar)
                        .map(item -> ((YamlScalar) item).text())
                        .toList()
                : List.of();
        return parts.isEmpty() ? "when" : String.join(", ", parts);
    }

    /** The words after the source, in their order of working. */
    private final class Pipeline {
        private final YamlFields fields;
        private final Scope scope;
        private Optional<Expr> expr;
        private boolean constant;

        Pipeline(YamlFields fields, Scope scope, Optional<Expr> source) {
            this.fields = fields;
            this.scope = scope;
            this.expr = source;
            this.constant = source.isPresent() && source.get() instanceof Constant;
        }

        void lookup() {
            Optional<YamlScalar> name = fields.scalar("lookup");
            Optional<Lookup> found = name.flatMap(scalar -> lookups.find(scalar.text(), scalar.at()));
            boolean lenient = fields.map().get("default").isPresent();
            found.ifPresent(lookup -> expr = expr.map(before -> lenient
                    ? frame -> lookup.findOrNull(before.value(frame))
                    : frame -> lookup.find(before.value(frame))));
        }

        void otherwise() {
            Optional<Expr> otherwise = fixed("default");
            otherwise.ifPresent(value -> expr = expr.map(before -> frame -> {
                Object found = before.value(frame);
                return found == null ? value.value(frame) : found;
            }));
        }

        void affix(String word, boolean before) {
            Optional<Expr> affix = fixed(word);
            affix.ifPresent(text -> expr = expr.map(source -> frame -> {
                String value = Values.text(source.value(frame));
                String added = value == null ? null : Values.text(text.value(frame));
                return added == null ? value : before ? added + value : value + added;
            }));
        }

        private Optional<Expr> fixed(String word) {
            Optional<Expr> fixed = fields.scalar(word).flatMap(text -> sources.textOrFormula(text, scope));
            constant &= fixed.isEmpty() || fixed.get() instanceof Constant;
            return fixed;
        }

        void date() {
            Optional<YamlScalar> pattern = fields.scalar("date");
            if (pattern.isEmpty()) {
                return;
            }
            Optional<Dates> dates = Dates.of(pattern.get().text());
            if (dates.isEmpty()) {
                problems.error(
                        pattern.get().at(),
                        "'" + pattern.get().text() + "' is no date pattern",
                        "Write rfc1123, iso, or letters such as dd.MM.yyyy HH:mm");
                return;
            }
            String what = what(fields.map());
            expr = expr.map(source -> frame -> {
                Object value = source.value(frame);
                return value == null ? null : dates.get().read(value, frame.zone, what);
            });
        }

        void as() {
            Optional<YamlScalar> type = fields.scalar("as");
            if (type.isEmpty()) {
                return;
            }
            String name = type.get().text();
            Optional<Fit> fit =
                    Optional.ofNullable(conversions(what(fields.map())).get(name));
            if (fit.isEmpty()) {
                problems.error(type.get().at(), "'as' is '" + name + "'", Choices.instead(name, TYPES, "Write one of"));
                return;
            }
            expr = expr.map(source -> frame -> {
                Object value = source.value(frame);
                return value == null ? null : fit.get().fit(value, frame);
            });
        }

        private static Map<String, Fit> conversions(String what) {
            return Map.of(
                    "text", (value, frame) -> Values.text(value),
                    "number", (value, frame) -> NumberFunctions.plain(Numbers.needed(value, what)),
                    "integer", (value, frame) -> Numbers.asWhole(Numbers.needed(value, what), what),
                    "boolean", (value, frame) -> Fit.bool(value, what));
        }
    }
}
