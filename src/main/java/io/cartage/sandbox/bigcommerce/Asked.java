package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Request;
import java.util.Set;

/** What an address asks for: something by its number, with a method that is allowed there. */
final class Asked {
    private static final String NOT_FOUND = "The requested resource was not found.";

    private Asked() {}

    static Order order(Orders orders, String id) {
        return orders.find(number(id)).map(orders::make).orElseThrow(() -> new Refusal(404, NOT_FOUND));
    }

    static long number(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw new Refusal(404, NOT_FOUND);
        }
        return Long.parseLong(text);
    }

    static void allow(Request request, String... methods) {
        if (!Set.of(methods).contains(request.method())) {
            throw new Refusal(405, "The method " + request.method() + " is not allowed here.");
        }
    }
}
