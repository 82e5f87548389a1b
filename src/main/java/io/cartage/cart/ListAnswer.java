package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A list that a cart answered.
 *
 * @param elements its objects, each with its own bytes
 * @param rest all that the answer says besides, such as whether more follows
 */
record ListAnswer(List<Element> elements, JsonNode rest) {

    /** One object of a list. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes from hand to hand, is never compared
    record Element(byte[] bytes, ObjectNode json) {}
}
