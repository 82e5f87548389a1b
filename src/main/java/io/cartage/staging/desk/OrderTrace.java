package io.cartage.staging.desk;

import java.util.List;
import java.util.Optional;

/**
 * An order's whole life, as far as it was written down.
 *
 * @param orderNo the number on its rows; empty if it never had any
 * @param standing where it stands now, in a sentence
 * @param mappingVersion of the mapping that wrote its rows; empty if it has none
 * @param events in the order of their time; what stands so now comes last
 */
public record OrderTrace(
        String storeId,
        String cartOrderId,
        Optional<String> orderNo,
        String standing,
        Optional<String> mappingVersion,
        List<TraceEvent> events) {

    public OrderTrace {
        events = List.copyOf(events);
    }
}
