package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import io.cartage.sandbox.shopify.ShopifyOrders.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers lists of orders. Only the orders of a page are made; the others are looked at by their keys. */
record OrderList(DataFetchingEnvironment field, Asked asked) {

    /** The page that the field asks for. */
    Page page() {
        PageSize size = PageSize.of(field);
        Sort sort = sort();
        Optional<Cursor> from = cursor(size.isForward() ? "after" : "before");
        boolean descending = Boolean.TRUE.equals(field.getArgument("reverse")) == size.isForward();
        int passed = from.map(Cursor::passed).orElse(0);
        int most = size.isForward() ? Math.min(size.rows(), asked.api().listLimit() - passed) : size.rows();
        List<OrderKey> found = new ArrayList<>(find(sort, from, descending, Math.max(most, 0) + 1));
        boolean isMore = found.size() > most;
        if (isMore) {
            found.remove(found.size() - 1);
        }
        if (!size.isForward()) {
            Collections.reverse(found);
        }
        boolean isEnd = passed + found.size() >= asked.api().listLimit();
        return new Page(
                found,
                (key, i) -> OrderIndex.cursor(sort, key).passed(passed + i + 1),
                key -> asked.orders().graph(key.id()),
                size.isForward() ? from.isPresent() : isMore,
                size.isForward() ? isMore && !isEnd : from.isPresent());
    }

    int count() {
        return find(Sort.ID, Optional.empty(), false, Integer.MAX_VALUE).size();
    }

    private List<OrderKey> find(Sort sort, Optional<Cursor> from, boolean descending, int limit) {
        Searched<OrderKey> searched =
                asked.search(field, OrderSearch.fields(key -> asked.orders().graph(key.id())));
        Predicate<OrderKey> beyond = key -> from.isEmpty()
                || (descending
                        ? OrderIndex.cursor(sort, key).compareTo(from.get()) < 0
                        : OrderIndex.cursor(sort, key).compareTo(from.get()) > 0);
        return asked.index()
                .find(
                        sort,
                        start(sort, from, descending),
                        descending,
                        beyond.and(asked::sees).and(searched.where()),
                        limit,
                        asked.now());
    }

    /** Where to begin looking: at the cursor's own row if that can be told, otherwise at the list's end. */
    private Instant start(Sort sort, Optional<Cursor> from, boolean descending) {
        Optional<Instant> row = sort == Sort.ID
                ? from.flatMap(cursor -> asked.orders().key(cursor.id())).map(OrderKey::createdAt)
                : from.filter(cursor -> cursor.value() instanceof Long)
                        .map(cursor -> Instant.ofEpochMilli((Long) cursor.value()));
        return row.orElse(descending ? Instant.MAX : Instant.EPOCH);
    }

    private Optional<Cursor> cursor(String argument) {
        return Optional.ofNullable(field.<String>getArgument(argument)).map(Cursor::of);
    }

    /** An order is processed when it is created, and its number grows with its id. */
    private Sort sort() {
        String key = field.getArgument("sortKey");
        return switch (String.valueOf(key)) {
            case "CREATED_AT", "PROCESSED_AT" -> Sort.CREATED_AT;
            case "UPDATED_AT" -> Sort.UPDATED_AT;
            default -> Sort.ID;
        };
    }
}
