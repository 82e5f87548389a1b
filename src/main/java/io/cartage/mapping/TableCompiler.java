package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import io.cartage.table.Table;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles the columns of the two tables, and tells which of them the mapping must fill and doesn't. */
final class TableCompiler {
    private final ColumnCompiler columns;
    private final SourceCompiler sources;
    private final Problems problems;

    TableCompiler(ColumnCompiler columns, SourceCompiler sources, Problems problems) {
        this.columns = columns;
        this.sources = sources;
        this.problems = problems;
    }

    /** The cells of the table that gets one row. */
    List<Cell> header(Table table, YamlMap section) {
        List<Cell> cells = cells(table, section, Scope.PAYLOAD);
        checkNeeded(table, section, List.of(), section.at(), "");
        return cells;
    }

    /** The groups of the table that gets many rows. */
    List<GroupDraft> groups(Table table, YamlMap section) {
        List<GroupDraft> groups = new ArrayList<>();
        for (YamlMap.Entry entry : section.entries()) {
            if (!ColumnCompiler.skips(entry.value())) {
                group(table, section, entry).ifPresent(groups::add);
            }
        }
        if (groups.isEmpty()) {
            problems.error(
                    section.at(), "'" + table.name() + "' has no groups", "Write items: {each: path, columns: ...}");
        }
        List<String> filled = groups.stream()
                .flatMap(group -> group.cells().stream())
                .map(cell -> cell.column().name())
                .toList();
        groups.forEach(
                group -> checkNeeded(table, group.section(), filled, group.at(), " in group '" + group.name() + "'"));
        return groups;
    }

    /** A group before the places of its columns in a row are known. */
    record GroupDraft(
            String name,
            Optional<Nodes> each,
            Optional<Condition> condition,
            List<Cell> cells,
            YamlMap section,
            Position at) {}

    private Optional<GroupDraft> group(Table table, YamlMap groups, YamlMap.Entry entry) {
        if (!(entry.value() instanceof YamlMap map)) {
            problems.error(
                    entry.value().at(),
                    "group '" + entry.key().text() + "' is given "
                            + entry.value().kind(),
                    "Write each: path (or once: condition) and columns: below it");
            return Optional.empty();
        }
        Vocabulary.check(Place.GROUP, map, List.of(), problems);
        YamlFields fields = new YamlFields(map, problems);
        Optional<YamlScalar> each = fields.scalar("each");
        Optional<YamlScalar> once = fields.scalar("once");
        Optional<YamlScalar> where = fields.scalar("where");
        Optional<YamlMap> section = fields.nested("columns");
        if (each.isPresent() == once.isPresent() || section.isEmpty()) {
            problems.error(
                    entry.key().at(),
                    groupFault(entry, each.isPresent(), section.isPresent()),
                    groupRemedy(entry, groups));
            return Optional.empty();
        }
        Optional<Nodes> nodes = each.flatMap(path -> sources.places(path, Scope.PAYLOAD));
        Scope scope = nodes.map(list -> Scope.row(list, Scope.PAYLOAD)).orElse(Scope.PAYLOAD);
        if (once.isPresent() && where.isPresent()) {
            problems.error(
                    where.get().at(),
                    "'where' picks from a list, but 'once' has none",
                    "Join both with 'and' under once:");
        }
        Optional<YamlScalar> condition = once.or(() -> where);
        Optional<Condition> test = condition.flatMap(text -> sources.test(text, scope));
        if ((each.isPresent() && nodes.isEmpty()) || (condition.isPresent() && test.isEmpty())) {
            return Optional.empty();
        }
        List<Cell> cells = cells(table, section.get(), scope);
        return Optional.of(new GroupDraft(
                entry.key().text(),
                nodes,
                test,
                cells,
                section.get(),
                entry.key().at()));
    }

    private static String groupFault(YamlMap.Entry entry, boolean hasEach, boolean hasColumns) {
        String missing =
                !hasColumns ? "no 'columns'" : hasEach ? "both 'each' and 'once'" : "neither 'each' nor 'once'";
        return "group '" + entry.key().text() + "' has " + missing;
    }

    private static String groupRemedy(YamlMap.Entry entry, YamlMap groups) {
        String name = entry.key().text();
        List<String> others = groups.entries().stream()
                .map(other -> other.key().text())
                .filter(other -> !other.equals(name))
                .toList();
        return Suggestion.closest(name, others)
                .map(near -> "Did you mean the group '" + near + "'?")
                .orElse("Write each: path or once: condition, and columns: below it");
    }

    private List<Cell> cells(Table table, YamlMap section, Scope scope) {
        List<Cell> cells = new ArrayList<>();
        for (YamlMap.Entry entry : section.entries()) {
            Optional<Column> column = column(table, entry);
            if (column.isPresent() && !ColumnCompiler.skips(entry.value())) {
                columns.compile(column.get(), entry, scope).ifPresent(cells::add);
            }
        }
        return cells;
    }

    private Optional<Column> column(Table table, YamlMap.Entry entry) {
        String name = entry.key().text();
        Optional<Column> column = table.column(name);
        Position at = entry.key().at();
        if (column.isEmpty()) {
            unknown(table, name, at);
        } else if (column.get().reserved()) {
            problems.error(
                    at,
                    "column '" + name + "' of " + table.name() + " is not for mappings: Cartage or the ERP fills it",
                    "Take the line away");
            return Optional.empty();
        } else if (column.get().type() == ColumnType.OTHER) {
            problems.error(
                    at,
                    "column '" + name + "' of " + table.name() + " has a type that mappings can't fill",
                    "Take the line away");
            return Optional.empty();
        }
        return column;
    }

    private void unknown(Table table, String name, Position at) {
        if (name.endsWith(")") || name.contains("(") || name.contains("'")) {
            problems.error(
                    at,
                    "'" + name + "' is no column of " + table.name(),
                    "It looks like the rest of a formula: put the whole formula in quotes, for inside { } a comma ends it");
            return;
        }
        List<String> names = table.mappable().stream().map(Column::name).toList();
        problems.error(
                at, "table " + table.name() + " has no column '" + name + "'", Choices.instead(name, names, "It has"));
    }

    /**
     * Tells the columns without which the database would refuse a row.
     *
     * @param elsewhere columns that other groups fill, so that a row which leaves them out would hold null
     */
    private void checkNeeded(Table table, YamlMap section, List<String> elsewhere, Position at, String where) {
        Set<String> given = new LinkedHashSet<>();
        for (YamlMap.Entry entry : section.entries()) {
            if (!ColumnCompiler.skips(entry.value())) {
                given.add(entry.key().text());
            }
        }
        for (Column column : table.mappable()) {
            boolean left = !column.hasDefault() || elsewhere.contains(column.name());
            if (!column.nullable() && left && !given.contains(column.name())) {
                problems.error(
                        at,
                        "column '" + column.name() + "' of " + table.name() + " must have a value, but nothing fills it"
                                + where,
                        "Write " + column.name() + ": and a path, or {value: ...}");
            }
        }
    }
}
