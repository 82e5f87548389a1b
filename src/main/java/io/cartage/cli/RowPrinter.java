package io.cartage.cli;

import io.cartage.mapping.ExplainedRow;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints explained rows: one line a cell with its value, where it comes from, and the line of the mapping. */
final class RowPrinter {
    private static final int WIDEST = 44;

    private RowPrinter() {}

    static void print(List<ExplainedRow> rows, PrintWriter out) {
        print(rows, cell -> "", out);
    }

    /** With the entry of the mapping, where that is more than a path. */
    static void printWithEntries(List<ExplainedRow> rows, PrintWriter out) {
        print(rows, RowPrinter::entry, out);
    }

    private static void print(List<ExplainedRow> rows, Function<ExplainedRow.Cell, String> more, PrintWriter out) {
        for (ExplainedRow row : rows) {
            out.println();
            out.println(row.table() + (row.group().isEmpty() ? "" : "  (" + row.group() + ")"));
            for (ExplainedRow.Cell cell : row.cells()) {
                out.println(String.format(
                                "  %-20s %-" + WIDEST + "s  %s  [%s]%s",
                                cell.column(),
                                cell.reason().isPresent()
                                        ? "!! " + cut(cell.reason().get().message())
                                        : cut(text(cell.value())),
                                sources(cell),
                                cell.at(),
                                more.apply(cell))
                        .stripTrailing());
            }
        }
        out.println();
    }

    private static String entry(ExplainedRow.Cell cell) {
        String written = cell.written();
        return written.startsWith("{") || written.startsWith("=") ? "  " + written.replaceAll("\\s+", " ") : "";
    }

    private static String sources(ExplainedRow.Cell cell) {
        return cell.sources().stream()
                .map(source -> "<- " + source.path()
                        + (same(source.value(), cell.value()) ? "" : " = " + cut(text(source.value()))))
                .collect(Collectors.joining(" "));
    }

    private static boolean same(@Nullable Object source, @Nullable Object value) {
        return text(source).equals(text(value));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** On one line and not too long for a terminal. */
    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= WIDEST
                ? line
                : line.substring(
                                0,
                                line.offsetByCodePoints(0, Math.min(WIDEST - 1, line.codePointCount(0, line.length()))))
                        + "…";
    }
}
