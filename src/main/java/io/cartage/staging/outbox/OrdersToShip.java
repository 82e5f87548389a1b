package io.cartage.staging.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.Jdbc;
import io.cartage.staging.outbox.ShipmentPlan.FoundOrder;
import io.cartage.staging.outbox.ShippedOrder.Line;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the orders that rows of the ERP are about: a handful of queries, however many rows. */
final class OrdersToShip {
    /** Columns of s_orders that are nobody's personal data. */
    private static final List<String> COLUMNS =
            List.of("cart_order_id", "order_no", "erp_order_no", "ship_method", "cart_status", "currency");

    private final JdbcClient client;
    private final Set<String> cancelledStatuses;

    OrdersToShip(JdbcTemplate jdbc, Set<String> cancelledStatuses) {
        this.client = JdbcClient.create(jdbc);
        this.cancelledStatuses = cancelledStatuses;
    }

    /** The order of each row, by the row's id. */
    Map<Long, FoundOrder> find(String storeId, List<ShipmentRow> rows) {
        Map<Long, List<String>> ids = ids(storeId, rows);
        List<String> orderIds = ids.values().stream()
                .filter(some -> some.size() == 1)
                .map(some -> some.get(0))
                .distinct()
                .toList();
        Map<String, ShippedOrder> orders = read(storeId, orderIds);
        Map<Long, FoundOrder> found = new HashMap<>();
        ids.forEach((row, some) ->
                found.put(row, new FoundOrder(some.size() == 1 ? orders.get(some.get(0)) : null, some.size())));
        return found;
    }

    /** The orders that each row may be about. */
    private Map<Long, List<String>> ids(String storeId, List<ShipmentRow> rows) {
        Set<String> numbers = rows.stream()
                .filter(row -> row.cartOrderId() == null)
                .flatMap(row -> Stream.ofNullable(row.orderNo()))
                .collect(Collectors.toSet());
        Map<String, List<String>> exact = byNumber(storeId, "order_no", numbers);
        numbers.removeAll(exact.keySet());
        Map<String, List<String>> folded = byNumber(
                storeId,
                "lower(order_no)",
                numbers.stream().map(number -> number.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
        Map<Long, List<String>> ids = new HashMap<>();
        for (ShipmentRow row : rows) {
            String number = String.valueOf(row.orderNo());
            ids.put(
                    row.id(),
                    row.cartOrderId() != null
                            ? List.of(row.cartOrderId())
                            : exact.getOrDefault(
                                    number, folded.getOrDefault(number.toLowerCase(Locale.ROOT), List.of())));
        }
        return ids;
    }

    private Map<String, List<String>> byNumber(String storeId, String expression, Set<String> numbers) {
        Map<String, List<String>> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            client.sql(
                            """
                            select %s as number, cart_order_id
                            from s_orders
                            where store_id = :store
                              and %s in (:numbers)
                            """
                                    .formatted(expression, expression))
                    .param("store", storeId)
                    .param("numbers", Jdbc.padded(numbers))
                    .query(row -> {
                        found.computeIfAbsent(row.getString("number"), some -> new ArrayList<>())
                                .add(row.getString("cart_order_id"));
                    });
        }
        return found;
    }

    /** Orders by their ids, without those that are not staged. */
    Map<String, ShippedOrder> read(String storeId, Collection<String> ids) {
        Map<String, ShippedOrder> orders = new HashMap<>();
        if (ids.isEmpty()) {
            return orders;
        }
        Map<String, List<Line>> lines = lines(storeId, ids);
        Map<String, Told> told = told(storeId, ids);
        client.sql(
                        """
                        select o.cart_order_id, o.order_no, o.erp_order_no, o.ship_method, o.cart_status, o.currency,
                            o.import_status, b.withdrawn, b.cart_status as latest_status
                        from s_orders o
                        left join cartage_outcome b
                          on b.record_id = o.cart_order_id and b.store_id = o.store_id and b.flow = 'orders'
                        where o.store_id = :store
                          and o.cart_order_id in (:ids)
                        """)
                .param("store", storeId)
                .param("ids", Jdbc.padded(ids))
                .query(row -> {
                    String id = row.getString("cart_order_id");
                    Told changes = told.getOrDefault(id, Told.NOTHING);
                    List<Line> some = changes.lines().isEmpty() ? lines.getOrDefault(id, List.of()) : changes.lines();
                    orders.put(id, new ShippedOrder(id, columns(row), cancelled(row, changes), some));
                });
        return orders;
    }

    private Optional<String> cancelled(ResultSet row, Told changes) throws SQLException {
        boolean withdrawn =
                row.getBoolean("withdrawn") || row.getString("import_status").equals("withdrawn");
        String status = Stream.of("latest_status", "cart_status")
                .map(column -> text(row, column))
                .filter(text -> text != null && cancelledStatuses.contains(text))
                .findFirst()
                .orElse(null);
        if (!withdrawn && !changes.cancelled() && status == null) {
            return Optional.empty();
        }
        String how = withdrawn ? "withdrawn" : "cancelled";
        return Optional.of("the order is " + how + " in the cart" + (status == null ? "" : " (" + status + ")")
                + ", so that nothing of it may be shipped. Keep the goods, or have the order restored there and set"
                + " push_status to 'pending'");
    }

    static ObjectNode columns(ResultSet row) {
        ObjectNode columns = Json.object();
        COLUMNS.forEach(column -> columns.put(column, text(row, column)));
        return columns;
    }

    private static @Nullable String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, List<Line>> lines(String storeId, Collection<String> ids) {
        Map<String, List<Line>> lines = new HashMap<>();
        client.sql(
                        """
                        select cart_order_id, line_no, cart_line_id, cart_address_id, sku, quantity
                        from s_order_details
                        where store_id = :store
                          and cart_order_id in (:ids)
                          and line_type = 'item'
                          and cart_line_id is not null
                        order by cart_order_id, line_no
                        """)
                .param("store", storeId)
                .param("ids", Jdbc.padded(ids))
                .query(row -> {
                    Line line = new Line(
                            row.getInt("line_no"),
                            row.getString("cart_line_id"),
                            row.getString("cart_address_id"),
                            row.getString("sku"),
                            Objects.requireNonNull(row.getBigDecimal("quantity")));
                    lines.computeIfAbsent(row.getString("cart_order_id"), id -> new ArrayList<>())
                            .add(line);
                });
        lines.replaceAll((id, some) -> distinct(some));
        return lines;
    }

    /** What the ERP was told of orders that it had taken: whether they are cancelled, and their lines now. */
    private Map<String, Told> told(String storeId, Collection<String> ids) {
        Map<String, Told> told = new HashMap<>();
        client.sql(
                        """
                        select cart_order_id, kind, order_after
                        from s_order_changes
                        where store_id = :store
                          and cart_order_id in (:ids)
                        order by cart_order_id, revision
                        """)
                .param("store", storeId)
                .param("ids", Jdbc.padded(ids))
                .query(row -> {
                    Told before = told.getOrDefault(row.getString("cart_order_id"), Told.NOTHING);
                    told.put(
                            row.getString("cart_order_id"),
                            before.then(row.getString("kind"), Json.read(row.getString("order_after"))));
                });
        return told;
    }

    /** Lines of one id are one line. */
    private static List<Line> distinct(List<Line> lines) {
        Map<String, Line> distinct = new LinkedHashMap<>();
        lines.forEach(line -> distinct.merge(
                line.id(),
                line,
                (one, other) -> new Line(
                        one.lineNo(),
                        one.id(),
                        one.addressId(),
                        one.sku(),
                        one.quantity().add(other.quantity()))));
        return List.copyOf(distinct.values());
    }

    /** @param lines empty if no change told any */
    private record Told(boolean cancelled, List<Line> lines) {
        static final Told NOTHING = new Told(false, List.of());

        /** A refund does not bring a cancelled order back; any other change does. */
        Told then(String kind, @Nullable ObjectNode order) {
            boolean now = kind.equals("refunded") ? cancelled : kind.equals("cancelled");
            return new Told(now, order == null ? lines : linesOf(order));
        }

        private static List<Line> linesOf(ObjectNode order) {
            List<Line> lines = new ArrayList<>();
            int lineNo = 0;
            for (JsonNode line : order.path("s_order_details")) {
                lineNo++;
                boolean item = line.path("line_type").asText("item").equals("item");
                if (item && line.path("cart_line_id").isTextual()) {
                    lines.add(new Line(
                            lineNo,
                            line.path("cart_line_id").asText(),
                            line.path("cart_address_id").asText(null),
                            line.path("sku").asText(null),
                            new BigDecimal(line.path("quantity").asText("1"))));
                }
            }
            return distinct(lines);
        }
    }
}
