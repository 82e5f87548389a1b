package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Gathers the lines of one order that its list answer doesn't show, page by page, and puts them under
 * {@code fetched.<member>} of the record. One instance serves one order and one thread.
 */
public final class OrderCompletion {
    private final OrderFacts orders;
    private final CompletionFacts facts;
    private final CartRecord order;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ArrayNode lines;
    private int page = 1;
    private String after = "";
    private boolean missing = true;
    private boolean outdated;

    /** Prepares to fetch the lines; in numbered pages, of as many lines as a full page of the cart has. */
    public OrderCompletion(CartFacts cart, CartRecord order) {
        this.orders = cart.orders();
        this.facts = orders.completion().orElseThrow();
        this.order = order;
        this.lines = order.json().arrayNode();
        if (facts instanceof FurtherLines further) {
            after = further.after().text(order.json());
        }
    }

    /** Whether the list answer of an order may lack lines. */
    public static boolean isNeeded(CartFacts cart, JsonNode order) {
        return cart.orders()
                .completion()
                .filter(facts -> facts.isIncomplete(order))
                .isPresent();
    }

    /** Whether an archived order lacks lines: the list didn't show all, and no others were fetched. */
    public static boolean isCut(CartFacts cart, JsonNode order) {
        return isNeeded(cart, order) && order.path("fetched").isMissingNode();
    }

    public boolean isMissing() {
        return missing;
    }

    /** Whether the order has changed since it was listed, so that it must be read anew before its lines. */
    public boolean isOutdated() {
        return outdated;
    }

    /** The page of lines to ask for, from 1. */
    public int page() {
        return page;
    }

    /** The mark after which to ask for lines. */
    public String after() {
        return after;
    }

    /** Takes a page of lines. */
    public void accept(byte[] answer) {
        if (facts instanceof FurtherLines further && hasChanged(further, answer)) {
            outdated = true;
            return;
        }
        ListAnswer list = CartAnswers.list(answer, facts.records());
        for (ListAnswer.Element element : list.elements()) {
            bytes.write(bytes.size() == 0 ? '[' : ',');
            bytes.writeBytes(element.bytes());
            lines.add(element.json());
        }
        page++;
        missing = isMoreBehind(list);
        if (!missing && !lines.isEmpty()) {
            bytes.write(']');
            ObjectNode fetched = order.json().objectNode();
            fetched.set(facts.member(), lines);
            order.json().set("fetched", fetched);
        }
    }

    /** Also if the cart no longer has the order. */
    private boolean hasChanged(FurtherLines further, byte[] answer) {
        ObjectNode json = CartAnswers.object(answer);
        return further.changed().text(json).isEmpty()
                || !CartAnswers.time(json, further.changed(), orders, order.id())
                        .equals(order.changed());
    }

    private boolean isMoreBehind(ListAnswer list) {
        if (!(facts instanceof FurtherLines further)) {
            return list.elements().size() >= orders.page();
        }
        String next = further.nextAfter().text(list.rest());
        boolean more = further.stillMore().isSet(list.rest());
        if (more && (next.isEmpty() || next.equals(after))) {
            throw new UnexpectedAnswerException("order " + order.id() + " has more lines, but the cart doesn't go on");
        }
        after = next;
        return more;
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
