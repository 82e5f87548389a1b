package io.cartage.cart;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the settings under {@code connection:} of a store file become what calls need.
 *
 * @param hosts the only hosts that a token may be sent to, besides this machine itself
 * @param headers sent with every call; {@code {token}} and the like stand for what the keys give
 */
record ConnectionFacts(List<String> hosts, List<Key> keys, Map<String, String> headers) {

    /**
     * One setting.
     *
     * @param gives the variables that it yields; it may be left out if another setting has given them
     * @param forms the ways in which people write it, each a list of patterns whose named groups are the variables
     */
    record Key(
            String name,
            String description,
            String example,
            boolean secret,
            List<String> gives,
            List<List<Pattern>> forms) {}

    List<String> keyNames() {
        return keys.stream().map(Key::name).toList();
    }
}
