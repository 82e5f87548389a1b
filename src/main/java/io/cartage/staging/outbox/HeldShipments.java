package io.cartage.staging.outbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of {@code external_order_shipments} that wait, or were refused, for one cause, and are part of no write.
 *
 * @param status {@code waiting} or {@code error}
 * @param samples the first few of them
 */
public record HeldShipments(String storeId, String status, String cause, long count, List<Sample> samples) {
    public HeldShipments {
        samples = List.copyOf(samples);
    }

    HeldShipments plus(HeldShipments more) {
        return new HeldShipments(
                storeId,
                status,
                cause,
                count,
                Stream.concat(samples.stream(), more.samples.stream()).toList());
    }

    /**
     * One of the rows.
     *
     * @param order the order's number, or else its id in the cart
     * @param line the SKU, or else the line's id in the cart
     */
    public record Sample(String shipmentNo, String order, String line, String message) {}
}
