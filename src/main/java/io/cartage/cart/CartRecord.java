package io.cartage.cart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One record of a list answer.
 *
 * @param listed its bytes exactly as the cart sent them; not to be changed
 * @param json the same, parsed; fractions are {@link java.math.BigDecimal}
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes from hand to hand, is never compared
public record CartRecord(String id, Instant changed, byte[] listed, ObjectNode json) {}
