package io.cartage.staging.outbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A shipment of the ERP, for people: its rows, and the writes that take it to the cart.
 *
 * @param id of its latest row
 * @param cartOrderId of its order, if that is known
 * @param orderNo its order's number, or else what the ERP wrote
 * @param pushedAt when the cart confirmed the last of its lines
 * @param writes those that are not dropped; mostly one
 */
public record QueuedShipment(
        long id,
        String storeId,
        String shipmentNo,
        Optional<String> cartOrderId,
        String orderNo,
        String carrier,
        String shipMethod,
        String trackingNo,
        String warehouse,
        Optional<Instant> shippedAt,
        Optional<Instant> pushedAt,
        String cartShipmentId,
        List<Line> lines,
        List<Underway> writes) {
    public QueuedShipment {
        lines = List.copyOf(lines);
        writes = List.copyOf(writes);
    }

    /**
     * A row of the ERP.
     *
     * @param goods the SKU, or else the line's id in the cart
     * @param status as it stands there
     */
    public record Line(
            long id, String goods, BigDecimal quantity, String status, String cause, String message, int attempts) {}

    /** A write that takes a shipment to the cart. */
    public record Underway(long id, WriteState state, String cause, String message, int attempts, Instant nextAt) {}

    /** Where a shipment stands, by the worst of its rows. */
    public enum State {
        REFUSED("error"),
        WAITING("waiting"),
        IN_DOUBT("sending"),
        TO_SEND("pending"),
        IN_CART("pushed");

        private final String status;

        State(String status) {
            this.status = status;
        }

        /** The status of rows that people look for when they mean this state. */
        public String status() {
            return status;
        }
    }

    public State state() {
        if (has("error") || writes.stream().anyMatch(write -> write.state() == WriteState.PARKED)) {
            return State.REFUSED;
        }
        if (has("waiting")) {
            return State.WAITING;
        }
        if (writes.stream().anyMatch(write -> write.state() == WriteState.SENDING)) {
            return State.IN_DOUBT;
        }
        return lines.stream().allMatch(line -> line.status().equals("pushed")) ? State.IN_CART : State.TO_SEND;
    }

    private boolean has(String status) {
        return lines.stream().anyMatch(line -> line.status().equals(status));
    }

    /** The first difficulty that is told of it, in a word; empty if there is none. */
    public String cause() {
        return lines.stream()
                .map(Line::cause)
                .filter(cause -> !cause.isEmpty())
                .findFirst()
                .orElseGet(() -> writes.stream()
                        .map(Underway::cause)
                        .filter(cause -> !cause.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    /** What is told of it, for people; empty if nothing is. */
    public String message() {
        return lines.stream()
                .map(Line::message)
                .filter(message -> !message.isEmpty())
                .findFirst()
                .orElseGet(() -> writes.stream()
                        .map(Underway::message)
                        .filter(message -> !message.isEmpty())
                        .findFirst()
                        .orElse(""));
    }
}
