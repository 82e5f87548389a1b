package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shipment of the queue while its rows are read. For one thread. */
final class ShipmentDraft {
    private final long id;
    private final Key key;
    private final List<QueuedShipment.Line> lines = new ArrayList<>();
    private final Map<Long, QueuedShipment.Underway> writes = new LinkedHashMap<>();
    private final Map<String, String> said = new HashMap<>();
    private @Nullable String cartOrderId;
    private @Nullable String orderNo;
    private @Nullable Instant shippedAt;
    private @Nullable Instant pushedAt;

    ShipmentDraft(long id, Key key) {
        this.id = id;
        this.key = key;
    }

    void add(ResultSet row) throws SQLException {
        String sku = text(row, "sku");
        lines.add(new QueuedShipment.Line(
                row.getLong("id"),
                sku.isEmpty() ? text(row, "cart_line_id") : sku,
                row.getBigDecimal("quantity"),
                row.getString("push_status"),
                text(row, "push_cause"),
                text(row, "push_message"),
                row.getInt("attempts")));
        for (String column : List.of("carrier", "ship_method", "warehouse", "cart_shipment_id")) {
            said.merge(column, text(row, column), (one, other) -> one.isEmpty() ? other : one);
        }
        cartOrderId = text(row, "cart_order_id").isEmpty() ? cartOrderId : text(row, "cart_order_id");
        orderNo = text(row, "order_no").isEmpty() ? orderNo : text(row, "order_no");
        Instant shipped = Jdbc.instant(row, "shipped_at");
        shippedAt = shippedAt == null ? shipped : shippedAt;
        Instant pushed = Jdbc.instant(row, "pushed_at");
        pushedAt = pushed == null || (pushedAt != null && pushedAt.isAfter(pushed)) ? pushedAt : pushed;
    }

    void addWrite(ResultSet row) throws SQLException {
        writes.put(
                row.getLong("id"),
                new QueuedShipment.Underway(
                        row.getLong("id"),
                        WriteState.of(row.getString("state")),
                        text(row, "cause"),
                        text(row, "message"),
                        row.getInt("attempts"),
                        Objects.requireNonNull(Jdbc.instant(row, "next_at"))));
        cartOrderId = cartOrderId == null ? row.getString("cart_order_id") : cartOrderId;
    }

    QueuedShipment shipment() {
        return new QueuedShipment(
                id,
                key.storeId(),
                key.shipmentNo(),
                Optional.ofNullable(cartOrderId),
                Objects.requireNonNullElse(orderNo, key.order()),
                said("carrier"),
                said("ship_method"),
                key.trackingNo(),
                said("warehouse"),
                Optional.ofNullable(shippedAt),
                Optional.ofNullable(pushedAt),
                said("cart_shipment_id"),
                lines,
                List.copyOf(writes.values()));
    }

    private String said(String column) {
        return said.getOrDefault(column, "");
    }

    List<Long> rowIds() {
        return lines.stream().map(QueuedShipment.Line::id).toList();
    }

    String storeId() {
        return key.storeId();
    }

    boolean isOrderIdKnown() {
        return cartOrderId != null;
    }

    /** The order's id in the cart, or what the ERP calls it. */
    String orderName() {
        return cartOrderId != null ? cartOrderId : key.order();
    }

    void isOf(String orderId, String number) {
        cartOrderId = orderId;
        orderNo = number;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "").strip();
    }

    /** What makes rows one shipment. */
    record Key(String storeId, String shipmentNo, String order, String trackingNo) {
        static Key of(ResultSet row) throws SQLException {
            return new Key(
                    row.getString("store_id"),
                    row.getString("shipment_no"),
                    row.getString("of_order"),
                    text(row, "tracking_no"));
        }
    }
}
