package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.PushFacts.CatalogFacts;
import io.cartage.cart.PushFacts.ItemFacts;
import io.cartage.cart.PushFacts.PlaceFacts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cart's catalog page by page, as a whole or what changed of it: the variable {@code catalog} of a route. One
 * thread uses it.
 */
public final class CatalogReading {
    private static final String RECORD = "record.";
    private static final String RECORD_SORT = "record ";

    private final CatalogFacts facts;
    private final Optional<Instant> since;
    private int page = 1;
    private String after = "";
    private boolean more = true;
    private List<String> replaced = List.of();

    /**
     * What of the catalog has a stock level.
     *
     * @param ids what writes name it by
     * @param tracked whether the cart counts its stock
     * @param name what people call it; blank if the cart doesn't tell
     * @param barcode blank if it has none
     */
    public record Item(String id, String sku, ObjectNode ids, boolean tracked, String name, String barcode) {}

    /** A place with stock. */
    public record Place(String id, String name, boolean active) {}

    /**
     * Begins to read.
     *
     * @param since what changed since then; empty for the whole catalog
     */
    public CatalogReading(CatalogFacts facts, Optional<Instant> since) {
        this.facts = facts;
        this.since = since.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
    }

    public boolean isMore() {
        return more;
    }

    public boolean isWhole() {
        return since.isEmpty();
    }

    /** UTC, ISO; empty for the whole catalog. */
    public String getSince() {
        return since.map(Instant::toString).orElse("");
    }

    public int getPage() {
        return page;
    }

    /** The mark of the page before; null for the first page. */
    public @Nullable String getAfter() {
        return after.isEmpty() ? null : after;
    }

    public int getLimit() {
        return facts.page();
    }

    /** The items of a page. */
    public List<Item> accept(byte[] answer) {
        JsonNode json = CartAnswers.object(answer);
        List<JsonNode> records = facts.list().all(json);
        List<Item> items = new ArrayList<>();
        List<String> others = new ArrayList<>();
        records.forEach(record -> collect(record, items, others));
        replaced = List.copyOf(others);
        if (facts.more().isEmpty()) {
            more = records.size() >= facts.page();
            page++;
        } else {
            after = facts.after().text(json);
            more = facts.more().isSet(json) && !after.isEmpty();
        }
        return items;
    }

    /**
     * What of the latest page's records may have been an item before, and is none now: the items of a record that has
     * become one itself, and the record whose items have levels of their own now.
     */
    public List<String> replaced() {
        return replaced;
    }

    private void collect(JsonNode record, List<Item> items, List<String> others) {
        if (facts.itself().isPresent() && holds(facts.itselfIf(), record, record)) {
            items.add(item(RECORD_SORT, record, record, facts.itself().get()));
            facts.items()
                    .all(record)
                    .forEach(item -> others.add(facts.item().id().text(item)));
        } else if (facts.items().isEmpty()) {
            items.add(item("", record, record, facts.item()));
        } else {
            facts.items().all(record).forEach(item -> items.add(item("", item, record, facts.item())));
            facts.itself()
                    .ifPresent(itself -> others.add(RECORD_SORT + itself.id().text(record)));
        }
    }

    /** @param sort tells the ids of records from those of items */
    private Item item(String sort, JsonNode item, JsonNode record, ItemFacts kept) {
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        kept.ids().forEach((name, path) -> ids.set(name, at(path, item, record)));
        boolean untracked = holds(facts.untracked(), item, record);
        String name = kept.name().stream()
                .flatMap(path -> all(path, item, record).stream())
                .map(part -> part.asText("").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return new Item(
                sort + kept.id().text(item),
                kept.sku().text(item),
                ids,
                !untracked,
                name,
                kept.barcode().text(item));
    }

    private static boolean holds(Map<FieldPath, String> values, JsonNode item, JsonNode record) {
        return !values.isEmpty()
                && values.entrySet().stream()
                        .allMatch(value ->
                                at(value.getKey(), item, record).asText("").equals(value.getValue()));
    }

    private static List<JsonNode> all(FieldPath path, JsonNode item, JsonNode record) {
        String text = path.toString();
        return text.startsWith(RECORD)
                ? FieldPath.of(text.substring(RECORD.length())).all(record)
                : path.all(item);
    }

    private static JsonNode at(FieldPath path, JsonNode item, JsonNode record) {
        String text = path.toString();
        return text.startsWith(RECORD)
                ? FieldPath.of(text.substring(RECORD.length())).first(record)
                : path.first(item);
    }

    /** The places that an answer lists. */
    public static List<Place> places(PlaceFacts facts, byte[] answer) {
        return facts.list().all(CartAnswers.object(answer)).stream()
                .map(place -> new Place(
                        facts.id().text(place),
                        facts.name().text(place),
                        facts.active().isEmpty() || facts.active().isSet(place)))
                .toList();
    }
}
