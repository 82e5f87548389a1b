package io.cartage.staging.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Something that shall be written to a cart.
 *
 * @param subjectKey makes it this wish and no other, per store and flow and for ever; at most 255 characters
 * @param subject for people: {@code shipment 4711 of order BC-100}
 * @param cartOrderId the order it is about, if it is about one
 * @param source what the mapping makes the request of, if that shall be kept with it
 */
public record Wish(String subjectKey, String subject, Optional<String> cartOrderId, Optional<ObjectNode> source) {}
