package io.cartage.flow;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.BookedOrder;
import io.cartage.staging.desk.OrderBook;
import io.cartage.staging.desk.OrderBook.OrderName;
import io.cartage.staging.desk.OrderBook.Part;
import io.cartage.staging.desk.OrderKeys;
import io.cartage.staging.desk.OrderMark;
import io.cartage.staging.desk.OrderQuestion;
import io.cartage.staging.desk.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds orders of all that were ever seen, whatever became of them. Of an order without rows it tells what its mapping would
 * make of it, as far as that goes. Thread-safe.
 */
public final class OrderSearch {
    /** So many parts of new payloads are made findable before a search by text, so that it doesn't miss what just came. */
    private static final int PARTS = 4;

    private final Flows flows;
    private final StagingDatabase database;
    private final OrderBook book;
    private final OrderIndex index;

    public OrderSearch(Flows flows, StagingDatabase database) {
        this.flows = flows;
        this.database = database;
        this.book = new OrderBook(database.dataSource());
        this.index = new OrderIndex(new OrderKeys(database.dataSource()), flows::stores);
    }

    /**
     * A page of orders.
     *
     * @param count of all that are asked for; {@link OrderBook#MOST} + 1 stands for more than that
     * @param lagging whether words of older payloads are still being written, so that a search by text may miss orders
     */
    public record Listing(Part part, int count, boolean lagging) {
        public boolean isCounted() {
            return count <= OrderBook.MOST;
        }
    }

    /** A page of what is asked for, as {@link OrderBook#page}. */
    public Listing page(OrderQuestion question, Optional<OrderMark> mark, int size) {
        boolean lagging = !question.text().isEmpty() && fill(question);
        Part part = book.page(question, mark, size);
        boolean whole = part.newer().isEmpty() && part.older().isEmpty();
        return new Listing(
                new Part(previewed(part.orders()), part.newer(), part.older()),
                whole ? part.orders().size() : book.count(question),
                lagging);
    }

    /** One order, named by its id in the cart or its number; empty if it was never seen, or several have the number. */
    public Optional<BookedOrder> find(String storeId, String order) {
        Optional<BookedOrder> byId = book.find(storeId, order);
        if (byId.isPresent()) {
            return byId.map(one -> previewed(List.of(one)).get(0));
        }
        List<BookedOrder> byNumber =
                book.page(OrderQuestion.ALL.in(storeId).about(order), Optional.empty(), 50).orders().stream()
                        .filter(one -> one.orderNo().filter(order::equals).isPresent())
                        .toList();
        return byNumber.size() == 1 ? Optional.of(byNumber.get(0)) : Optional.empty();
    }

    /** All that are asked for, the newest first; so many at most. */
    public List<OrderName> keys(OrderQuestion question, int most) {
        return book.page(question, Optional.empty(), most).orders().stream()
                .map(order -> new OrderName(order.storeId(), order.cartOrderId()))
                .toList();
    }

    /** Why orders wait, the most frequent cause first. */
    public List<Waiting.Group> causes() {
        return database.quarantine().causes(Optional.empty(), 0);
    }

    /** The stores with a file, and those that orders were seen of before. */
    public List<String> stores() {
        Set<String> stores = new TreeSet<>(book.stores());
        flows.stores().forEach(store -> stores.add(store.id()));
        return List.copyOf(stores);
    }

    private boolean fill(OrderQuestion question) {
        boolean lagging = false;
        for (String store : question.storeId().map(List::of).orElseGet(book::stores)) {
            lagging |= !index.fill(store, PARTS).complete();
        }
        return lagging;
    }

    private List<BookedOrder> previewed(List<BookedOrder> orders) {
        Map<String, PreparedStore> stores =
                flows.stores().stream().collect(Collectors.toMap(PreparedStore::id, Function.identity()));
        List<OrderName> bare = orders.stream()
                .filter(order -> !order.hasRows() && stores.containsKey(order.storeId()))
                .map(order -> new OrderName(order.storeId(), order.cartOrderId()))
                .toList();
        Map<OrderName, String> payloads = book.payloads(bare);
        List<BookedOrder> shown = new ArrayList<>();
        for (BookedOrder order : orders) {
            PreparedStore store = stores.get(order.storeId());
            String payload = payloads.get(new OrderName(order.storeId(), order.cartOrderId()));
            shown.add(
                    store == null || payload == null
                            ? order
                            : OrderPreviews.of(store, payload).map(order::with).orElse(order));
        }
        return shown;
    }
}
