package io.cartage.store;

import io.cartage.config.Secret;
import io.cartage.problem.Position;
import java.util.List;

/**
 * One value of a store's {@code connection}, with its placeholders filled in. Always a {@link Secret}: only the cart
 * knows which of its values are.
 *
 * @param at where the store file has it, for problems
 * @param sources where the value came from, in words fit for a message; empty if it stands in the store file itself
 */
public record ConnectionValue(Secret value, Position at, List<String> sources) {

    public ConnectionValue {
        sources = List.copyOf(sources);
    }
}
