package io.cartage.cart.look;

import io.cartage.config.Home;
import io.cartage.config.SourceFile;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code routes/<cart>/look.yaml}, strictly: every problem of the file is told at once. Not thread-safe. */
public final class LookFiles {
    private static final String GRANT = "Say what to click in the cart's admin pages";

    private final Problems problems;
    private final Set<String> calls = new LinkedHashSet<>(Set.of(Place.LAST));

    private LookFiles(Problems problems) {
        this.problems = problems;
    }

    /** What a connection test looks at in a shop of this cart; empty with problems if the file is missing or wrong. */
    public static Optional<LookFacts> load(Home home, String cart, Problems problems) {
        String path = "routes/" + cart + "/look.yaml";
        Optional<SourceFile> file = home.find(path);
        if (file.isEmpty()) {
            problems.error(
                    Position.of(path),
                    "this file is missing, so the cart can't be tested",
                    "See another cart's look.yaml");
            return Optional.empty();
        }
        Problems own = new Problems();
        Optional<LookFacts> facts =
                Yaml.readMap(path, file.get().text(), own).map(map -> new LookFiles(own).facts(cart, map));
        problems.addAll(own.all());
        return own.hasErrors() ? Optional.empty() : facts;
    }

    private LookFacts facts(String folder, YamlMap map) {
        YamlFields fields = new YamlFields(map, problems);
        String cart = fields.requiredText("look", "Write look: " + folder);
        if (!cart.isEmpty() && !cart.equals(folder)) {
            problems.error(
                    map.at(), "'look' is '" + cart + "' in the folder '" + folder + "'", "Write look: " + folder);
        }
        String through =
                fields.requiredText("through", "Name the route that sends a call, such as direct:" + folder + "-get");
        LookFacts facts = new LookFacts(
                through,
                calls(section(fields, "calls")),
                shop(section(fields, "shop")),
                clock(section(fields, "clock")),
                quota(section(fields, "quota")),
                scopes(section(fields, "scopes")),
                statuses(section(fields, "statuses")),
                history(section(fields, "history")),
                locations(section(fields, "locations")),
                skus(section(fields, "skus")),
                version(section(fields, "version")),
                failures(fields));
        fields.finish();
        return facts;
    }

    /** A section that isn't there is an empty one: the cart doesn't tell such things. */
    private YamlFields section(YamlFields parent, String key) {
        YamlMap none = new YamlMap(List.of(), parent.map().at());
        return new YamlFields(parent.nested(key).orElse(none), problems);
    }

    private List<LookFacts.Call> calls(YamlFields fields) {
        List<LookFacts.Call> read = new ArrayList<>();
        for (YamlMap.Entry entry : fields.map().entries()) {
            String name = entry.key().text();
            calls.add(name);
            fields.nested(name).ifPresent(map -> read.add(call(name, new YamlFields(map, problems))));
        }
        if (read.isEmpty()) {
            problems.error(
                    fields.map().at(), "'calls' names no call", "Write at least one that proves the credentials");
        }
        return read;
    }

    private static LookFacts.Call call(String name, YamlFields fields) {
        Map<String, String> words = new LinkedHashMap<>();
        String more = fields.text("more").orElse("");
        String cursor = fields.text("cursor").orElse("");
        for (YamlMap.Entry entry : fields.map().entries()) {
            String key = entry.key().text();
            if (!key.equals("more") && !key.equals("cursor")) {
                words.put(key, fields.text(key).orElse(""));
            }
        }
        return new LookFacts.Call(name, words, more, cursor);
    }

    private LookFacts.Shop shop(YamlFields fields) {
        LookFacts.Shop shop = new LookFacts.Shop(
                place(fields, "name"),
                place(fields, "plan"),
                place(fields, "currency"),
                place(fields, "timezone"),
                place(fields, "state"),
                fields.text("usual").orElse(""));
        fields.finish();
        return shop;
    }

    private Optional<Place> clock(YamlFields fields) {
        Optional<Place> time = place(fields, "time");
        fields.finish();
        return time;
    }

    private LookFacts.Quota quota(YamlFields fields) {
        LookFacts.Quota quota = new LookFacts.Quota(
                place(fields, "left"),
                place(fields, "total"),
                fields.text("unit").orElse("calls"),
                place(fields, "window_ms"),
                place(fields, "per_second"));
        fields.finish();
        return quota;
    }

    private LookFacts.Scopes scopes(YamlFields fields) {
        List<LookFacts.Scope> known = new ArrayList<>();
        Optional<Place> listed = place(fields, "listed");
        fields.list("known").ifPresent(list -> list.items().forEach(item -> {
            if (item instanceof YamlMap map) {
                known.add(scope(new YamlFields(map, problems)));
            } else {
                problems.error(item.at(), "a scope is a map, but this is " + item.kind(), "Write {name: …}");
            }
        }));
        LookFacts.Scopes scopes = new LookFacts.Scopes(
                listed,
                fields.text("word").orElse(""),
                fields.integer("forbidden", 400, 499, 403),
                clicks(fields, "grant"),
                known);
        fields.finish();
        return scopes;
    }

    private LookFacts.Scope scope(YamlFields fields) {
        fields.scalar("shown_by").ifPresent(this::checkCall);
        LookFacts.Scope scope = new LookFacts.Scope(
                fields.requiredText("name", "Write it as the cart's admin pages do"),
                texts(fields, "any_of"),
                fields.text("shown_by").orElse(""),
                texts(fields, "flows"),
                texts(fields, "later"),
                fields.text("without").orElse(""),
                fields.text("grant").orElse(""));
        fields.finish();
        return scope;
    }

    private LookFacts.Statuses statuses(YamlFields fields) {
        LookFacts.Statuses statuses = new LookFacts.Statuses(
                place(fields, "list"),
                fields.text("id").orElse("id"),
                fields.text("label").orElse(""),
                fields.text("count").orElse(""));
        fields.finish();
        return statuses;
    }

    private LookFacts.History history(YamlFields fields) {
        LookFacts.History history = new LookFacts.History(
                place(fields, "count"),
                place(fields, "at_least"),
                fields.text("least").orElse(""),
                place(fields, "oldest"),
                fields.text("limited_without").orElse(""),
                fields.integer("limit_days", 1, 10_000, 60));
        fields.finish();
        return history;
    }

    private LookFacts.Locations locations(YamlFields fields) {
        LookFacts.Locations locations = new LookFacts.Locations(
                place(fields, "list"),
                fields.text("id").orElse("id"),
                fields.text("name").orElse("name"),
                fields.text("active").orElse(""),
                clicks(fields, "where"));
        fields.finish();
        return locations;
    }

    private LookFacts.Skus skus(YamlFields fields) {
        LookFacts.Skus skus = new LookFacts.Skus(
                place(fields, "list"),
                fields.text("inside").orElse(""),
                fields.text("sku").orElse("sku"),
                fields.text("name").orElse("name"),
                fields.text("tracking").orElse(""),
                texts(fields, "untracked"),
                clicks(fields, "where"));
        fields.finish();
        return skus;
    }

    /** What to click; nothing for a section that the cart doesn't have. */
    private static String clicks(YamlFields fields, String key) {
        return fields.map().entries().isEmpty() ? "" : fields.requiredText(key, GRANT);
    }

    private LookFacts.Version version(YamlFields fields) {
        LookFacts.Version version = new LookFacts.Version(
                fields.text("unending").orElse(""),
                place(fields, "list"),
                fields.text("word").orElse(""),
                fields.text("served").orElse(""));
        fields.finish();
        return version;
    }

    private List<LookFacts.Failure> failures(YamlFields parent) {
        List<LookFacts.Failure> failures = new ArrayList<>();
        parent.list("failures").ifPresent(list -> list.items().forEach(item -> {
            if (item instanceof YamlMap map) {
                YamlFields fields = new YamlFields(map, problems);
                failures.add(new LookFacts.Failure(
                        fields.integer("status", 100, 599, 0),
                        fields.text("holds").orElse(""),
                        fields.requiredText("says", "Say what it means"),
                        fields.requiredText("do", GRANT)));
                fields.finish();
            } else {
                problems.error(
                        item.at(), "a failure is a map, but this is " + item.kind(), "Write {status: 401, says: …}");
            }
        }));
        return failures;
    }

    private Optional<Place> place(YamlFields fields, String key) {
        Optional<YamlScalar> scalar = fields.scalar(key);
        scalar.ifPresent(this::checkCall);
        return scalar.map(text -> Place.of(text.text()));
    }

    private void checkCall(YamlScalar scalar) {
        String call = Place.of(scalar.text()).call();
        if (!calls.contains(call)) {
            problems.error(
                    scalar.at(),
                    "'" + scalar.text() + "' begins with '" + call + "', which is not one of the calls",
                    Suggestion.didYouMean(call, calls, "Known are " + String.join(", ", calls)));
        }
    }

    private static List<String> texts(YamlFields fields, String key) {
        return fields.scalars(key).stream().map(YamlScalar::text).toList();
    }
}
