package io.cartage.cart.look;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A status that orders of a shop can have.
 *
 * @param id as the cart writes it
 * @param name as the cart calls it everywhere
 * @param label what the merchant calls it in this shop; empty if the shop doesn't tell
 * @param count how many orders have it, where the shop tells
 */
public record ShopStatus(String id, String name, String label, Optional<Long> count) {

    /** Whether a store file means this one by a word. */
    public boolean isCalled(String word) {
        return Stream.of(id, name).anyMatch(known -> known.equalsIgnoreCase(word.strip()));
    }

    /** Whether the merchant calls it otherwise than the cart. */
    public boolean isRenamed() {
        return !label.isEmpty() && !label.equals(name);
    }

    String line() {
        return name
                + (isRenamed() ? ", shown as " + Words.quoted(label) : "")
                + count.map(orders -> " (" + Words.number(orders) + ")").orElse("");
    }
}
