package io.cartage.cart;

import io.cartage.cart.PushFacts.CatalogFacts;
import io.cartage.cart.PushFacts.ItemFacts;
import io.cartage.cart.PushFacts.LevelFacts;
import io.cartage.cart.PushFacts.MadeFacts;
import io.cartage.cart.PushFacts.PlaceFacts;
import io.cartage.cart.PushFacts.RefusalFacts;
import io.cartage.cart.PushFacts.ShipmentFacts;
import io.cartage.cart.PushFacts.StatusFacts;
import io.cartage.cart.PushFacts.StockFacts;
import io.cartage.cart.PushFacts.UnitFacts;
import io.cartage.cart.PushFacts.WayFacts;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads what a cart.yaml says of writing to the cart: all of its sections may be missing. */
final class PushSections {
    private final Sections sections;

    PushSections(Sections sections) {
        this.sections = sections;
    }

    /** @param file the file's first level */
    PushFacts read(YamlFields file) {
        return new PushFacts(
                refusal(sections.optional(file, "refused_writes")),
                file.nested("catalog").map(section -> catalog(fields(section))),
                file.nested("places").map(section -> places(fields(section))),
                file.nested("inventory").map(section -> inventory(fields(section))),
                file.nested("shipments").map(section -> shipments(fields(section))),
                file.nested("order_writes").map(section -> statuses(fields(section))));
    }

    private YamlFields fields(YamlMap section) {
        return new YamlFields(section, sections.problems());
    }

    private RefusalFacts refusal(YamlFields fields) {
        Set<Integer> statuses = new LinkedHashSet<>();
        for (YamlScalar status : fields.scalars("statuses")) {
            if (status.text().matches("4[0-9][0-9]")) {
                statuses.add(Integer.valueOf(status.text()));
            } else {
                sections.problems()
                        .error(status.at(), "'" + status.text() + "' is no status of a refusal", "Write 400 to 499");
            }
        }
        RefusalFacts facts = new RefusalFacts(
                statuses,
                sections.path(fields, "list"),
                fields.scalars("messages").stream()
                        .map(path -> FieldPath.of(path.text()))
                        .toList(),
                sections.path(fields, "code"),
                sections.path(fields, "field"),
                fields.scalar("names").flatMap(this::pattern));
        fields.finish();
        return facts;
    }

    private Optional<Pattern> pattern(YamlScalar scalar) {
        try {
            return Optional.of(Pattern.compile(scalar.text()));
        } catch (PatternSyntaxException e) {
            sections.problems()
                    .error(scalar.at(), "'" + scalar.text() + "' is no pattern: " + e.getDescription(), "Correct it");
            return Optional.empty();
        }
    }

    private CatalogFacts catalog(YamlFields fields) {
        Optional<YamlMap> itself = fields.nested("itself");
        CatalogFacts facts = new CatalogFacts(
                sections.requiredPath(fields, "list", "Say where the records stand in the answer"),
                sections.path(fields, "more"),
                sections.path(fields, "after"),
                fields.integer("page", 1, 10_000, 250),
                sections.path(fields, "items"),
                values(sections.optional(fields, "untracked_if")),
                item(sections.required(fields, "item"), false),
                itself.map(section -> item(fields(section), true)),
                itself.map(section -> values(sections.optional(fields(section), "if")))
                        .orElse(Map.of()));
        fields.finish();
        return facts;
    }

    private Map<FieldPath, String> values(YamlFields fields) {
        Map<FieldPath, String> values = new LinkedHashMap<>();
        sections.texts(fields).forEach((field, value) -> values.put(FieldPath.of(field), value));
        return values;
    }

    private ItemFacts item(YamlFields fields, boolean conditional) {
        if (conditional) {
            fields.nested("if");
        }
        Map<String, FieldPath> ids = new LinkedHashMap<>();
        sections.texts(sections.optional(fields, "ids")).forEach((name, path) -> ids.put(name, FieldPath.of(path)));
        ItemFacts item = new ItemFacts(
                sections.requiredPath(fields, "id", "Say where the item's id stands"),
                sections.requiredPath(fields, "sku", "Say where the item's SKU stands"),
                ids,
                fields.scalars("name").stream()
                        .map(path -> FieldPath.of(path.text()))
                        .toList(),
                sections.path(fields, "barcode"));
        fields.finish();
        return item;
    }

    private PlaceFacts places(YamlFields fields) {
        PlaceFacts facts = new PlaceFacts(
                sections.requiredPath(fields, "list", "Say where the places stand in the answer"),
                sections.requiredPath(fields, "id", "Say where a place's id stands"),
                sections.requiredPath(fields, "name", "Say where a place's name stands"),
                sections.path(fields, "active"));
        fields.finish();
        return facts;
    }

    private StockFacts inventory(YamlFields fields) {
        Map<String, WayFacts> ways = new LinkedHashMap<>();
        YamlFields section = sections.required(fields, "ways");
        for (YamlMap.Entry entry : section.map().entries()) {
            String name = entry.key().text();
            YamlFields way = sections.optional(section, name);
            ways.put(
                    name,
                    new WayFacts(
                            name,
                            way.text("list").orElse(""),
                            way.integer("most", 1, 100_000, 100),
                            way.text("quantity").orElse("quantity")));
            way.finish();
        }
        StockFacts facts = new StockFacts(
                ways,
                fields.integer("largest", 1, Integer.MAX_VALUE, Integer.MAX_VALUE),
                fields.text("otherwise").orElse(""),
                fields.nested("levels").map(levels -> levels(fields(levels))),
                words(fields, "stale"));
        fields.finish();
        return facts;
    }

    private LevelFacts levels(YamlFields fields) {
        LevelFacts facts = new LevelFacts(
                sections.requiredPath(fields, "list", "Say where the items stand in the answer"),
                sections.requiredPath(fields, "item", "Say where an item's id stands"),
                sections.path(fields, "active"),
                sections.requiredPath(fields, "quantity", "Say where its level stands"));
        fields.finish();
        return facts;
    }

    private static Set<String> words(YamlFields fields, String key) {
        return fields.scalars(key).stream().map(YamlScalar::text).collect(Collectors.toSet());
    }

    private ShipmentFacts shipments(YamlFields fields) {
        ShipmentFacts facts = new ShipmentFacts(
                fields.oneOf("one_for_each", List.of("address", "place"), "address")
                        .equals("place"),
                sections.requiredPath(fields, "id", "Say where the answer tells the shipment's id"),
                sections.path(fields, "orders"),
                fields.text("asked_by").orElse(""),
                fields.integer("block", 1, 1000, 1),
                sections.path(fields, "order"),
                sections.path(fields, "cancelled"),
                made(sections.required(fields, "made")),
                fields.nested("units").map(section -> units(fields(section))),
                words(fields, "statuses"));
        fields.finish();
        return facts;
    }

    private MadeFacts made(YamlFields fields) {
        MadeFacts facts = new MadeFacts(
                sections.path(fields, "list"),
                sections.requiredPath(fields, "id", "Say where a shipment's id stands"),
                sections.requiredPath(fields, "tracking", "Say where its tracking number stands"),
                sections.path(fields, "created"),
                sections.requiredPath(fields, "lines", "Say where its lines stand"),
                sections.requiredPath(fields, "line", "Say where a line tells the order's line"),
                sections.requiredPath(fields, "quantity", "Say where a line tells its quantity"));
        fields.finish();
        return facts;
    }

    private UnitFacts units(YamlFields fields) {
        UnitFacts facts = new UnitFacts(
                sections.requiredPath(fields, "list", "Say where the units stand in an order"),
                sections.requiredPath(fields, "id", "Say where a unit's id stands"),
                sections.requiredPath(fields, "place", "Say where the place stands that it leaves from"),
                sections.requiredPath(fields, "actions", "Say where it stands what may be done with it"),
                fields.requiredText("shipping", "Name the action that lets it be shipped"),
                sections.path(fields, "theirs"),
                sections.path(fields, "held"),
                sections.requiredPath(fields, "lines", "Say where its lines stand"),
                sections.requiredPath(fields, "line_id", "Say where a line's own id stands"),
                sections.requiredPath(fields, "line", "Say where it tells the order's line"),
                sections.requiredPath(fields, "remaining", "Say where it tells what remains"));
        fields.finish();
        return facts;
    }

    private StatusFacts statuses(YamlFields fields) {
        StatusFacts facts = new StatusFacts(
                sections.texts(sections.required(fields, "wishes")),
                fields.text("status").orElse(""));
        fields.finish();
        return facts;
    }
}
