package io.cartage.staging.outbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.outbox.ShippedOrder.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes one shipment of the cart: parts of rows of one order, shipment number, tracking number, and address or
 * warehouse.
 */
record ShipmentGroup(ShippedOrder order, @Nullable String addressId, List<Piece> pieces) {

    /** So much of a row, taken from one order line. */
    record Piece(ShipmentRow row, Line line, BigDecimal quantity) {}

    ShipmentRow first() {
        return pieces.get(0).row();
    }

    /** What makes it this shipment: the first of its rows, and the address where one row goes to several. */
    String key() {
        String key = order.cartOrderId() + "/" + first().shipmentNo() + "/" + first().id();
        return addressId == null ? key : key + "/" + addressId;
    }

    Wish wish(String key) {
        String subject = "shipment " + first().shipmentNo() + " of order "
                + order.columns().path("order_no").asText();
        return new Wish(key, subject, Optional.of(order.cartOrderId()), Optional.of(record()));
    }

    /** The record that the mapping makes the cart's payload of. What rows tell differently is taken from the first. */
    ObjectNode record() {
        ObjectNode record = Json.object();
        record.put("shipment_no", first().shipmentNo());
        record.put("warehouse", said(ShipmentRow::warehouse));
        record.put("carrier", said(ShipmentRow::carrier));
        record.put("ship_method", said(ShipmentRow::shipMethod));
        record.put("tracking_no", first().trackingNo());
        ArrayNode numbers = record.putArray("tracking_nos");
        trackingNumbers(first().trackingNo()).forEach(numbers::add);
        record.put("tracking_url", said(ShipmentRow::trackingUrl));
        record.put(
                "shipped_at",
                said(row -> row.shippedAt() == null ? null : row.shippedAt().toString()));
        record.put("comment", said(ShipmentRow::comment));
        record.put(
                "notify_customer", pieces.stream().allMatch(piece -> piece.row().notifyCustomer()));
        record.put("cart_address_id", addressId);
        record.set("order", order.columns());
        ArrayNode lines = record.putArray("lines");
        quantities().forEach((line, quantity) -> lines.addObject()
                .put("cart_line_id", line.id())
                .put("sku", line.sku())
                .put("quantity", quantity.longValueExact())
                .put("line_no", line.lineNo()));
        return record;
    }

    private Map<Line, BigDecimal> quantities() {
        Map<Line, BigDecimal> quantities = new LinkedHashMap<>();
        pieces.forEach(piece -> quantities.merge(piece.line(), piece.quantity(), BigDecimal::add));
        return quantities;
    }

    private @Nullable String said(Function<ShipmentRow, @Nullable String> column) {
        return pieces.stream()
                .map(piece -> column.apply(piece.row()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> trackingNumbers(@Nullable String text) {
        List<String> numbers = new ArrayList<>();
        if (text != null) {
            Arrays.stream(text.split("[,;|]", -1))
                    .map(String::strip)
                    .filter(number -> !number.isEmpty())
                    .forEach(numbers::add);
        }
        return numbers;
    }
}
