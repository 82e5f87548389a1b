package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call while it is answered: what it may see, and what searching it had to remark.
 *
 * @param isUnapproved whether the app isn't approved to see orders
 * @param remarks grows as lists are searched
 */
record Asked(
        ShopifyOrders orders,
        OrderIndex index,
        Store store,
        Scopes scopes,
        ShopifyApi api,
        Versions versions,
        Instant now,
        boolean ignoreDates,
        boolean isUnapproved,
        List<Map<String, Object>> remarks) {
    private static final Duration RECENT = Duration.ofDays(60);

    static Asked of(DataFetchingEnvironment field) {
        return field.getGraphQlContext().get(Asked.class);
    }

    /** The order of this id, if the app may see it. */
    Optional<Map<String, Object>> order(long id) {
        return orders.key(id).filter(this::sees).map(key -> orders.graph(key.id()));
    }

    /** Without {@code read_all_orders} older orders aren't there. */
    boolean sees(OrderKey key) {
        return !key.createdAt().isBefore(now.minus(RECENT)) || scopes.allowAny(List.of("read_all_orders"));
    }

    /** Refuses a field unless one of these scopes was granted. */
    void need(DataFetchingEnvironment field, List<String> readScopes) {
        if (!scopes.allowAny(readScopes)) {
            throw GraphRefusal.scope(field.getField().getName(), readScopes.get(0));
        }
    }

    /** Refuses a write unless one of these very scopes was granted. */
    void needAny(DataFetchingEnvironment field, List<String> writeScopes) {
        if (writeScopes.stream().noneMatch(scopes::allow)) {
            throw GraphRefusal.scope(field.getField().getName(), writeScopes.get(0));
        }
    }

    Goods goods() {
        return store.goods();
    }

    /** Refuses orders to an app that isn't approved to see customers' data. */
    void needApproval() {
        if (isUnapproved) {
            throw GraphRefusal.unapproved("Order");
        }
    }

    /** The rows that the field's argument {@code query} finds, as a condition; remarks go with the answer. */
    <T> Searched<T> search(DataFetchingEnvironment field, Map<String, SearchField<T>> fields) {
        String query = field.getArgument("query");
        if (query == null || query.isBlank()) {
            return new Searched<>(row -> true, List.of(), List.of());
        }
        Searched<T> searched = Searched.of(query, fields, now, ignoreDates);
        if (!searched.warnings().isEmpty()) {
            Map<String, Object> remark = new LinkedHashMap<>();
            remark.put("path", field.getExecutionStepInfo().getPath().toList());
            remark.put("query", query);
            remark.put("parsed", Map.of("and", searched.parsed()));
            remark.put("warnings", searched.warnings());
            remarks.add(remark);
        }
        return searched;
    }
}
