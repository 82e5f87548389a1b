package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.OrderCells;
import io.cartage.mapping.ExplainedRow;
import io.cartage.staging.desk.OrderTrace;
import io.cartage.staging.desk.TraceEvent;
import java.time.Duration;
import java.util.Optional;

/** An order's life. */
public final class TraceJson {
    private TraceJson() {}

    /**
     * All of it.
     *
     * @param cells of its rows, if they shall be told: they hold the buyer's data
     */
    public static ObjectNode of(OrderTrace trace, Optional<OrderCells.Told> cells) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", trace.storeId());
        json.put("cart_order_id", trace.cartOrderId());
        json.put("order_no", trace.orderNo().orElse(null));
        json.put("standing", trace.standing());
        json.put("mapping_version", trace.mappingVersion().orElse(null));
        ArrayNode events = json.putArray("events");
        trace.events().forEach(event -> put(event, events.addObject()));
        cells.ifPresent(some -> put(some, json.putObject("cells")));
        return json;
    }

    private static void put(TraceEvent event, ObjectNode json) {
        json.put("at", Texts.of(event.at()));
        json.put("kind", event.kind().word());
        json.put("text", event.text());
        json.put("run", event.run().orElse(null));
        json.put("run_millis", event.took().map(Duration::toMillis).orElse(null));
    }

    private static void put(OrderCells.Told told, ObjectNode json) {
        json.put("mapping", told.plan().path());
        json.put("version", told.plan().version());
        ArrayNode rows = json.putArray("rows");
        for (ExplainedRow row : told.rows()) {
            ObjectNode one = rows.addObject();
            one.put("table", row.table());
            one.put("group", row.group());
            ArrayNode list = one.putArray("cells");
            row.cells().forEach(cell -> put(cell, list.addObject()));
        }
    }

    private static void put(ExplainedRow.Cell cell, ObjectNode json) {
        json.put("column", cell.column());
        json.put("value", Texts.of(cell.value()));
        ArrayNode sources = json.putArray("sources");
        for (ExplainedRow.Source source : cell.sources()) {
            sources.addObject().put("path", source.path()).put("value", Texts.of(source.value()));
        }
        json.put("entry", cell.written());
        json.put("at", cell.at().toString());
        json.put("reason", cell.reason().map(reason -> reason.message()).orElse(null));
    }
}
