package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the fields of a payload: values, lists of values, groups of fields, and lists of groups. */
final class PayloadCompiler {
    private static final int LONGEST_TEXT = 1_000_000;
    private static final List<String> WORDS_OF_GROUPS =
            List.of("fields", "each", "where", "required", "always", "skip");
    private static final String FILL_IT = "Fill it in the staging table";

    private final SourceCompiler sources;
    private final ValueCompiler values;
    private final Problems problems;

    PayloadCompiler(SourceCompiler sources, ValueCompiler values, Problems problems) {
        this.sources = sources;
        this.values = values;
        this.problems = problems;
    }

    List<PayloadField> fields(YamlMap section, Scope scope) {
        List<PayloadField> fields = new ArrayList<>();
        for (YamlMap.Entry entry : section.entries()) {
            if (!ColumnCompiler.skips(entry.value())) {
                field(entry, scope).ifPresent(fields::add);
            }
        }
        return fields;
    }

    private Optional<PayloadField> field(YamlMap.Entry entry, Scope scope) {
        YamlNode node = entry.value();
        if (node instanceof YamlMap map) {
            Vocabulary.check(Place.FIELD, map, List.of(), problems);
            YamlFields words = new YamlFields(map, problems);
            boolean isGroup = map.get("fields").isPresent() || map.get("each").isPresent();
            return isGroup ? group(entry, words, scope) : value(entry, words, scope);
        }
        if (!(node instanceof YamlScalar scalar) || scalar.isAbsent()) {
            problems.error(
                    entry.key().at(),
                    subject(entry) + " is given " + node.kind(),
                    node instanceof YamlList
                            ? "Write {all: path} for a list of values, or {each: path, fields: ...} for a list of groups"
                            : "Write a path, = formula, or {from: path}; {skip: true} leaves it out");
            return Optional.empty();
        }
        FieldLimits none = new FieldLimits(0, false);
        return sources.pathOrFormula(scalar, scope)
                .map(expr -> new PayloadField.Single(
                        name(entry),
                        none.value(expr, scalar.text(), null, null),
                        entry.key().at()));
    }

    private Optional<PayloadField> group(YamlMap.Entry entry, YamlFields words, Scope scope) {
        for (YamlMap.Entry word : words.map().entries()) {
            String key = word.key().text();
            if (!WORDS_OF_GROUPS.contains(key) && Vocabulary.isWord(Place.FIELD, key)) {
                problems.error(
                        word.key().at(),
                        "'" + key + "' doesn't go with a group of fields",
                        "Give it to one of the fields, or take it away");
            }
        }
        Optional<YamlMap> section = words.nested("fields");
        if (section.isEmpty()) {
            problems.error(
                    entry.key().at(),
                    subject(entry) + " has no 'fields'",
                    "Write fields: and below it what each element holds; for a list of plain values write {all: path}");
        }
        Optional<YamlScalar> each = words.scalar("each");
        Optional<YamlScalar> where = words.scalar("where");
        Optional<Nodes> nodes = each.flatMap(path -> sources.places(path, scope));
        Scope inner = nodes.map(list -> Scope.row(list, scope)).orElse(scope);
        Optional<Condition> condition = where.flatMap(text -> sources.test(text, inner));
        boolean broken = (each.isPresent() && nodes.isEmpty()) || (where.isPresent() && condition.isEmpty());
        if (section.isEmpty() || broken) {
            return Optional.empty();
        }
        return Optional.of(new PayloadField.Group(
                name(entry),
                nodes.orElse(null),
                condition.orElse(null),
                fields(section.get(), inner),
                words.flag("always", false),
                ValueCompiler.required(words, FILL_IT),
                entry.key().at()));
    }

    private Optional<PayloadField> value(YamlMap.Entry entry, YamlFields words, Scope scope) {
        words.scalar("where")
                .ifPresent(where -> problems.error(
                        where.at(),
                        "'where' needs 'fields'",
                        "For a value write {when: [{if: " + where.text() + ", then: = path}]}"));
        FieldLimits limits = FieldLimits.read(words, problems);
        boolean always = words.flag("always", false);
        String required = ValueCompiler.required(words, FILL_IT);
        String what = ValueCompiler.what(words.map());
        if (words.map().get("all").isPresent()) {
            return list(entry, words, scope)
                    .flatMap(all -> values.worked(Optional.of(frame -> frame.item), words, scope)
                            .map(each -> new PayloadField.Values(
                                    name(entry),
                                    all,
                                    limits.value(each.expr(), what, otherwise(words, false), null),
                                    always,
                                    required,
                                    entry.key().at())));
        }
        return values.compile(subject(entry), ValueCompiler.SOURCES_OF_FIELDS, entry, words, scope)
                .map(compiled -> new PayloadField.Single(
                        name(entry),
                        limits.value(compiled.expr(), what, otherwise(words, always), required),
                        entry.key().at()));
    }

    private Optional<Expr> list(YamlMap.Entry entry, YamlFields words, Scope scope) {
        List<String> others = ValueCompiler.SOURCES.stream()
                .filter(word -> words.map().get(word).isPresent())
                .toList();
        if (!others.isEmpty()) {
            problems.error(
                    entry.key().at(),
                    subject(entry) + " has several sources: all, " + String.join(", ", others),
                    "Keep one of them");
        }
        return words.node("all")
                .flatMap(node -> sources.all(node instanceof YamlList list ? list.items() : List.of(node), scope))
                .map(AllExpr::new);
    }

    /** What stands where there is no value: an empty text if the mapping says so, null if something always must. */
    private static @Nullable JsonNode otherwise(YamlFields words, boolean always) {
        for (String word : List.of("value", "default")) {
            if (words.map().get(word).orElse(null) instanceof YamlScalar scalar
                    && !scalar.isAbsent()
                    && scalar.text().isEmpty()) {
                return JsonNodeFactory.instance.textNode("");
            }
        }
        return always ? JsonNodeFactory.instance.nullNode() : null;
    }

    /** The warnings of a mapping. */
    List<PayloadWarning> warnings(Optional<YamlMap> section) {
        List<PayloadWarning> warnings = new ArrayList<>();
        section.ifPresent(map -> map.entries().stream()
                .filter(entry -> !ColumnCompiler.skips(entry.value()))
                .forEach(entry -> warning(entry).ifPresent(warnings::add)));
        return warnings;
    }

    private Optional<PayloadWarning> warning(YamlMap.Entry entry) {
        if (!(entry.value() instanceof YamlMap map)) {
            problems.error(
                    entry.value().at(),
                    "a warning needs 'if' and 'text', but this is "
                            + entry.value().kind(),
                    "Write " + name(entry) + ": {if: condition, text: what to tell}");
            return Optional.empty();
        }
        Vocabulary.check(Place.WARNING, map, List.of(), problems);
        YamlFields words = new YamlFields(map, problems);
        Optional<YamlScalar> condition = words.scalar("if");
        Optional<YamlScalar> text = words.scalar("text");
        if (condition.isEmpty() || text.isEmpty()) {
            problems.error(entry.key().at(), "warning '" + name(entry) + "' needs 'if' and 'text'", "Write both");
            return Optional.empty();
        }
        Optional<Condition> test = sources.test(condition.get(), Scope.PAYLOAD);
        Optional<Expr> told = sources.textOrFormula(text.get(), Scope.PAYLOAD);
        return test.flatMap(holds -> told.map(expr -> new PayloadWarning(name(entry), holds, expr)));
    }

    private static String name(YamlMap.Entry entry) {
        return entry.key().text();
    }

    private static String subject(YamlMap.Entry entry) {
        return "field '" + name(entry) + "'";
    }

    /** How long a text may be. */
    private record FieldLimits(int most, boolean truncate) {

        static FieldLimits read(YamlFields words, Problems problems) {
            int cut = words.integer("truncate", 1, LONGEST_TEXT, 0);
            int most = words.integer("longest", 1, LONGEST_TEXT, 0);
            if (cut > 0 && most > 0) {
                problems.error(
                        words.map().at(),
                        "both 'truncate' and 'longest' are given",
                        "Keep truncate to cut a text, or longest to refuse it");
            }
            return new FieldLimits(Math.max(cut, most), cut > 0);
        }

        FieldValue value(Expr expr, String what, @Nullable JsonNode otherwise, @Nullable String required) {
            return new FieldValue(expr, what, most, truncate, otherwise, required);
        }
    }
}
