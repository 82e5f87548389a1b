package io.cartage.cart;

import io.cartage.config.Home;
import io.cartage.config.SourceFile;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code routes/<cart>/cart.yaml}, strictly: every problem of the file is told at once. Not thread-safe. */
public final class CartFiles {
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
        Sections sections = new Sections(problems);
        CallSections calls = new CallSections(sections);
        Map<FieldPath, Map<String, String>> statuses = statuses(sections, fields);
        CartFacts facts = new CartFacts(
                folder,
                fields.requiredText("name", "Write the cart's name as people know it"),
                new ConnectionSection(sections).read(sections.required(fields, "connection")),
                calls.api(sections.optional(fields, "api")),
                calls.quota(sections.required(fields, "quota")),
                calls.retry(sections.required(fields, "retry")),
                fields.nested("errors").map(section -> calls.errors(new YamlFields(section, problems))),
                sections.texts(sections.optional(fields, "refusals")),
                statuses,
                statusValues(fields, "cancelled_statuses", statuses),
                statusValues(fields, "refunded_statuses", statuses),
                new OrderSection(sections).read(sections.required(fields, "orders")),
                new PushSections(sections).read(fields));
        fields.finish();
        return facts;
    }

    /** The fields that tell a status, in the order of the file, each with the names of its values. */
    private static Map<FieldPath, Map<String, String>> statuses(Sections sections, YamlFields parent) {
        Map<FieldPath, Map<String, String>> statuses = new LinkedHashMap<>();
        YamlFields fields = sections.required(parent, "statuses");
        for (YamlMap.Entry entry : fields.map().entries()) {
            YamlFields values = sections.optional(fields, entry.key().text());
            statuses.put(FieldPath.of(entry.key().text()), sections.texts(values));
        }
        return statuses;
    }

    private Set<String> statusValues(YamlFields fields, String key, Map<FieldPath, Map<String, String>> statuses) {
        Set<String> values = new LinkedHashSet<>();
        for (YamlScalar status : fields.scalars(key)) {
            if (statuses.values().stream().noneMatch(known -> known.containsKey(status.text()))) {
                problems.error(
                        status.at(),
                        "'" + status.text() + "' is not a value under 'statuses'",
                        "Name one of these values");
            }
            values.add(status.text());
        }
        return values;
    }
}
