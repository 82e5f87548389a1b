package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.TraceEvent.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells of an order what went back to the cart, or is held up on its way: statuses and shipments. */
final class TracedWrites {
    private final JdbcClient jdbc;

    TracedWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A part of a shipment: what, and by whom it goes. */
    private record Part(String goods, Optional<String> parcel) {}

    List<TraceEvent> events(String storeId, String order, Optional<String> orderNo) {
        Map<Long, List<Part>> parts = parts(storeId, order);
        List<TraceEvent> events = new ArrayList<>(jdbc.sql(
                        """
                        select *
                        from cartage_outbox
                        where cart_order_id = :order
                          and store_id = :store
                        order by id
                        """)
                .param("order", order)
                .param("store", storeId)
                .query((row, i) -> write(row, parts.getOrDefault(row.getLong("id"), List.of())))
                .list());
        events.addAll(waitingRows(storeId, order, orderNo.orElse("")));
        return events;
    }

    private static TraceEvent write(ResultSet row, List<Part> parts) throws SQLException {
        Kind kind = row.getString("flow").equals("shipments") ? Kind.SHIPPED : Kind.STATUS_WRITTEN;
        return TraceEvent.at(
                time(row), kind, row.getString("subject") + shipped(parts) + ": " + standing(row) + calls(row));
    }

    /** When it came to where it stands. */
    private static Instant time(ResultSet row) throws SQLException {
        for (String column : List.of("finished_at", "sent_at")) {
            Instant at = Jdbc.instant(row, column);
            if (at != null) {
                return at;
            }
        }
        return Objects.requireNonNull(Jdbc.instant(row, "created_at"));
    }

    private static String standing(ResultSet row) throws SQLException {
        String why = Stream.of(row.getString("cause"), row.getString("message"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        String because = why.isEmpty() ? "" : ": " + why;
        String cartId = row.getString("cart_id");
        return switch (row.getString("state")) {
            case "done" -> "the cart has it" + (cartId == null || cartId.isEmpty() ? "" : " as " + cartId);
            case "sending" -> "in doubt whether the cart has it; the next run finds out" + because;
            case "parked" -> "the cart refused it, and it waits for a person" + because;
            case "dropped" -> "given up" + because;
            default -> "to be sent" + because;
        };
    }

    private static String calls(ResultSet row) throws SQLException {
        int attempts = row.getInt("attempts");
        String answer = row.getString("answer");
        return attempts == 0
                ? ""
                : " (" + attempts + (attempts == 1 ? " call" : " calls")
                        + (answer == null || answer.isEmpty() ? "" : ", answered " + answer) + ")";
    }

    private static String shipped(List<Part> parts) {
        if (parts.isEmpty()) {
            return "";
        }
        String goods = parts.stream().map(Part::goods).collect(Collectors.joining(", "));
        String parcels = parts.stream()
                .flatMap(part -> part.parcel().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return ", " + goods + (parcels.isEmpty() ? "" : " by " + parcels);
    }

    private Map<Long, List<Part>> parts(String storeId, String order) {
        Map<Long, List<Part>> parts = new HashMap<>();
        jdbc.sql(
                        """
                        select l.outbox_id, l.quantity, l.sku, l.cart_line_id, l.tracking_no, s.carrier
                        from cartage_shipment_line l
                        left join external_order_shipments s on s.id = l.shipment_id
                        where l.cart_order_id = :order
                          and l.store_id = :store
                        order by l.outbox_id, l.shipment_id, l.cart_line_id
                        """)
                .param("order", order)
                .param("store", storeId)
                .query(row -> {
                    parts.computeIfAbsent(row.getLong("outbox_id"), id -> new ArrayList<>())
                            .add(new Part(goods(row), parcel(row.getString("carrier"), row.getString("tracking_no"))));
                });
        return parts;
    }

    /** The ERP's rows that wait to become a write, or can't become one. */
    private List<TraceEvent> waitingRows(String storeId, String order, String orderNo) {
        return jdbc.sql(
                        """
                        select s.*
                        from external_order_shipments s
                        where s.store_id = :store
                          and s.push_status in ('pending', 'waiting', 'error')
                          and (s.cart_order_id = :order or (s.cart_order_id is null and s.order_no = :number))
                          and not exists (
                              select 1
                              from cartage_shipment_line l
                              join cartage_outbox o on o.id = l.outbox_id
                              where l.shipment_id = s.id
                                and o.state in ('waiting', 'sending', 'parked'))
                        order by s.id
                        """)
                .param("store", storeId)
                .param("order", order)
                .param("number", orderNo)
                .query((row, i) -> TraceEvent.now(Kind.SHIPPED, waiting(row)))
                .list();
    }

    private static String waiting(ResultSet row) throws SQLException {
        String shipment = "the ERP ships " + goods(row) + " as " + row.getString("shipment_no")
                + parcel(row.getString("carrier"), row.getString("tracking_no"))
                        .map(parcel -> " by " + parcel)
                        .orElse("");
        String message = row.getString("push_message");
        String because = message == null ? "" : ": " + message;
        return shipment
                + switch (row.getString("push_status")) {
                    case "pending" -> "; the next run of shipments looks at it";
                    case "waiting" -> "; it waits" + because;
                    default -> "; it can't be sent" + because;
                };
    }

    private static String goods(ResultSet row) throws SQLException {
        BigDecimal quantity = row.getBigDecimal("quantity").stripTrailingZeros();
        String sku = row.getString("sku");
        return quantity.toPlainString() + " × " + (sku == null ? "line " + row.getString("cart_line_id") : sku);
    }

    private static Optional<String> parcel(@Nullable String carrier, @Nullable String trackingNo) {
        String words = Stream.of(carrier, trackingNo)
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }
}
