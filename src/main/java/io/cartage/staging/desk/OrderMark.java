package io.cartage.staging.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place in a list of orders, newest first: the list goes on after it, or ends before it.
 *
 * @param at by which the list is sorted
 * @param newer whether the page before the place is meant, and not the one after it
 */
public record OrderMark(Instant at, String recordId, String storeId, boolean newer) {
    static final Comparator<OrderMark> NEWEST_FIRST = Comparator.comparing(OrderMark::at)
            .thenComparing(OrderMark::recordId)
            .thenComparing(OrderMark::storeId)
            .reversed();

    /** As one word that fits into an address. */
    public String text() {
        return (newer ? "n" : "o") + at.getEpochSecond() + "." + at.getNano() + "~" + storeId + "~" + recordId;
    }

    /** Reads {@link #text}; empty if it is none. */
    public static Optional<OrderMark> of(String text) {
        String[] parts = text.split("~", 3);
        if (parts.length < 3 || !parts[0].matches("[no]\\d{1,12}\\.\\d{1,9}")) {
            return Optional.empty();
        }
        String[] time = parts[0].substring(1).split("\\.");
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(time[0]), Long.parseLong(time[1]));
            return at.isAfter(Instant.parse("9999-01-01T00:00:00Z"))
                    ? Optional.empty()
                    : Optional.of(new OrderMark(at, parts[2], parts[1], text.startsWith("n")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
