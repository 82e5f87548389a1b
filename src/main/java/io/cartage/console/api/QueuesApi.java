package io.cartage.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cartage.flow.InventoryQueue;
import io.cartage.flow.json.ShipmentJson;
import io.cartage.flow.json.StockJson;
import io.cartage.staging.outbox.ShipmentQueue;
import io.cartage.staging.stock.StockQueue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the ERP wrote, on its way to the carts. */
record QueuesApi(InventoryQueue inventory, ShipmentQueue shipments) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LEVELS = Set.of("pending", "pushed", "waiting", "error");
    private static final Set<String> LINES = Set.of("pending", "sending", "pushed", "waiting", "error");

    List<Operation> operations() {
        return List.of(
                Operation.get(
                        "/inventory", this::levels, "store", "status", "cause", "warehouse", "sku", "limit", "after"),
                Operation.get("/shipments", this::shipments, "store", "status", "cause", "text", "limit", "after"));
    }

    private Answer levels(Asked asked) {
        if (asked.text("cause").isPresent() && asked.text("status").isEmpty()) {
            throw ApiFault.wrongQuery("'cause' is asked for without 'status'", "Add &status=waiting or &status=error");
        }
        StockQueue.Filter filter = new StockQueue.Filter(
                asked.text("store"),
                asked.word("status", LEVELS),
                asked.text("cause"),
                asked.text("warehouse"),
                asked.text("sku").orElse(""));
        InventoryQueue.Page page = inventory.page(filter, asked.text("after").map(QueuesApi::key), asked.limit());
        return Answer.page(page.lines(), StockJson::of, page.next().map(QueuesApi::mark));
    }

    private static String mark(StockQueue.Key key) {
        ArrayNode parts = JSON.createArrayNode();
        parts.add(key.cause().orElse(null)).add(key.storeId()).add(key.sku()).add(key.warehouse());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static StockQueue.Key key(String mark) {
        try {
            JsonNode parts = JSON.readTree(new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8));
            if (parts.isArray() && parts.size() == 4) {
                return new StockQueue.Key(
                        Optional.ofNullable(parts.get(0).textValue()),
                        parts.get(1).asText(),
                        parts.get(2).asText(),
                        parts.get(3).asText());
            }
        } catch (IllegalArgumentException | JsonProcessingException e) {
            // told below
        }
        throw ApiFault.wrongQuery("'after' is '" + mark + "'", "Send what an answer has as 'next'");
    }

    private Answer shipments(Asked asked) {
        ShipmentQueue.Filter filter = new ShipmentQueue.Filter(
                asked.text("store"),
                asked.word("status", LINES),
                asked.text("cause"),
                asked.text("text").orElse(""));
        Optional<Long> after = asked.number("after").isPresent() ? Optional.of(asked.before()) : Optional.empty();
        ShipmentQueue.Page page = shipments.page(filter, after, asked.limit());
        return Answer.page(page.shipments(), ShipmentJson::of, page.next().map(String::valueOf));
    }
}
