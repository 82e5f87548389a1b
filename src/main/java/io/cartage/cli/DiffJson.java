package io.cartage.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.DiffReport;
import io.cartage.flow.DiffReport.ColumnChange;
import io.cartage.flow.DiffReport.Turn;
import io.cartage.mapping.MappingPlan;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another mapping would change as a JSON object; values are texts, and null where a cell is empty. */
final class DiffJson {
    private DiffJson() {}

    static ObjectNode of(MappingPlan before, MappingPlan after, DiffReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(before, json.putObject("before"));
        put(after, json.putObject("after"));
        json.put("orders", report.orders());
        json.put("same", report.same());
        json.put("changed", report.changed());
        json.put("quarantined", report.heldOrders());
        json.put("freed", report.freedOrders());
        json.put("left_out", report.leftOut());
        json.put("broken_totals", report.brokenTotals());
        ArrayNode columns = json.putArray("columns");
        report.columns().forEach(change -> put(change, columns.addObject()));
        put(report.held(), json.putArray("quarantined_causes"));
        put(report.freed(), json.putArray("freed_causes"));
        return json;
    }

    private static void put(MappingPlan plan, ObjectNode json) {
        json.put("path", plan.path()).put("version", plan.version());
    }

    private static void put(ColumnChange change, ObjectNode json) {
        json.put("table", change.table());
        json.put("column", change.column().isEmpty() ? null : change.column());
        json.put("cells", change.cells());
        json.put("orders", change.orders());
        ArrayNode examples = json.putArray("examples");
        change.examples().forEach(example -> examples.addObject()
                .put("order", example.order())
                .put("before", text(example.before()))
                .put("after", text(example.after())));
    }

    private static void put(List<Turn> turns, ArrayNode json) {
        for (Turn turn : turns) {
            ObjectNode one = json.addObject()
                    .put("cause", turn.cause())
                    .put("broken_total", turn.brokenTotal())
                    .put("orders", turn.orders());
            ArrayNode examples = one.putArray("examples");
            turn.examples()
                    .forEach(example ->
                            examples.addObject().put("order", example.order()).put("reason", example.reason()));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
