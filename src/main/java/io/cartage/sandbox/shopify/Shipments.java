package io.cartage.sandbox.shopify;

import io.cartage.sandbox.ShopShipment;
import java.util.List;

/** The parcels of an order as tests look at them: those that were not called back. */
final class Shipments {
    private Shipments() {}

    static List<ShopShipment> of(Order order) {
        return Delivery.of(order).parcels().stream()
                .filter(parcel -> parcel.cancelled() == 0)
                .map(parcel -> shipment(order, parcel))
                .toList();
    }

    private static ShopShipment shipment(Order order, Delivery.Parcel parcel) {
        String company = parcel.tracking().company();
        return new ShopShipment(
                DeliveryIds.parcel(order.state().index(), parcel.number()),
                company == null ? "" : company,
                parcel.tracking().numbers(),
                parcel.contents().stream().map(content -> line(order, content)).toList());
    }

    private static ShopShipment.Line line(Order order, Delivery.Content content) {
        Line line = order.lines().get(content.line());
        String sku = line.item().sku();
        return new ShopShipment.Line(line.id(), sku == null ? "" : sku, content.units());
    }
}
