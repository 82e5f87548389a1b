package io.cartage.console.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.OrderActs;
import io.cartage.flow.OrderActs.Act;
import io.cartage.flow.OrderActs.Done;
import java.util.List;

/** What people do with several orders at once; each is told of by itself. */
record OrderActsApi(OrderActs acts) {
    private static final String ORDERS = "orders";

    List<Operation> operations() {
        return List.of(
                Operation.post("/orders/replay", asked -> act(asked, Act.REPLAY, ""), ORDERS),
                Operation.post("/orders/release", asked -> act(asked, Act.RELEASE, ""), ORDERS),
                Operation.post(
                        "/orders/drop", asked -> act(asked, Act.DROP, asked.neededMember("reason")), ORDERS, "reason"),
                Operation.post("/orders/reoffer", asked -> act(asked, Act.REOFFER, ""), ORDERS));
    }

    private Answer act(Asked asked, Act act, String reason) {
        List<Done> done = acts.act(act, asked.neededOrders(ORDERS), asked.who(), reason);
        acts.note(act, done, asked.who(), asked.how(), reason);
        return Answer.list(done, OrderActsApi::json);
    }

    private static ObjectNode json(Done done) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("store", done.order().storeId())
                .put("cart_order_id", done.order().cartOrderId())
                .put("done", done.done())
                .put("words", done.words());
    }
}
