package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.PayloadText;
import io.cartage.staging.Transactions;
import io.cartage.staging.desk.OrderQuestion.Became;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All orders that were ever seen, whatever became of them, newest first and page by page. A page is read along an index,
 * however many orders there are, in two queries; one more tells the stores. Reads only. Thread-safe.
 */
public final class OrderBook {
    /** How far the orders of a question are counted, and how many a search by text finds. */
    public static final int MOST = 1000;

    private static final String ENTRIES =
            """
            select o.record_id, o.store_id, o.kind, o.dropped, o.reason, o.cause, o.revision, o.seen_at, o.payload_sequence,
                coalesce(s.order_no, o.order_no) as order_no, coalesce(s.order_total, o.order_total) as order_total,
                s.currency, s.bill_name, s.bill_company, s.ship_name, s.bill_email, s.ship_email, s.ordered_at,
                s.import_status, s.import_message, s.erp_order_no, s.staged_at, (
                    select count(*)
                    from s_order_changes c
                    where c.cart_order_id = o.record_id
                      and c.store_id = o.store_id
                      and c.handled_status in ('pending', 'error')) as open_changes
            from cartage_outcome o
            left join s_orders s on s.cart_order_id = o.record_id and s.store_id = o.store_id
            where o.record_id in (:ids)
              and o.flow = 'orders'
            """;

    private static final String PAYLOADS =
            """
            select o.record_id, o.store_id, p.content
            from cartage_outcome o
            join cartage_payload p
              on p.record_id = o.record_id
             and p.store_id = o.store_id
             and p.flow = o.flow
             and p.sequence_no = o.payload_sequence
             and p.purged_at is null
            where o.record_id in (:ids)
              and o.flow = 'orders'
            """;

    private final JdbcClient jdbc;

    public OrderBook(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** An order's name among all. */
    public record OrderName(String storeId, String cartOrderId) {}

    /**
     * A part of a list.
     *
     * @param newer where the page before begins; empty on the first
     * @param older where the next begins; empty on the last
     */
    public record Part(List<BookedOrder> orders, Optional<OrderMark> newer, Optional<OrderMark> older) {
        public Part {
            orders = List.copyOf(orders);
        }
    }

    /** The stores that orders were ever seen of, by name, whether or not they have a file. */
    public List<String> stores() {
        return told(
                () -> jdbc.sql("select distinct store_id from cartage_cursor where flow = 'orders' order by store_id")
                        .query(String.class)
                        .list());
    }

    /**
     * A page of the orders that are asked for, newest first.
     *
     * @param mark where it begins or ends; empty for the first
     * @param size so many orders at most
     */
    public Part page(OrderQuestion question, Optional<OrderMark> mark, int size) {
        return told(() -> {
            boolean byRows = OrderStrands.byRows(question);
            boolean backwards = mark.filter(OrderMark::newer).isPresent();
            List<BookedOrder> found = question.text().isEmpty()
                    ? along(question, mark, size + 1)
                    : among(question, mark, backwards, size + 1);
            boolean more = found.size() > size;
            List<BookedOrder> page = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
            if (backwards) {
                Collections.reverse(page);
            }
            return new Part(
                    page,
                    mark(page, 0, byRows, true).filter(some -> backwards ? more : mark.isPresent()),
                    mark(page, page.size() - 1, byRows, false).filter(some -> backwards || more));
        });
    }

    private static Optional<OrderMark> mark(List<BookedOrder> page, int index, boolean byRows, boolean newer) {
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(page.get(index).mark(byRows))
                        .map(mark -> new OrderMark(mark.at(), mark.recordId(), mark.storeId(), newer));
    }

    /** How many orders are asked for: exactly up to {@link #MOST}, and {@code MOST + 1} for more than that. */
    public int count(OrderQuestion question) {
        return told(() -> question.text().isEmpty()
                ? strands(question, Optional.empty(), MOST + 1).stream()
                        .toList()
                        .size()
                : sorted(question).size());
    }

    /** One order; empty if it was never seen. */
    public Optional<BookedOrder> find(String storeId, String cartOrderId) {
        return told(() ->
                entries(List.of(new OrderName(storeId, cartOrderId))).stream().findFirst());
    }

    /** The newest payloads of orders, of those that are still kept. */
    public Map<OrderName, String> payloads(Collection<OrderName> keys) {
        Map<OrderName, String> payloads = new HashMap<>();
        for (List<OrderName> part : Jdbc.parts(keys)) {
            told(() -> jdbc.sql(PAYLOADS)
                            .param(
                                    "ids",
                                    Jdbc.padded(part.stream()
                                            .map(OrderName::cartOrderId)
                                            .toList()))
                            .query((row, i) -> Map.entry(
                                    new OrderName(row.getString("store_id"), row.getString("record_id")),
                                    PayloadText.of(row.getBytes("content"))))
                            .list())
                    .stream()
                    .filter(payload -> part.contains(payload.getKey()))
                    .forEach(payload -> payloads.put(payload.getKey(), payload.getValue()));
        }
        return payloads;
    }

    /** The keys of the page by an index, then what stands at them. In the order that was asked for. */
    private List<BookedOrder> along(OrderQuestion question, Optional<OrderMark> mark, int most) {
        List<OrderName> keys = strands(question, mark, most);
        Map<OrderName, BookedOrder> entries = new HashMap<>();
        entries(keys).forEach(entry -> entries.put(new OrderName(entry.storeId(), entry.cartOrderId()), entry));
        return keys.stream().filter(entries::containsKey).map(entries::get).toList();
    }

    private List<OrderName> strands(OrderQuestion question, Optional<OrderMark> mark, int most) {
        return new OrderStrands(question, mark, stores(question), most).query(jdbc);
    }

    private List<String> stores(OrderQuestion question) {
        return question.storeId().map(List::of).orElseGet(this::stores);
    }

    /** Of a search by text there are few: all are read and sorted here. */
    private List<BookedOrder> among(OrderQuestion question, Optional<OrderMark> mark, boolean backwards, int most) {
        boolean byRows = OrderStrands.byRows(question);
        List<BookedOrder> all = sorted(question);
        if (backwards) {
            Collections.reverse(all);
        }
        return all.stream()
                .filter(entry -> mark.isEmpty() || isBehind(entry.mark(byRows), mark.get()))
                .limit(most)
                .toList();
    }

    private static boolean isBehind(OrderMark entry, OrderMark mark) {
        int order = OrderMark.NEWEST_FIRST.compare(entry, mark);
        return mark.newer() ? order < 0 : order > 0;
    }

    private List<BookedOrder> sorted(OrderQuestion question) {
        boolean byRows = OrderStrands.byRows(question);
        List<BookedOrder> all =
                new ArrayList<>(entries(TextSearch.find(jdbc, question, stores(question), MOST + 1)).stream()
                        .filter(entry -> fits(entry, question, byRows))
                        .toList());
        all.sort((a, b) -> OrderMark.NEWEST_FIRST.compare(a.mark(byRows), b.mark(byRows)));
        return all;
    }

    private static boolean fits(BookedOrder entry, OrderQuestion question, boolean byRows) {
        Instant at = entry.mark(byRows).at();
        return question.storeId()
                        .filter(store -> !store.equals(entry.storeId()))
                        .isEmpty()
                && question.became().filter(became -> became != entry.became()).isEmpty()
                && question.erp()
                        .filter(erp -> entry.erp().filter(erp::equals).isEmpty())
                        .isEmpty()
                && question.cause()
                        .filter(cause -> entry.became() != Became.QUARANTINED
                                || entry.cause()
                                        .filter(own -> own.text().equals(cause))
                                        .isEmpty())
                        .isEmpty()
                && question.from().filter(at::isBefore).isEmpty()
                && question.until().filter(until -> !at.isBefore(until)).isEmpty();
    }

    private List<BookedOrder> entries(List<OrderName> keys) {
        List<BookedOrder> entries = new ArrayList<>();
        for (List<OrderName> part : Jdbc.parts(keys)) {
            entries.addAll(jdbc
                    .sql(ENTRIES)
                    .param(
                            "ids",
                            Jdbc.padded(
                                    part.stream().map(OrderName::cartOrderId).toList()))
                    .query((row, i) -> BookedOrder.read(row))
                    .list()
                    .stream()
                    .filter(entry -> part.contains(new OrderName(entry.storeId(), entry.cartOrderId())))
                    .toList());
        }
        return entries;
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("staging", "orders", "the orders that were seen can't be read", work);
    }
}
