package io.cartage.flow;

import io.cartage.cart.look.ConnectionReport;
import io.cartage.cart.look.ShopLook;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/** Calls to shops outside any run, which stage nothing. Thread-safe. */
final class ShopLooks {
    private final Engines engines;

    ShopLooks(Engines engines) {
        this.engines = engines;
    }

    void listOrders(String storeId, OrderListing.Query query, Consumer<List<ListedOrder>> pages) {
        engines.look("direct:list-orders", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("listing", new OrderListing(query, pages));
        });
    }

    byte[] readOrder(String storeId, String orderId) {
        Exchange answer = engines.look("direct:look-order", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("orderId", orderId);
        });
        return answer.getVariable("order", PageOrder.class).payload().content();
    }

    /** @param trial who is asked in place of the store at work */
    ConnectionReport test(String storeId, Optional<ConnectedStore> trial, ShopLook look) {
        Exchange answer = engines.demand("direct:look-shop", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("look", look);
            trial.ifPresent(store -> exchange.setVariable("store", store));
        });
        return look.report(answer.getVariable("caller", Caller.class).calls());
    }
}
