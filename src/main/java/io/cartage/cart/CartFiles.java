package io.cartage.cart;

import io.cartage.config.Home;
import io.cartage.config.SourceFile;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code routes/<cart>/cart.yaml}, strictly: every problem of the file is told at once. Not thread-safe. */
public final class CartFiles {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Problems problems;

    private CartFiles(Problems problems) {
        this.problems = problems;
    }

    /** The names of the carts: the folders of {@code routes/} that hold a {@code cart.yaml}. */
    public static List<String> carts(Home home) {
        return home.list("routes").stream()
                .filter(path -> path.endsWith("/cart.yaml"))
                .map(path -> path.substring("routes/".length(), path.length() - "/cart.yaml".length()))
                .toList();
    }

    /** The facts of a cart; empty with problems if the file is missing or wrong. */
    public static Optional<CartFacts> load(Home home, String cart, Position namedAt, Problems problems) {
        Optional<SourceFile> file = home.find("routes/" + cart + "/cart.yaml");
        if (file.isEmpty()) {
            List<String> known = carts(home);
            String otherwise = "There is " + String.join(", ", known) + "; a new cart is a folder under routes/";
            problems.error(namedAt, "there is no cart '" + cart + "'", Suggestion.didYouMean(cart, known, otherwise));
            return Optional.empty();
        }
        Problems own = new Problems();
        Optional<CartFacts> facts =
                Yaml.readMap(file.get().path(), file.get().text(), own).map(map -> new CartFiles(own).facts(cart, map));
        problems.addAll(own.all());
        return own.hasErrors() ? Optional.empty() : facts;
    }

    private CartFacts facts(String folder, YamlMap map) {
        YamlFields fields = new YamlFields(map, problems);
        String id = fields.requiredText("cart", "Write cart: " + folder);
        if (!id.isEmpty() && !id.equals(folder)) {
            problems.error(map.at(), "'cart' is '" + id + "' in the folder '" + folder + "'", "Write cart: " + folder);
        }
        Map<String, String> statuses = texts(fields, "statuses");
        CartFacts facts = new CartFacts(
                folder,
                fields.requiredText("name", "Write the cart's name as people know it"),
                connection(section(fields, "connection")),
                quota(section(fields, "quota")),
                retry(section(fields, "retry")),
                statuses,
                statusIds(fields, "cancelled_statuses", statuses),
                statusIds(fields, "refunded_statuses", statuses),
                orders(section(fields, "orders")));
        fields.finish();
        return facts;
    }

    private YamlFields section(YamlFields parent, String key) {
        Optional<YamlMap> section = parent.nested(key);
        if (section.isEmpty()) {
            problems.error(parent.map().at(), "'" + key + "' is missing", "See another cart's cart.yaml");
        }
        return new YamlFields(section.orElse(new YamlMap(List.of(), parent.map().at())), problems);
    }

    private ConnectionFacts connection(YamlFields fields) {
        List<String> hosts =
                fields.scalars("hosts").stream().map(YamlScalar::text).toList();
        List<ConnectionFacts.Key> keys = new ArrayList<>();
        YamlFields named = section(fields, "keys");
        for (YamlMap.Entry entry : named.map().entries()) {
            named.nested(entry.key().text())
                    .ifPresent(map -> keys.add(key(entry.key().text(), new YamlFields(map, problems))));
        }
        Map<String, String> headers = texts(fields, "headers");
        fields.finish();
        return new ConnectionFacts(hosts, keys, headers);
    }

    private ConnectionFacts.Key key(String name, YamlFields fields) {
        List<List<Pattern>> forms = new ArrayList<>();
        fields.list("forms").ifPresent(list -> list.items().forEach(item -> {
            if (item instanceof YamlList form) {
                forms.add(form.items().stream()
                        .map(YamlScalar.class::cast)
                        .flatMap(scalar -> pattern(scalar).stream())
                        .toList());
            } else {
                problems.error(item.at(), "a form is a list of patterns, but this is " + item.kind(), "Write ['…']");
            }
        }));
        ConnectionFacts.Key key = new ConnectionFacts.Key(
                name,
                fields.requiredText("description", "Say what it is and where the merchant finds it"),
                fields.requiredText("example", "Show one"),
                fields.flag("secret", false),
                fields.scalars("gives").stream().map(YamlScalar::text).toList(),
                forms);
        fields.finish();
        return key;
    }

    private Optional<Pattern> pattern(YamlScalar scalar) {
        try {
            return Optional.of(Pattern.compile(scalar.text()));
        } catch (PatternSyntaxException e) {
            problems.error(
                    scalar.at(), "'" + scalar.text() + "' is not a pattern: " + e.getDescription(), "Mend the pattern");
            return Optional.empty();
        }
    }

    private QuotaFacts quota(YamlFields fields) {
        QuotaFacts quota = new QuotaFacts(
                fields.text("left").orElse(""),
                fields.text("total").orElse(""),
                fields.text("reset_ms").orElse(""),
                fields.text("retry_after_s").orElse(""),
                fields.integer("keep_percent", 0, 90, 20));
        fields.finish();
        return quota;
    }

    private RetryFacts retry(YamlFields fields) {
        RetryFacts retry = new RetryFacts(pauses(section(fields, "throttled")), pauses(section(fields, "unavailable")));
        fields.finish();
        return retry;
    }

    private static RetryFacts.Pauses pauses(YamlFields fields) {
        RetryFacts.Pauses pauses = new RetryFacts.Pauses(
                fields.duration("first", Duration.ofMillis(1), LONGEST_PAUSE).orElse(Duration.ofSeconds(1)),
                fields.duration("most", Duration.ofMillis(1), LONGEST_PAUSE).orElse(Duration.ofMinutes(1)),
                fields.integer("times", 0, 100, 3));
        fields.finish();
        return pauses;
    }

    private Set<String> statusIds(YamlFields fields, String key, Map<String, String> statuses) {
        Set<String> ids = new LinkedHashSet<>();
        for (YamlScalar status : fields.scalars(key)) {
            if (!statuses.containsKey(status.text())) {
                problems.error(
                        status.at(), "'" + status.text() + "' is not an id under 'statuses'", "Name one of these ids");
            }
            ids.add(status.text());
        }
        return ids;
    }

    private OrderFacts orders(YamlFields fields) {
        OrderFacts orders = new OrderFacts(
                fields.requiredText("id", "Name the field that holds an order's id"),
                fields.requiredText("changed", "Name the field that holds the time of the last change"),
                fields.requiredText("created", "Name the field that holds the time of the order"),
                fields.requiredText("status", "Name the field that holds the status' id"),
                fields.text("channel").orElse(""),
                fields.text("deleted").orElse(""),
                fields.oneOf("dates", List.of("rfc1123", "iso"), "iso").equals("iso")
                        ? OrderFacts.DateForm.ISO
                        : OrderFacts.DateForm.RFC1123,
                fields.integer("page", 1, 10_000, 50),
                fields.duration("overlap", Duration.ZERO, Duration.ofDays(1)).orElse(Duration.ofMinutes(5)),
                completion(section(fields, "completion")));
        fields.finish();
        return orders;
    }

    private CompletionFacts completion(YamlFields fields) {
        CompletionFacts completion = new CompletionFacts(
                fields.requiredText("member", "Name the member under 'fetched' that takes fetched lines"),
                fields.requiredText("lists", "Name the arrays that hold an order's lines"),
                fields.requiredText("marker", "Name the member that tells a list was cut"),
                fields.integer("cap", 1, 10_000, 50),
                fields.requiredText("units", "Name the order's count of units"),
                fields.requiredText("quantity", "Name a line's quantity"),
                fields.requiredText("bundle_child", "Name the field that tells a bundle's child"));
        fields.finish();
        return completion;
    }

    private Map<String, String> texts(YamlFields parent, String key) {
        YamlFields fields = section(parent, key);
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlMap.Entry entry : fields.map().entries()) {
            texts.put(entry.key().text(), fields.text(entry.key().text()).orElse(""));
        }
        return texts;
    }
}
