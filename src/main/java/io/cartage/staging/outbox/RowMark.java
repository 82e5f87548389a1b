package io.cartage.staging.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row of {@code external_order_shipments} says of itself from now on.
 *
 * @param cartShipmentId ids of the shipments that have it in the cart, by commas
 */
record RowMark(
        long rowId,
        String status,
        @Nullable String cause,
        @Nullable String message,
        @Nullable String cartShipmentId,
        @Nullable Instant pushedAt,
        int attempts) {

    static RowMark sending(ShipmentRow row) {
        return new RowMark(row.id(), "sending", null, null, null, null, 0);
    }

    static RowMark waiting(ShipmentRow row, String cause, String message) {
        return new RowMark(row.id(), "waiting", cause, message, null, null, 0);
    }

    static RowMark error(ShipmentRow row, String cause, String message) {
        return new RowMark(row.id(), "error", cause, message, null, null, 0);
    }

    /** What the ledger says of a row all of whose writes are done; empty as long as one is not. */
    static Optional<RowMark> pushed(long rowId, List<LedgerPart> parts, @Nullable String message, int attempts) {
        List<LedgerPart> live = parts.stream()
                .filter(LedgerPart::counts)
                .sorted(Comparator.comparingLong(LedgerPart::writeId))
                .toList();
        if (live.isEmpty() || live.stream().anyMatch(part -> part.state() != WriteState.DONE)) {
            return Optional.empty();
        }
        String ids = live.stream()
                .flatMap(part -> Stream.ofNullable(part.cartId()))
                .distinct()
                .collect(Collectors.joining(","));
        Instant pushed = live.get(live.size() - 1).finishedAt();
        return Optional.of(new RowMark(rowId, "pushed", null, message, ids, pushed, attempts));
    }

    boolean says(ShipmentRow row) {
        return status.equals(row.pushStatus())
                && Objects.equals(cause, row.cause())
                && Objects.equals(message, row.message());
    }
}
