package io.cartage.cart;

import io.cartage.config.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One thing that was recognised in what a person pasted as a connection.
 *
 * @param name for people, such as {@code client secret}
 * @param shown the value, or dots in its place
 */
public record Recognition(String name, String shown, boolean secret) {
    private static final Map<String, String> NAMES = Map.of("api", "address", "token", "access token");

    /** What a connection was made of, the address first. */
    public static List<Recognition> of(CartFacts cart, Connection connection) {
        Map<String, Secret> variables = new TreeMap<>(connection.variables());
        Set<String> hidden = new TreeSet<>(cart.connection().secretVariables(variables.keySet()));
        List<Recognition> recognised = new ArrayList<>();
        variables.forEach((name, value) -> recognised.add(new Recognition(
                words(name), hidden.contains(name) ? value.masked() : value.reveal(), hidden.contains(name))));
        return List.copyOf(recognised);
    }

    private static String words(String name) {
        return NAMES.getOrDefault(
                name, name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT));
    }
}
