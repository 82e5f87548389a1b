package io.cartage.cart;

import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.store.ConnectionValue;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How one store reaches its shop.
 *
 * @param api the address that paths are appended to, without a slash at its end
 * @param shop names the shop; stores with the same shop share one quota
 * @param templates headers of every call; {@code {token}} and the like stand for variables
 * @param variables what the store's settings gave
 * @param grant how the token is got, if it is not among the variables
 */
public record Connection(
        String api,
        String shop,
        Map<String, String> templates,
        Map<String, Secret> variables,
        Optional<ConnectionFacts.Grant> grant) {
    private static final String TOKEN = "token";
    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

    public Connection {
        templates = Map.copyOf(templates);
        variables = Map.copyOf(variables);
    }

    /** The headers of every call; for a store whose settings hold its token. */
    public Map<String, Secret> headers() {
        return filled(templates, variables);
    }

    /** The headers of every call with a token that was granted. */
    public Map<String, Secret> headers(Secret token) {
        Map<String, Secret> withToken = new HashMap<>(variables);
        withToken.put(TOKEN, token);
        return filled(templates, withToken);
    }

    /** Whether the token is granted by the cart for a time, since the settings hold none. */
    public boolean isGranted() {
        return grant.isPresent();
    }

    /** The path of the call that asks for a token. */
    public String grantPath() {
        return grant.orElseThrow().path();
    }

    /** The form that asks for a token. */
    public Map<String, Secret> grantForm() {
        return filled(grant.orElseThrow().form(), variables);
    }

    /**
     * Reads a store's connection settings as the cart's facts tell. Secret values never stand in a problem.
     *
     * @param settings by name, placeholders resolved
     * @param at where the settings stand
     */
    public static Optional<Connection> of(
            CartFacts cart, Map<String, ConnectionValue> settings, Position at, Problems problems) {
        Problems own = new Problems();
        Map<String, String> variables = variables(cart, settings, at, own);
        cart.connection().otherwise().forEach((name, value) -> variables.putIfAbsent(name, filled(value, variables)));
        if (!own.hasErrors()) {
            checkHost(cart, settings, variables.getOrDefault("api", ""), at, own);
        }
        problems.addAll(own.all());
        if (own.hasErrors()) {
            return Optional.empty();
        }
        Map<String, Secret> secrets = new HashMap<>();
        variables.forEach((name, value) -> secrets.put(name, Secret.of(value)));
        cart.connection()
                .secretVariables(variables.keySet())
                .forEach(name -> Redaction.register(Secret.of(variables.getOrDefault(name, ""))));
        String api = variables.getOrDefault("api", "");
        return Optional.of(new Connection(
                api,
                cart.id() + ":" + variables.getOrDefault("shop", api),
                cart.connection().headers(),
                secrets,
                variables.containsKey(TOKEN)
                        ? Optional.empty()
                        : cart.connection().grant()));
    }

    private static Map<String, String> variables(
            CartFacts cart, Map<String, ConnectionValue> settings, Position at, Problems problems) {
        Map<String, String> variables = new HashMap<>();
        for (ConnectionFacts.Key key : cart.connection().keys()) {
            ConnectionValue value = settings.get(key.name());
            if (value != null) {
                read(key, value, variables, problems);
            }
        }
        for (ConnectionFacts.Key key : cart.connection().keys()) {
            if (!settings.containsKey(key.name()) && !variables.keySet().containsAll(key.gives())) {
                problems.error(
                        at,
                        "'connection." + key.name() + "' is missing",
                        key.description() + " Example: " + key.example());
            }
        }
        List<String> known = cart.connection().keyNames();
        settings.forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.error(
                        value.at(),
                        "'connection." + name + "' is not known to " + cart.name(),
                        "Known are " + String.join(", ", known));
            }
        });
        return variables;
    }

    /** The first form of which all patterns are found wins. */
    private static void read(
            ConnectionFacts.Key key, ConnectionValue value, Map<String, String> variables, Problems problems) {
        String text = value.value().reveal().strip();
        for (List<Pattern> form : key.forms()) {
            List<Matcher> matchers = form.stream()
                    .map(pattern -> pattern.matcher(text))
                    .filter(Matcher::find)
                    .toList();
            if (matchers.size() == form.size()) {
                matchers.forEach(matcher -> groups(matcher).forEach(variables::putIfAbsent));
                return;
            }
        }
        String shown = key.secret() || Secret.looksLikeOne(text)
                ? "a text of " + text.length() + " characters"
                : "'" + text + "'";
        problems.error(
                value.at(),
                "'connection." + key.name() + "' is " + shown + ", which is none of the forms known",
                key.description() + " Example: " + key.example());
    }

    private static Map<String, String> groups(Matcher matcher) {
        Set<String> names = GROUP_NAME
                .matcher(matcher.pattern().pattern())
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
        return names.stream()
                .filter(name -> matcher.group(name) != null)
                .collect(Collectors.toMap(name -> name, matcher::group));
    }

    /** A token goes to the cart's own hosts by https, or to this machine. */
    private static void checkHost(
            CartFacts cart, Map<String, ConnectionValue> settings, String api, Position at, Problems problems) {
        URI uri = URI.create(api);
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        List<String> hosts = cart.connection().hosts();
        boolean known = "https".equals(uri.getScheme())
                && (hosts.isEmpty() || hosts.stream().anyMatch(pattern -> isHost(host, pattern)));
        if (!known && !isLoopback(host)) {
            Position where = settings.values().stream()
                    .map(ConnectionValue::at)
                    .min(Position::compareTo)
                    .orElse(at);
            problems.error(
                    where,
                    "the address '" + uri.getScheme() + "://" + host + "' is not one of " + cart.name()
                            + "'s, so the token is not sent there",
                    "Use https and the host " + String.join(" or ", hosts));
        }
    }

    /** A pattern may begin with {@code *.}, which stands for one name and a dot. */
    private static boolean isHost(String host, String pattern) {
        return pattern.startsWith("*.")
                ? host.endsWith(pattern.substring(1)) && host.indexOf('.') == host.length() - pattern.length() + 1
                : host.equals(pattern);
    }

    private static boolean isLoopback(String host) {
        try {
            return host.matches("localhost|127\\.[0-9.]+|\\[::1]")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Map<String, Secret> filled(Map<String, String> templates, Map<String, Secret> variables) {
        Map<String, String> revealed = new HashMap<>();
        variables.forEach((name, value) -> revealed.put(name, value.reveal()));
        Map<String, Secret> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> filled.put(name, Secret.of(filled(template, revealed))));
        return filled;
    }

    private static String filled(String template, Map<String, String> variables) {
        return VARIABLE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), "")));
    }
}
