package io.cartage.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.ListedOrder;
import io.cartage.flow.OrderListing;
import io.cartage.flow.PreparedStore;
import java.io.PrintWriter;
import java.util.List;

/** Prints a listing of orders as JSON, one object a line and nothing else. Times are UTC, totals texts. */
final class OrderJsonLines implements OrderLines {
    private final PrintWriter out;

    OrderJsonLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(PreparedStore store, OrderListing.Query query) {}

    @Override
    public void show(List<ListedOrder> page) {
        page.forEach(order -> out.println(json(order)));
        out.flush();
    }

    @Override
    public void end() {}

    private static ObjectNode json(ListedOrder listed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cart_order_id", listed.order().id());
        json.put("order_no", listed.orderNo());
        json.put("created_at", listed.order().created().toString());
        json.put("status", listed.order().status());
        json.put(
                "total",
                listed.order().total().map(total -> total.toPlainString()).orElse(null));
        json.put("currency", listed.order().currency());
        state(listed.state(), json);
        return json;
    }

    private static void state(ListedOrder.State state, ObjectNode json) {
        if (state instanceof ListedOrder.Staged staged) {
            json.put("state", "staged");
            json.put("revision", staged.revision());
            json.put("import_status", staged.importStatus().orElse(null));
            json.put("erp_order_no", staged.erpOrderNo().orElse(null));
            json.put("changed_since", staged.changedSince());
        } else if (state instanceof ListedOrder.Filtered filtered) {
            json.put("state", "filtered");
            json.put("rule", filtered.rule());
        } else if (state instanceof ListedOrder.Quarantined quarantined) {
            json.put("state", "quarantined");
            ArrayNode reasons = json.putArray("reasons");
            quarantined.reasons().forEach(reasons::add);
            json.put("changed_since", quarantined.changedSince());
        } else {
            json.put("state", "new");
        }
    }
}
