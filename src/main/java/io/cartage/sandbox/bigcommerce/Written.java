package io.cartage.sandbox.bigcommerce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What callers wrote about one order. From the first write on its shipments stand here and follow its status no more.
 *
 * @param fields such as {@code external_order_id}, by name
 */
record Written(List<Shipment> shipments, Map<String, String> fields) {

    Written {
        shipments = List.copyOf(shipments);
        fields = Map.copyOf(fields);
    }

    /** What there is to begin with: the shipments that the order's status tells of, as if they had been written. */
    static Written of(Order order) {
        Written already = order.state().written();
        return already != null ? already : new Written(seeded(order), Map.of());
    }

    Written with(Shipment shipment) {
        List<Shipment> more = new ArrayList<>(without(shipment.id()).shipments());
        more.add(shipment);
        return new Written(more, fields);
    }

    Written without(long shipmentId) {
        return new Written(
                shipments.stream()
                        .filter(shipment -> shipment.id() != shipmentId)
                        .toList(),
                fields);
    }

    Written withFields(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putAll(more);
        return new Written(shipments, all);
    }

    int unitsOf(long lineId) {
        return shipments.stream().mapToInt(shipment -> shipment.unitsOf(lineId)).sum();
    }

    /** One shipment for each address from which something has left already. */
    private static List<Shipment> seeded(Order order) {
        List<Shipment> shipments = new ArrayList<>();
        for (Parcel parcel : order.parcels()) {
            List<Shipment.Packed> packed = parcel.lines().stream()
                    .filter(line -> line.shipped() > 0)
                    .map(line -> new Shipment.Packed(line.id(), line.shipped()))
                    .toList();
            if (!packed.isEmpty()) {
                Map<String, String> texts = Map.of(
                        "tracking_number", "1Z" + (900_000_000L + parcel.id()), "shipping_method", parcel.method());
                shipments.add(new Shipment(parcel.id(), order.state().modified(), parcel.id(), packed, texts));
            }
        }
        return shipments;
    }
}
