package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code external_order_shipments}, its texts without outer blanks, and null where nothing is left then. */
record ShipmentRow(
        long id,
        String shipmentNo,
        @Nullable String orderNo,
        @Nullable String cartOrderId,
        @Nullable String sku,
        @Nullable String cartLineId,
        BigDecimal quantity,
        @Nullable String warehouse,
        @Nullable String carrier,
        @Nullable String shipMethod,
        @Nullable String trackingNo,
        @Nullable String trackingUrl,
        @Nullable Instant shippedAt,
        @Nullable String comment,
        boolean notifyCustomer,
        String pushStatus,
        @Nullable String cause,
        @Nullable String message) {

    static ShipmentRow of(ResultSet row) throws SQLException {
        return new ShipmentRow(
                row.getLong("id"),
                row.getString("shipment_no").strip(),
                text(row, "order_no"),
                text(row, "cart_order_id"),
                text(row, "sku"),
                text(row, "cart_line_id"),
                Objects.requireNonNull(row.getBigDecimal("quantity")),
                text(row, "warehouse"),
                text(row, "carrier"),
                text(row, "ship_method"),
                text(row, "tracking_no"),
                text(row, "tracking_url"),
                Jdbc.instant(row, "shipped_at"),
                text(row, "comment"),
                row.getBoolean("notify_customer"),
                row.getString("push_status"),
                row.getString("push_cause"),
                row.getString("push_message"));
    }

    boolean isPending() {
        return pushStatus.equals("pending");
    }

    /** What it ships, for people. */
    String goods() {
        return sku != null ? sku : "line " + cartLineId;
    }

    /** The order as the row names it. */
    String orderName() {
        return cartOrderId != null ? cartOrderId : String.valueOf(orderNo);
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
