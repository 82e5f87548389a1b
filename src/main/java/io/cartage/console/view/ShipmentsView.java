package io.cartage.console.view;

import io.cartage.staging.outbox.QueuedShipment;
import io.cartage.staging.outbox.WriteQueue;
import io.cartage.staging.outbox.WriteState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of shipments, or of what is written to orders.
 *
 * @param here what it shows, without the place in it
 * @param now the same with the place, to be read anew
 * @param next the page that follows
 * @param isFirst whether nothing comes before it
 */
public record ShipmentsView(
        Link here,
        Link now,
        List<QueueTab> tabs,
        List<String> stores,
        List<Held> held,
        List<QueuedShipment> shipments,
        List<WriteQueue.Item> writes,
        Optional<Link> next,
        boolean isFirst) {

    public static Pill pill(QueuedShipment.State state) {
        return switch (state) {
            case TO_SEND -> Pill.TO_SEND;
            case IN_DOUBT -> Pill.IN_DOUBT;
            case IN_CART -> Pill.IN_CART;
            case WAITING -> Pill.WAITING;
            case REFUSED -> Pill.REFUSED;
        };
    }

    public static Pill pill(WriteState state) {
        return switch (state) {
            case WAITING -> Pill.TO_SEND;
            case SENDING -> Pill.IN_DOUBT;
            case DONE -> Pill.IN_CART;
            case PARKED -> Pill.REFUSED;
            case DROPPED -> new Pill("off", "trash", "Given up");
        };
    }

    /** What a ticked shipment stands for: its writes and its rows. */
    public static String ticket(QueuedShipment shipment) {
        return Stream.concat(
                        shipment.writes().stream().map(write -> "w" + write.id()),
                        shipment.lines().stream().map(line -> "r" + line.id()))
                .collect(Collectors.joining(" "));
    }

    /** What it ships: {@code MUG × 2, CUP × 1}. */
    public static String goods(QueuedShipment shipment) {
        return shipment.lines().stream()
                .map(line -> line.goods() + " × " + StockView.number(line.quantity()))
                .collect(Collectors.joining(", "));
    }
}
