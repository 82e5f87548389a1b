package io.cartage.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.Slice;
import io.cartage.staging.desk.ApiToken;
import io.cartage.staging.desk.OrderBook.OrderName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What a program asked. What it wrote wrongly is an {@link ApiFault} as soon as it is looked at. */
record Asked(ApiToken token, Map<String, String> path, Map<String, String> query, ObjectNode body) {
    static final int MOST = 500;

    private static final int USUAL = 100;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 200;
    private static final String INSTANT = "Write an instant in UTC: 2026-01-31T18:00:00Z";

    /** A part of the path. */
    String part(String name) {
        return path.getOrDefault(name, "");
    }

    /** A parameter; empty if it isn't given, or empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name)).filter(text -> !text.isEmpty());
    }

    String needed(String name) {
        return text(name)
                .orElseThrow(
                        () -> ApiFault.wrongQuery("'" + name + "' is missing", "Add ?" + name + "=… to the address"));
    }

    /** One of a few words. */
    Optional<String> word(String name, Set<String> words) {
        Optional<String> text = text(name);
        text.filter(word -> !words.contains(word)).ifPresent(word -> {
            throw ApiFault.wrongQuery(
                    "'" + name + "' is '" + word + "'", "Write one of these: " + ApiFault.list(words));
        });
        return text;
    }

    boolean flag(String name) {
        return word(name, Set.of("true", "false"))
                .filter(text -> text.equals("true"))
                .isPresent();
    }

    OptionalLong number(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw ApiFault.wrongQuery("'" + name + "' is '" + text.get() + "'", "Write a whole number");
        }
    }

    /** How many at most: {@code limit}. */
    int limit() {
        long limit = number("limit").orElse(USUAL);
        if (limit < 1 || limit > MOST) {
            throw ApiFault.wrongQuery("'limit' is " + limit, "Write 1 to " + MOST);
        }
        return (int) limit;
    }

    /** The number behind which the page begins that {@code after} means; greater than all for the first. */
    long before() {
        return number("after").orElse(Long.MAX_VALUE);
    }

    /**
     * A page, and where the next begins.
     *
     * @param read reads so many at most
     * @param mark where an item stands, for {@code after}
     */
    <T> Answer page(IntFunction<List<T>> read, Function<T, String> mark, Function<T, ? extends JsonNode> json) {
        Slice<T> slice = Slice.of(limit(), read);
        return Answer.page(slice.rows(), json, slice.last().map(mark));
    }

    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw ApiFault.wrongQuery("'" + name + "' is '" + text + "'", INSTANT);
            }
        });
    }

    /** Who is said to have done it. */
    String who() {
        return token.user();
    }

    /** For the audit log, beside the name. */
    String how() {
        return "with the token '" + token.name() + "'";
    }

    /** A member of the body that is a text; empty if it isn't given, or null. */
    Optional<String> member(String name) {
        return member(name, LONGEST_TEXT);
    }

    Optional<String> member(String name, int longest) {
        return text(body.path(name), "'" + name + "'", longest);
    }

    private static Optional<String> text(JsonNode node, String what, int longest) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual() || node.textValue().length() > longest) {
            throw ApiFault.wrongBody(what + " is no text of at most " + longest + " signs", "Write one");
        }
        return Optional.of(node.textValue());
    }

    Instant neededInstant(String name) {
        String text = neededMember(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiFault.wrongBody("'" + name + "' is '" + text + "'", INSTANT);
        }
    }

    /** A whole number from 1 to 100; empty if it isn't given, or null. */
    OptionalInt percentage(String name) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return OptionalInt.empty();
        }
        if (!node.isInt() || node.intValue() < 1 || node.intValue() > 100) {
            throw ApiFault.wrongBody("'" + name + "' is no percentage", "Write a whole number from 1 to 100");
        }
        return OptionalInt.of(node.intValue());
    }

    /** At least one order, each named by its store and its id in the cart. */
    List<OrderName> neededOrders(String name) {
        JsonNode list = body.path(name);
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw ApiFault.wrongBody(
                    "'" + name + "' is no list of 1 to " + MOST + " orders",
                    "Write each as GET /orders tells it: {\"store\": …, \"cart_order_id\": …}");
        }
        List<OrderName> orders = new ArrayList<>();
        list.forEach(one -> orders.add(new OrderName(part(one, "store"), part(one, "cart_order_id"))));
        return orders;
    }

    private static String part(JsonNode order, String name) {
        return text(order.path(name), "'" + name + "' of an order", LONGEST_NAME)
                .filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> ApiFault.wrongBody("An order has no '" + name + "'", "Write it as GET /orders tells it"));
    }

    String neededMember(String name) {
        return member(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ApiFault.wrongBody("'" + name + "' is missing", "Add it to the body, as a text"));
    }

    boolean switchedOn(String name) {
        JsonNode node = body.path(name);
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            throw ApiFault.wrongBody("'" + name + "' is neither true nor false", "Write one of them");
        }
        return node.booleanValue();
    }

    /** A list of whole numbers; empty if it isn't given. */
    List<Long> numbers(String name) {
        JsonNode node = body.path(name);
        List<Long> numbers = new ArrayList<>();
        boolean right = node.isMissingNode() || node.isNull() || (node.isArray() && node.size() <= MOST);
        for (JsonNode one : node) {
            right &= one.canConvertToExactIntegral() && one.canConvertToLong();
            numbers.add(one.longValue());
        }
        if (!right) {
            throw ApiFault.wrongBody("'" + name + "' is no list of at most " + MOST + " whole numbers", "Write one");
        }
        return numbers;
    }
}
