package io.cartage.console.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.Flows;
import io.cartage.flow.ImportResult;
import io.cartage.flow.OrderActs;
import io.cartage.flow.OrderCells;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunAccount;
import io.cartage.flow.json.ImportResultJson;
import io.cartage.flow.json.TraceJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Acknowledgements.Reoffer;
import io.cartage.staging.desk.OrderBook.OrderName;
import io.cartage.staging.desk.OrderTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders, their lives, and what people do with one. */
record OrdersApi(Flows flows, StagingDatabase database, OrderActs acts) {
    private static final String ORDER = "/orders/{store}/{order}";

    List<Operation> operations() {
        return List.of(
                Operation.get(ORDER, this::trace, "cells"),
                Operation.post(ORDER + "/replay", this::replay),
                Operation.post(ORDER + "/release", this::release),
                Operation.post(ORDER + "/drop", this::drop, "reason"),
                Operation.post(ORDER + "/reoffer", this::reoffer, "force"));
    }

    private Answer trace(Asked asked) {
        OrderTrace trace = find(asked);
        Optional<OrderCells.Told> cells = asked.flag("cells")
                ? prepared(trace.storeId()).flatMap(store -> new OrderCells(database)
                        .of(store, trace.cartOrderId(), trace.mappingVersion()))
                : Optional.empty();
        return Answer.of(TraceJson.of(trace, cells));
    }

    /** By its number or its id in the cart. */
    private OrderTrace find(Asked asked) {
        String store = asked.part("store");
        String order = asked.part("order");
        List<OrderTrace> found = database.traces().of(Optional.of(store), order);
        if (found.isEmpty()) {
            throw ApiFault.unknown(
                    "No order '" + order + "' of a store '" + store + "' was ever seen",
                    "Name it by its number, or by its id in the cart");
        }
        if (found.size() > 1) {
            throw ApiFault.conflict(
                    "'" + order + "' is the number of " + found.size() + " orders", "Name it by its id in the cart");
        }
        return found.get(0);
    }

    private Optional<PreparedStore> prepared(String storeId) {
        return flows.stores().stream()
                .filter(store -> store.id().equals(storeId))
                .findFirst();
    }

    private Answer replay(Asked asked) {
        return judge(asked, find(asked), "replay");
    }

    private Answer release(Asked asked) {
        OrderTrace order = find(asked);
        mustWait(order);
        return judge(asked, order, "release");
    }

    private void mustWait(OrderTrace order) {
        if (acts.waiting(order.storeId(), List.of(order.cartOrderId())).isEmpty()) {
            throw notWaiting(order);
        }
    }

    private static ApiFault notWaiting(OrderTrace order) {
        return ApiFault.conflict(
                "Order " + order.cartOrderId() + " is not in quarantine: " + order.standing(),
                "GET it to see where it stands");
    }

    private Answer judge(Asked asked, OrderTrace order, String action) {
        if (!acts.isAtWork(order.storeId())) {
            throw ApiFault.conflict(
                    "The store '" + order.storeId() + "' is not at work, so nothing can judge its orders",
                    "Look at GET /notices: its file may be wrong or gone");
        }
        List<ImportResult> results = new ArrayList<>();
        RunAccount account = acts.judge(order.storeId(), List.of(order.cartOrderId()), results::add);
        if (results.isEmpty()) {
            throw new ApiFault(503, "It was not judged", account.message(), "Try again");
        }
        ImportResult result = results.get(0);
        if (result.outcome().isEmpty()) {
            throw ApiFault.conflict(
                    "Order " + result.id() + " can't be judged again: " + result.answer(), "Import it from the cart");
        }
        note(asked, action, order, "");
        return Answer.of(ImportResultJson.of(order.storeId(), result));
    }

    private Answer drop(Asked asked) {
        String reason = asked.neededMember("reason");
        OrderTrace order = find(asked);
        if (acts.drop(order.storeId(), List.of(order.cartOrderId()), asked.who(), reason)
                .isEmpty()) {
            throw notWaiting(order);
        }
        note(asked, "drop", order, reason);
        return standing(order);
    }

    private Answer reoffer(Asked asked) {
        boolean force = asked.switchedOn("force");
        OrderTrace order = find(asked);
        Reoffer offer = acts.reoffer(new OrderName(order.storeId(), order.cartOrderId()), force, asked.who());
        if (!offer.done()) {
            throw ApiFault.conflict(
                    "Order " + order.cartOrderId() + " " + offer.words(), "'force': true offers what the ERP has, too");
        }
        note(asked, "reoffer", order, force ? "by force" : "");
        return standing(order);
    }

    private void note(Asked asked, String action, OrderTrace order, String detail) {
        String how = asked.how() + (detail.isEmpty() ? "" : ": " + detail);
        database.audit().write(asked.who(), action, order.storeId() + "/" + order.cartOrderId(), how);
    }

    /** Where it stands afterwards. */
    private Answer standing(OrderTrace order) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", order.storeId());
        json.put("cart_order_id", order.cartOrderId());
        json.put(
                "standing",
                database.traces().of(Optional.of(order.storeId()), order.cartOrderId()).stream()
                        .map(OrderTrace::standing)
                        .findFirst()
                        .orElse(order.standing()));
        return Answer.of(json);
    }
}
