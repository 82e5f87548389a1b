package io.cartage.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.mapping.ExplainedRow;
import io.cartage.staging.desk.OrderTrace;
import io.cartage.staging.desk.TraceEvent;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints an order's life as one JSON object in a line. Times are UTC, values texts. */
final class TraceJson {
    private TraceJson() {}

    static void print(OrderTrace trace, Optional<TracedCells> cells, PrintWriter out) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", trace.storeId());
        json.put("cart_order_id", trace.cartOrderId());
        json.put("order_no", trace.orderNo().orElse(null));
        json.put("standing", trace.standing());
        json.put("mapping_version", trace.mappingVersion().orElse(null));
        ArrayNode events = json.putArray("events");
        trace.events().forEach(event -> put(event, events.addObject()));
        cells.ifPresent(some -> put(some, json.putObject("cells")));
        out.println(json);
        out.flush();
    }

    private static void put(TraceEvent event, ObjectNode json) {
        json.put("at", event.at().map(Instant::toString).orElse(null));
        json.put("kind", event.kind().word());
        json.put("text", event.text());
        json.put("run", event.run().orElse(null));
        json.put("run_millis", event.took().map(Duration::toMillis).orElse(null));
    }

    private static void put(TracedCells cells, ObjectNode json) {
        json.put("mapping", cells.plan().path());
        json.put("version", cells.plan().version());
        ArrayNode rows = json.putArray("rows");
        for (ExplainedRow row : cells.rows()) {
            ObjectNode one = rows.addObject();
            one.put("table", row.table());
            one.put("group", row.group());
            ArrayNode list = one.putArray("cells");
            row.cells().forEach(cell -> put(cell, list.addObject()));
        }
    }

    private static void put(ExplainedRow.Cell cell, ObjectNode json) {
        json.put("column", cell.column());
        json.put("value", text(cell.value()));
        ArrayNode sources = json.putArray("sources");
        for (ExplainedRow.Source source : cell.sources()) {
            sources.addObject().put("path", source.path()).put("value", text(source.value()));
        }
        json.put("entry", cell.written());
        json.put("at", cell.at().toString());
        json.put("reason", cell.reason().map(reason -> reason.message()).orElse(null));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
