package io.cartage.cart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the settings under {@code connection:} of a store file become what calls need.
 *
 * @param hosts the only hosts that a token may be sent to, besides this machine itself; {@code *.} stands for any one name
 * @param otherwise variables that no setting gave, made from others
 * @param headers sent with every call; {@code {token}} and the like stand for what the keys give
 * @param grant how a token is asked for, where the settings hold none
 * @param setup what to do in the cart's admin pages to get what the keys take, step by step
 */
record ConnectionFacts(
        List<String> hosts,
        List<Key> keys,
        Map<String, String> otherwise,
        Map<String, String> headers,
        Optional<Grant> grant,
        List<String> setup) {

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

    /**
     * A token that is asked for and expires.
     *
     * @param path of the call, below the store's address
     * @param form what is sent, form-encoded; {@code {clientId}} and the like stand for what the keys give
     * @param token where the token stands in the answer
     * @param livesSeconds where its life stands, in seconds
     */
    record Grant(String path, Map<String, String> form, FieldPath token, FieldPath livesSeconds) {}

    List<String> keyNames() {
        return keys.stream().map(Key::name).toList();
    }

    /** Those of the variables that must never be shown: all but what the keys that are no secrets give too. */
    Set<String> secretVariables(Set<String> variables) {
        Set<String> open = keys.stream()
                .filter(key -> !key.secret())
                .flatMap(key -> key.gives().stream())
                .collect(Collectors.toSet());
        open.addAll(otherwise.keySet());
        return variables.stream().filter(name -> !open.contains(name)).collect(Collectors.toSet());
    }
}
