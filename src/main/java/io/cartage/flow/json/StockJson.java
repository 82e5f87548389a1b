package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.InventoryQueue;
import io.cartage.staging.stock.StockRow;
import java.util.Locale;

/** A stock level on its way to a cart. */
public final class StockJson {
    private StockJson() {}

    public static ObjectNode of(InventoryQueue.Line line) {
        StockRow row = line.row();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", row.id());
        json.put("store", line.storeId());
        json.put("sku", row.sku());
        json.put("warehouse", row.warehouse());
        json.put("available", Texts.of(row.available()));
        json.put("open_units", Texts.of(row.openUnits()));
        json.put("desired", Texts.of(line.desired().orElse(null)));
        json.put("in_cart", Texts.of(row.level().quantity().orElse(null)));
        json.put("state", line.state().name().toLowerCase(Locale.ROOT));
        json.put("cause", line.cause());
        json.put("message", line.message());
        json.put("updated_at", row.updatedAt().toString());
        json.put("pushed_at", Texts.of(row.answer().pushedAt()));
        return json;
    }
}
