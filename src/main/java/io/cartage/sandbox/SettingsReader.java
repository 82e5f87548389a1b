package io.cartage.sandbox;

import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a {@code sandbox:} section. */
final class SettingsReader {
    /** A Monday noon; history ends here, whatever day it is. */
    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

    private static final Pattern LINES = Pattern.compile("(\\d{1,3})(?:\\s*-\\s*(\\d{1,3}))?");
    private static final int MOST_ORDERS = 2_000_000;

    private final Optional<String> cart;
    private final YamlFields fields;
    private final Problems problems;

    private record Api(boolean gzip, YamlMap section) {}

    /** @param cart whose {@code api:} to check; if empty it is checked when the shop opens */
    SettingsReader(Optional<String> cart, YamlMap section, Problems problems) {
        this.cart = cart;
        this.fields = new YamlFields(section, problems);
        this.problems = problems;
    }

    SandboxSettings read() {
        ShopData data = data();
        checkKeys();
        Api api = api();
        List<Fault> faults = fields.list("faults")
                .map(list -> FaultReader.read(list, problems))
                .orElse(List.of());
        fields.finish();
        return new SandboxSettings(data, api.gzip(), api.section(), faults, Clock.systemUTC());
    }

    private ShopData data() {
        String mix = fields.oneOf("mix", List.of("ordinary", "everything"), "ordinary");
        Map<Trait, Integer> shares = Trait.shares(Trait.Mix.valueOf(mix.toUpperCase(Locale.ROOT)));
        fields.nested("shares").ifPresent(map -> shares(map, shares));
        int[] lines = lines();
        return new ShopData(
                parsed("seed", Long::valueOf, "Write a whole number").orElse(1L),
                fields.integer("orders", 0, MOST_ORDERS, 300),
                parsed("now", Instant::parse, "Write an instant such as 2026-11-02T12:00:00Z")
                        .orElse(NOW),
                fields.integer("days", 1, 3650, 28),
                shares,
                fields.nested("statuses").map(this::statuses).orElse(Map.of()),
                currencies(mix),
                channels(mix),
                lines[0],
                lines[1],
                fields.integer("products", 20, 100_000, 400),
                fields.flag("tax_inclusive", false),
                fields.flag("credit_lowers_total", false),
                fields.integer("unmappable", 0, MOST_ORDERS, 0),
                fields.someOf("defects", ShopData.DEFECTS),
                fields.integer("arrivals", 0, 100_000, 0));
    }

    /** What all carts have under {@code api:}, and all of it if the cart is known. */
    private Api api() {
        YamlMap section = fields.nested("api")
                .orElseGet(() -> new YamlMap(List.of(), fields.map().at()));
        YamlFields api = new YamlFields(section, problems);
        boolean gzip = api.flag("gzip", false);
        if (cart.isPresent()) {
            ShopKinds.find(cart.get())
                    .ifPresentOrElse(
                            kind -> kind.checkApi(api),
                            () -> problems.error(
                                    fields.map().at(),
                                    ShopKinds.none(cart.get()),
                                    "Write a section 'connection:' instead"));
            api.finish();
        }
        return new Api(gzip, section);
    }

    private int[] lines() {
        int[] usual = {1, 6};
        Optional<YamlScalar> scalar = fields.scalar("lines");
        if (scalar.isEmpty()) {
            return usual;
        }
        Matcher matcher = LINES.matcher(scalar.get().text());
        if (matcher.matches()) {
            int least = Integer.parseInt(matcher.group(1));
            int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
            if (least >= 1 && least <= most && most <= 400) {
                return new int[] {least, most};
            }
        }
        wrong("lines", scalar.get(), "Write how many lines a basket has, such as 1-6; at most 400");
        return usual;
    }

    private List<String> currencies(String mix) {
        List<String> chosen = fields.someOf("currencies", ShopCurrency.codes());
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return mix.equals("everything") ? List.of("USD", "JPY", "KWD", "EUR") : List.of("USD");
    }

    private List<Integer> channels(String mix) {
        List<Integer> channels = new ArrayList<>();
        for (YamlScalar scalar : fields.scalars("channels")) {
            if (scalar.text().matches("[1-9]\\d{0,8}")) {
                channels.add(Integer.valueOf(scalar.text()));
            } else {
                wrong("channels", scalar, "Write channel ids such as [1, 664179]");
            }
        }
        if (!channels.isEmpty()) {
            return channels;
        }
        return mix.equals("everything") ? List.of(1, 664179, 998877) : List.of(1);
    }

    private void shares(YamlMap map, Map<Trait, Integer> shares) {
        for (YamlMap.Entry entry : map.entries()) {
            String key = entry.key().text();
            Optional<Trait> trait = Trait.of(key);
            if (trait.isEmpty() || !traits().contains(key)) {
                problems.error(
                        entry.key().at(),
                        "'" + key + "' is not known here",
                        Suggestion.didYouMean(key, traits(), "Known here: " + String.join(", ", traits())));
            } else if (entry.value() instanceof YamlScalar scalar) {
                percent(key, scalar).ifPresent(share -> shares.put(trait.get(), share));
            } else {
                problems.error(
                        entry.value().at(),
                        "'" + key + "' takes one value, but this is "
                                + entry.value().kind(),
                        "Write a percentage");
            }
        }
    }

    /** The traits that orders of the cart can have. */
    private List<String> traits() {
        List<ShopWords> words = words();
        return Stream.of(Trait.values())
                .filter(trait -> words.stream().anyMatch(some -> some.traits().contains(trait)))
                .map(Trait::key)
                .toList();
    }

    /** Tells of keys that mean nothing to shops of this cart. */
    private void checkKeys() {
        for (ShopWords words :
                cart.flatMap(ShopKinds::find).map(ShopKind::words).stream().toList()) {
            for (String key : words.without()) {
                fields.node(key)
                        .ifPresent(node -> problems.error(
                                node.at(),
                                "'" + key + "' means nothing to shops of " + cart.orElseThrow(),
                                "Remove it"));
            }
        }
    }

    private Optional<Integer> percent(String key, YamlScalar scalar) {
        if (scalar.text().matches("\\d{1,3}(\\.\\d{1,3})?")) {
            int share = new BigDecimal(scalar.text()).movePointRight(3).intValueExact();
            if (share <= 100_000) {
                return Optional.of(share);
            }
        }
        wrong(key, scalar, "Write a percentage from 0 to 100, with up to three decimals");
        return Optional.empty();
    }

    private Map<String, Integer> statuses(YamlMap map) {
        Map<String, Integer> weights = new TreeMap<>();
        for (YamlMap.Entry entry : map.entries()) {
            String word = entry.key().text();
            if (words().stream().allMatch(words -> words.status(word).isEmpty())) {
                wrong(
                        "statuses",
                        entry.key(),
                        words().stream().map(ShopWords::statusRemedy).collect(Collectors.joining("; or ")));
            }
            if (entry.value() instanceof YamlScalar scalar && scalar.text().matches("\\d{1,6}")) {
                weights.put(word, Integer.valueOf(scalar.text()));
            } else {
                problems.error(
                        entry.value().at(),
                        "the weight of '" + entry.key().text() + "' is "
                                + entry.value().kind(),
                        "Write a whole number; a status of weight 2 is twice as frequent as one of weight 1");
            }
        }
        if (weights.values().stream().mapToInt(Integer::intValue).sum() == 0 && !problems.hasErrors()) {
            problems.error(map.at(), "no status has a weight", "Give one to at least one");
        }
        return weights;
    }

    /** The words of the cart, or of all carts while it isn't known whose shop this will be. */
    private List<ShopWords> words() {
        return cart.flatMap(ShopKinds::find)
                .map(kind -> List.of(kind.words()))
                .orElseGet(() ->
                        ShopKinds.BY_CART.values().stream().map(ShopKind::words).toList());
    }

    private <T> Optional<T> parsed(String key, Function<String, T> parser, String remedy) {
        Optional<YamlScalar> scalar = fields.scalar(key);
        try {
            return scalar.map(YamlScalar::text).map(parser);
        } catch (NumberFormatException | DateTimeParseException e) {
            scalar.ifPresent(found -> wrong(key, found, remedy));
            return Optional.empty();
        }
    }

    private void wrong(String key, YamlScalar scalar, String remedy) {
        problems.error(scalar.at(), "'" + key + "' is '" + scalar.text() + "'", remedy);
    }
}
