package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the entry of one column: a path, a formula, or the words of the vocabulary. */
final class ColumnCompiler {
    private final SourceCompiler sources;
    private final ValueCompiler values;
    private final Problems problems;

    ColumnCompiler(SourceCompiler sources, ValueCompiler values, Problems problems) {
        this.sources = sources;
        this.values = values;
        this.problems = problems;
    }

    /** Whether the entry says {@code skip: true}. */
    static boolean skips(YamlNode entry) {
        return entry instanceof YamlMap map
                && map.get("skip").orElse(null) instanceof YamlScalar flag
                && flag.text().equals("true");
    }

    Optional<Cell> compile(Column column, YamlMap.Entry entry, Scope scope) {
        YamlNode node = entry.value();
        if (node instanceof YamlMap map) {
            Vocabulary.check(Place.COLUMN, map, List.of(), problems);
            return words(column, entry, new YamlFields(map, problems), scope);
        }
        if (!(node instanceof YamlScalar scalar) || scalar.isAbsent()) {
            problems.error(
                    entry.key().at(),
                    "column '" + column.name() + "' is given " + node.kind(),
                    "Write a path, = formula, or {from: path}; {skip: true} leaves it empty");
            return Optional.empty();
        }
        return sources.pathOrFormula(scalar, scope).map(expr -> cell(column, expr, false, scalar.text(), null, entry));
    }

    private Optional<Cell> words(Column column, YamlMap.Entry entry, YamlFields fields, Scope scope) {
        Optional<ValueCompiler.Compiled> value =
                values.compile("column '" + column.name() + "'", ValueCompiler.SOURCES, entry, fields, scope);
        String required = ValueCompiler.required(fields, "Fill it in the cart and replay the order");
        boolean truncate = fields.flag("truncate", false);
        if (truncate && column.type() != ColumnType.TEXT) {
            problems.error(
                    fields.map().at(),
                    "'truncate' cuts texts, but column '" + column.name() + "' holds none",
                    "Take it away");
        }
        String what = ValueCompiler.what(fields.map());
        return value.map(compiled -> {
            Cell cell = cell(column, compiled.expr(), truncate, what, required, entry);
            if (compiled.isConstant()) {
                tryConstant(cell, fields.map().at());
            }
            return cell;
        });
    }

    private static Cell cell(
            Column column, Expr expr, boolean truncate, String what, @Nullable String required, YamlMap.Entry entry) {
        String needed = required != null || column.nullable()
                ? required
                : "'" + what
                        + "' has no value, but the column needs one. Correct the order, or give the column a default: in"
                        + " the mapping";
        return new Cell(
                column,
                expr,
                Fit.of(column, truncate, what),
                needed,
                MergedText.asWritten(entry.value()),
                entry.key().at());
    }

    private void tryConstant(Cell cell, Position at) {
        Frame nothing = SourceCompiler.nothing();
        try {
            cell.value(nothing);
        } catch (CellFault fault) {
            Object value = cell.expr().value(nothing);
            problems.error(
                    at,
                    "column '" + cell.column().name() + "' takes " + taken(cell.column()) + ", but its value is "
                            + Values.shown(value),
                    "Correct it, or map a field");
        }
    }

    private static String taken(Column column) {
        return switch (column.type()) {
            case TEXT -> "texts of at most " + column.size() + " characters";
            case DECIMAL -> "numbers";
            case INTEGER -> "whole numbers";
            case BOOLEAN -> "true or false";
            case TIMESTAMP, DATE -> "dates such as 2026-01-31";
            case OTHER -> "nothing";
        };
    }
}
