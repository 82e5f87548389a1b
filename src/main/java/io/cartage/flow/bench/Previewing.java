package io.cartage.flow.bench;

import io.cartage.flow.bench.Preview.Change;
import io.cartage.mapping.Draft;
import io.cartage.mapping.ExplainedField;
import io.cartage.mapping.ExplainedRow;
import io.cartage.mapping.Filled;
import io.cartage.mapping.MappingPlan;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.PayloadResult;
import io.cartage.mapping.Reason;
import io.cartage.mapping.Unmappable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lays what a draft makes of a record beside what the saved mapping makes of it. */
final class Previewing {
    private static final List<String> IDENTITY = List.of("line_type", "cart_line_id");
    private static final String PAYLOAD = "payload";

    private final BenchSources.Found record;

    Previewing(BenchSources.Found record) {
        this.record = record;
    }

    /** What one mapping makes of the record. */
    private record Made(List<ExplainedRow> rows, List<String> reasons, List<String> remarks) {
        static final Made NOTHING = new Made(List.of(), List.of(), List.of());
    }

    /** The draft's rows; empty if nothing of it can be read. */
    Optional<Preview> of(Draft draft, Draft saved) {
        if (draft.rows().isEmpty() && draft.payload().isEmpty()) {
            return Optional.empty();
        }
        Made now = made(draft);
        Made before = saved.isBroken() ? now : made(saved);
        return Optional.of(
                new Preview(rows(before.rows(), now.rows()), now.reasons(), before.reasons(), now.remarks()));
    }

    private Made made(Draft draft) {
        return draft.rows()
                .map(this::made)
                .or(() -> draft.payload().map(this::made))
                .orElse(Made.NOTHING);
    }

    private Made made(MappingPlan plan) {
        List<ExplainedRow> rows = plan.explain(record.payload(), record.store());
        List<String> reasons = plan.map(record.payload(), record.store()) instanceof Unmappable refused
                ? refused.reasons().stream().map(Previewing::words).toList()
                : List.of();
        return new Made(rows, reasons, List.of());
    }

    private Made made(PayloadPlan plan) {
        List<ExplainedRow.Cell> cells = new ArrayList<>();
        for (ExplainedField field : plan.explain(record.payload(), record.store())) {
            cells.add(new ExplainedRow.Cell(
                    field.path(), field.value(), field.sources(), "", field.at(), field.reason()));
        }
        PayloadResult result = plan.fill(record.payload(), record.store());
        List<String> reasons = result instanceof Unmappable refused
                ? refused.reasons().stream().map(Previewing::words).toList()
                : List.of();
        List<String> remarks = result instanceof Filled filled ? filled.warnings() : List.of();
        return new Made(List.of(new ExplainedRow(PAYLOAD, "", cells)), reasons, remarks);
    }

    private static String words(Reason reason) {
        return (reason.column().isEmpty() ? "" : reason.column() + ": ") + reason.message();
    }

    private static List<Preview.Row> rows(List<ExplainedRow> before, List<ExplainedRow> now) {
        Map<String, ExplainedRow> left = new LinkedHashMap<>();
        IdentityHashMap<ExplainedRow, String> keys = keyed(before);
        before.forEach(row -> left.put(keys.get(row), row));
        List<Preview.Row> rows = new ArrayList<>();
        IdentityHashMap<ExplainedRow, ExplainedRow> pairs = new IdentityHashMap<>();
        keyed(now).forEach((row, key) -> Optional.ofNullable(left.remove(key)).ifPresent(same -> pairs.put(row, same)));
        for (ExplainedRow row : now) {
            ExplainedRow same = pairs.get(row);
            if (same == null) {
                same = takeLike(row, left);
            }
            rows.add(same == null ? whole(row, Change.ADDED) : compared(same, row));
        }
        left.values().forEach(row -> rows.add(whole(row, Change.GONE)));
        return rows;
    }

    /** A row of the same table and group that is left. */
    private static @Nullable ExplainedRow takeLike(ExplainedRow row, Map<String, ExplainedRow> left) {
        Optional<String> key = left.entrySet().stream()
                .filter(one -> one.getValue().table().equals(row.table())
                        && one.getValue().group().equals(row.group()))
                .map(Map.Entry::getKey)
                .findFirst();
        return key.map(left::remove).orElse(null);
    }

    /** Rows with what they stand for; the second of the same counts as another. */
    private static IdentityHashMap<ExplainedRow, String> keyed(List<ExplainedRow> rows) {
        IdentityHashMap<ExplainedRow, String> keys = new IdentityHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (ExplainedRow row : rows) {
            StringBuilder key = new StringBuilder(row.table());
            for (ExplainedRow.Cell cell : row.cells()) {
                if (IDENTITY.contains(cell.column())) {
                    key.append('/').append(text(cell.value()));
                }
            }
            keys.put(row, counts.merge(key.toString(), 1, Integer::sum) + " " + key);
        }
        return keys;
    }

    private static Preview.Row whole(ExplainedRow row, Change change) {
        List<Preview.Cell> cells =
                row.cells().stream().map(cell -> cell(cell, Change.NONE, "")).toList();
        return new Preview.Row(row.table(), row.group(), change, cells);
    }

    private static Preview.Row compared(ExplainedRow before, ExplainedRow now) {
        Map<String, ExplainedRow.Cell> were = new LinkedHashMap<>();
        before.cells().forEach(cell -> were.put(cell.column(), cell));
        List<Preview.Cell> cells = new ArrayList<>();
        for (ExplainedRow.Cell cell : now.cells()) {
            ExplainedRow.Cell was = were.remove(cell.column());
            if (was == null) {
                cells.add(cell(cell, cell.value() == null ? Change.NONE : Change.ADDED, ""));
            } else {
                boolean same = same(was, cell);
                cells.add(cell(cell, same ? Change.NONE : Change.CHANGED, same ? "" : told(was)));
            }
        }
        were.values().stream()
                .filter(cell -> cell.value() != null)
                .forEach(cell -> cells.add(new Preview.Cell(
                        cell.column(), "", Change.GONE, told(cell), List.of(), cell.at(), Optional.empty())));
        return new Preview.Row(now.table(), now.group(), Change.NONE, cells);
    }

    private static boolean same(ExplainedRow.Cell was, ExplainedRow.Cell now) {
        if (was.value() instanceof BigDecimal a && now.value() instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return told(was).equals(told(now));
    }

    private static String told(ExplainedRow.Cell cell) {
        return cell.reason().map(Reason::message).orElseGet(() -> text(cell.value()));
    }

    private static Preview.Cell cell(ExplainedRow.Cell cell, Change change, String before) {
        return new Preview.Cell(
                cell.column(),
                text(cell.value()),
                change,
                before,
                cell.sources(),
                cell.at(),
                cell.reason().map(Reason::message));
    }

    /** A value as it would be written; empty for nothing. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
