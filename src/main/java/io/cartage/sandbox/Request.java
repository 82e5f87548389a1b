package io.cartage.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call that reached a shop.
 *
 * @param path below the shop's own address: {@code /v2/orders}
 * @param query as it came, still encoded; empty if there was none
 * @param headers by lower-case name
 */
public record Request(String method, String path, String query, Map<String, String> headers, String body) {

    public Request {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The decoded parameters in their order; of a name given twice the last counts. */
    public Map<String, String> parameters() {
        return parameters(query);
    }

    /** The decoded parameters of a query or a form. */
    public static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    /** The same call, shown under another address. */
    public Request shownAs(String shownPath, String shownQuery) {
        return new Request(method, shownPath, shownQuery, headers, body);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray '%': the shop takes it as it stands
        }
    }
}
