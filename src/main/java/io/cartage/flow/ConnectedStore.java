package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.cart.CartFacts;
import io.cartage.cart.Connection;
import io.cartage.cart.OrderFilter;
import io.cartage.cart.Quota;
import io.cartage.mapping.MappingPlan;
import io.cartage.mapping.StoreContext;
import io.cartage.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store at work: the variable {@code store} of a route. Getters are what routes read. Immutable. */
public final class ConnectedStore {
    private final PreparedStore prepared;
    private final Connection connection;
    private final Quota quota;
    private final StoreContext context;

    ConnectedStore(PreparedStore prepared, Connection connection, Quota quota) {
        this.prepared = prepared;
        this.connection = connection;
        this.quota = quota;
        this.context = new StoreContext(prepared.id(), prepared.store().contextValues());
    }

    public String getId() {
        return prepared.id();
    }

    /** The cart's folder name, with which the addresses of its routes begin. */
    public String getCart() {
        return prepared.cart().id();
    }

    /** The version of the cart's API that routes speak; empty if it has none. */
    public String getApiVersion() {
        return prepared.cart().api().version().orElse("");
    }

    /** The same store with other credentials. */
    ConnectedStore with(Connection other) {
        return new ConnectedStore(prepared, other, quota);
    }

    PreparedStore prepared() {
        return prepared;
    }

    Store store() {
        return prepared.store();
    }

    CartFacts facts() {
        return prepared.cart();
    }

    Connection connection() {
        return connection;
    }

    Quota quota() {
        return quota;
    }

    OrderFilter filter() {
        return prepared.filter();
    }

    MappingPlan orders() {
        return prepared.orders();
    }

    PushPlans push() {
        return prepared.push();
    }

    /**
     * The flows back to the cart whose writes may have led to a status that an order shows, each with the names of the
     * order's other statuses.
     */
    Map<String, Set<String>> ownChanges(JsonNode order) {
        Map<String, Set<String>> flows = new HashMap<>();
        facts().push().shipments().ifPresent(shipments -> own(flows, Flow.SHIPMENTS, shipments.statuses(), order));
        Set<String> wished = Stream.of(push().whenStaged(), push().whenImported())
                .flatMap(Optional::stream)
                .flatMap(wish -> wish.status().stream())
                .collect(Collectors.toSet());
        own(flows, Flow.STATUSES, wished, order);
        return flows;
    }

    private void own(Map<String, Set<String>> flows, String flow, Collection<String> statuses, JsonNode order) {
        if (statuses.stream().anyMatch(status -> facts().hasStatus(order, status))) {
            flows.put(flow, facts().statusesBesides(order, statuses));
        }
    }

    StoreContext context() {
        return context;
    }
}
