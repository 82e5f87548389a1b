package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Gathers the lines of one order that its list answer may have cut, page by page, and puts them under
 * {@code fetched.<member>} of the record. One instance serves one order and one thread.
 */
public final class OrderCompletion {
    private final CompletionFacts facts;
    private final CartRecord order;
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ArrayNode lines;
    private int page = 1;
    private boolean missing = true;

    /** Prepares to fetch the lines in pages of as many lines as a full page of the cart has. */
    public OrderCompletion(CartFacts cart, CartRecord order) {
        this.facts = cart.orders().completion();
        this.limit = cart.orders().page();
        this.order = order;
        this.lines = order.json().arrayNode();
    }

    /** Whether the list answer of an order may lack lines. */
    public static boolean isNeeded(CartFacts cart, JsonNode order) {
        return cart.orders().completion().isIncomplete(order);
    }

    public boolean isMissing() {
        return missing;
    }

    /** The page of lines to ask for, from 1. */
    public int page() {
        return page;
    }

    /** Takes a page of lines; one that isn't full is the last. */
    public void accept(byte[] answer) {
        List<CartAnswers.Element> elements = CartAnswers.elements(answer);
        for (CartAnswers.Element element : elements) {
            bytes.write(bytes.size() == 0 ? '[' : ',');
            bytes.writeBytes(element.bytes());
            lines.add(element.json());
        }
        page++;
        missing = elements.size() >= limit;
        if (!missing && !lines.isEmpty()) {
            bytes.write(']');
            ObjectNode fetched = order.json().objectNode();
            fetched.set(facts.member(), lines);
            order.json().set("fetched", fetched);
        }
    }

    /** The record as listed with the member {@code fetched} added; as listed if the cart gave no lines. */
    public byte[] content() {
        if (lines.isEmpty()) {
            return order.listed();
        }
        byte[] listed = order.listed();
        ByteArrayOutputStream content = new ByteArrayOutputStream(listed.length + bytes.size() + 40);
        content.write(listed, 0, listed.length - 1);
        content.writeBytes((",\"fetched\":{\"" + facts.member() + "\":").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(bytes.toByteArray());
        content.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
        return content.toByteArray();
    }
}
