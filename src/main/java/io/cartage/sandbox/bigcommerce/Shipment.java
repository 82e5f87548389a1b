package io.cartage.sandbox.bigcommerce;

import java.util.List;
import java.util.Map;

/**
 * What left the house for one address of an order.
 *
 * @param created epoch seconds
 * @param texts the fields that callers may write, by name; a field that nobody wrote is absent
 */
record Shipment(long id, long created, long addressId, List<Packed> items, Map<String, String> texts) {

    /** So many units of a line. */
    record Packed(long lineId, int quantity) {}

    Shipment {
        items = List.copyOf(items);
        texts = Map.copyOf(texts);
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    int unitsOf(long lineId) {
        return items.stream()
                .filter(item -> item.lineId() == lineId)
                .mapToInt(Packed::quantity)
                .sum();
    }
}
