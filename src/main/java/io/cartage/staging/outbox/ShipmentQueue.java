package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import io.cartage.staging.RowCounts;
import io.cartage.staging.Slice;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The ERP's shipments as people look through them, the newest first, page by page. Rows of one order, shipment number and
 * tracking number are one shipment, as they are to the cart. Thread-safe.
 */
public final class ShipmentQueue {
    private final NamedParameterJdbcTemplate jdbc;
    private final RowCounts counts;

    public ShipmentQueue(DataSource database) {
        this.jdbc = new NamedParameterJdbcTemplate(database);
        this.counts = new RowCounts(jdbc, "external_order_shipments", "push_status");
    }

    /** For those who know no SQL. */
    public ShipmentQueue(StagingDatabase database) {
        this(database.dataSource());
    }

    /**
     * Which shipments; what is empty is not asked for.
     *
     * @param status that one of its rows has: {@code pending}, {@code sending}, {@code pushed}, {@code waiting}, {@code error}
     * @param cause of such a row
     * @param text the beginning of a shipment's, order's or tracking number
     */
    public record Filter(Optional<String> storeId, Optional<String> status, Optional<String> cause, String text) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), "");

        public Filter {
            text = text.strip();
        }
    }

    /**
     * A page.
     *
     * @param next the id before which the next page begins; empty if there is none
     */
    public record Page(List<QueuedShipment> shipments, Optional<Long> next) {}

    /** The shipments before that id, the newest first: five queries. */
    public Page page(Filter filter, Optional<Long> before, int most) {
        return told("shipments can't be read", () -> {
            Slice<Map.Entry<Long, ShipmentDraft.Key>> heads = Slice.of(most, some -> heads(filter, before, some));
            return new Page(shipments(heads.rows()), heads.last().map(Map.Entry::getKey));
        });
    }

    /** How many rows there are, by their status. */
    public Map<String, Long> counts(Optional<String> storeId) {
        return told("shipments can't be counted", () -> counts.of(storeId));
    }

    /** The latest row of each shipment, of those that have the status. */
    private List<Map.Entry<Long, ShipmentDraft.Key>> heads(Filter filter, Optional<Long> before, int most) {
        Map<String, Object> values = new HashMap<>();
        values.put("before", before.orElse(Long.MAX_VALUE));
        values.put("most", most);
        StringBuilder where = new StringBuilder("s.id < :before");
        StringBuilder same = new StringBuilder();
        filter.storeId().ifPresent(store -> {
            where.append("\n  and s.store_id = :store");
            values.put("store", store);
        });
        filter.status().ifPresent(status -> {
            // Nearly all rows are pushed: the order is the better way to them, so the index is kept from being taken.
            boolean isRare = !status.equals("pushed");
            where.append(isRare ? "\n  and s.push_status = :status" : "\n  and s.push_status || '' = :status");
            same.append("\n      and later.push_status = :status");
            values.put("status", status);
        });
        filter.cause().ifPresent(cause -> {
            where.append("\n  and coalesce(s.push_cause, '') = :cause");
            same.append("\n      and coalesce(later.push_cause, '') = :cause");
            values.put("cause", cause);
        });
        if (!filter.text().isEmpty()) {
            where.append("\n  and (s.shipment_no like :text or s.order_no like :text or s.cart_order_id like :text"
                    + " or s.tracking_no like :text)");
            values.put("text", Jdbc.beginning(filter.text()));
        }
        return jdbc.query(
                """
                select s.id, s.store_id, s.shipment_no, coalesce(s.cart_order_id, s.order_no) as of_order, s.tracking_no
                from external_order_shipments s
                where %s
                  and not exists (
                    select 1
                    from external_order_shipments later
                    where later.shipment_no = s.shipment_no
                      and later.store_id = s.store_id
                      and coalesce(later.cart_order_id, later.order_no) = coalesce(s.cart_order_id, s.order_no)
                      and coalesce(later.tracking_no, '') = coalesce(s.tracking_no, '')
                      and later.id > s.id%s)
                order by %ss.id desc
                fetch first :most rows only
                """
                        .formatted(where, same, filter.storeId().isPresent() ? "s.store_id desc, " : ""),
                values,
                (row, i) -> Map.entry(row.getLong("id"), ShipmentDraft.Key.of(row)));
    }

    private List<QueuedShipment> shipments(List<Map.Entry<Long, ShipmentDraft.Key>> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        Map<ShipmentDraft.Key, ShipmentDraft> drafts = new LinkedHashMap<>();
        heads.forEach(head -> drafts.put(head.getValue(), new ShipmentDraft(head.getKey(), head.getValue())));
        jdbc.query(
                """
                select id, store_id, shipment_no, coalesce(cart_order_id, order_no) as of_order, cart_order_id, order_no,
                    sku, cart_line_id, quantity, warehouse, carrier, ship_method, tracking_no, shipped_at, push_status,
                    push_cause, push_message, pushed_at, cart_shipment_id, attempts
                from external_order_shipments
                where shipment_no in (:numbers)
                  and store_id in (:stores)
                order by id
                """,
                Map.of(
                        "numbers", Jdbc.padded(distinct(heads, ShipmentDraft.Key::shipmentNo)),
                        "stores", Jdbc.padded(distinct(heads, ShipmentDraft.Key::storeId))),
                row -> {
                    ShipmentDraft draft = drafts.get(ShipmentDraft.Key.of(row));
                    if (draft != null) {
                        draft.add(row);
                    }
                });
        Map<Long, ShipmentDraft> byRow = new HashMap<>();
        drafts.values().forEach(draft -> draft.rowIds().forEach(id -> byRow.put(id, draft)));
        addWrites(byRow);
        addOrders(drafts.values());
        return drafts.values().stream().map(ShipmentDraft::shipment).toList();
    }

    private static List<String> distinct(
            List<Map.Entry<Long, ShipmentDraft.Key>> heads, Function<ShipmentDraft.Key, String> what) {
        return heads.stream()
                .map(head -> what.apply(head.getValue()))
                .distinct()
                .toList();
    }

    private void addWrites(Map<Long, ShipmentDraft> byRow) {
        for (List<Long> part : Jdbc.parts(byRow.keySet())) {
            jdbc.query(
                    """
                    select l.shipment_id, o.id, o.cart_order_id, o.state, o.cause, o.message, o.attempts, o.next_at
                    from cartage_shipment_line l
                    join cartage_outbox o on o.id = l.outbox_id
                    where l.shipment_id in (:rows)
                      and o.state <> 'dropped'
                    order by o.id
                    """,
                    Map.of("rows", Jdbc.padded(part)),
                    row -> {
                        Objects.requireNonNull(byRow.get(row.getLong("shipment_id")))
                                .addWrite(row);
                    });
        }
    }

    private void addOrders(Collection<ShipmentDraft> drafts) {
        List<String> ids = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        drafts.forEach(draft -> (draft.isOrderIdKnown() ? ids : numbers).add(draft.orderName()));
        Map<String, Map.Entry<String, String>> found = new HashMap<>();
        orders("cart_order_id", ids, found);
        orders("order_no", numbers, found);
        drafts.forEach(draft -> Optional.ofNullable(found.get(draft.storeId() + '\0' + draft.orderName()))
                .ifPresent(order -> draft.isOf(order.getKey(), order.getValue())));
    }

    /** By store and what was asked for: the order's id in the cart and its number. */
    private void orders(String column, List<String> names, Map<String, Map.Entry<String, String>> found) {
        if (names.isEmpty()) {
            return;
        }
        jdbc.query(
                "select store_id, cart_order_id, order_no from s_orders where " + column + " in (:names)",
                Map.of("names", Jdbc.padded(names)),
                row -> {
                    found.put(
                            row.getString("store_id") + '\0' + row.getString(column),
                            Map.entry(row.getString("cart_order_id"), row.getString("order_no")));
                });
    }

    private static <T> T told(String fault, Supplier<T> work) {
        return Transactions.told("console", Shipments.FLOW, fault, work);
    }
}
