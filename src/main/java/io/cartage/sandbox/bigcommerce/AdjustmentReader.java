package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.bigcommerce.Levels.Change;
import io.cartage.sandbox.bigcommerce.Locations.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads one request to change stock. What is wrong with any item refuses all of them; which item it was stands in the title
 * of the answer and nowhere else, as on the platform.
 */
final class AdjustmentReader {
    private static final int MOST_ITEMS = 2000;
    private static final List<String> IDENTITIES = List.of("sku", "variant_id", "product_id");
    private static final Set<String> FIELDS = Set.of("location_id", "quantity", "sku", "variant_id", "product_id");

    private final Assortment assortment;
    private final Levels levels;
    private final boolean relative;
    private final Map<String, String> malformed = new TreeMap<>();
    private final Set<String> offenders = new LinkedHashSet<>();
    private boolean tooMany;

    AdjustmentReader(Assortment assortment, Levels levels, boolean relative) {
        this.assortment = assortment;
        this.levels = levels;
        this.relative = relative;
    }

    List<Change> read(JsonNode body) {
        JsonNode items = body.path("items");
        if (!items.isArray() || items.isEmpty()) {
            malformed.put("items", "has to be a list of at least one item");
            return List.of();
        }
        tooMany = items.size() > MOST_ITEMS;
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < items.size() && !tooMany; i++) {
            item(items.get(i), "items." + i).ifPresent(changes::add);
        }
        return changes;
    }

    /** The answer that refuses everything; empty if nothing is wrong. */
    Optional<Answer> refused() {
        if (tooMany) {
            return Optional.of(Errors.problem(413, "No more than " + MOST_ITEMS + " items can be sent at once."));
        }
        if (!malformed.isEmpty()) {
            return Optional.of(Errors.problem(422, "The payload has invalid fields", malformed));
        }
        return offenders.isEmpty() ? Optional.empty() : Optional.of(Errors.problem(422, offenders.toString()));
    }

    private Optional<Change> item(JsonNode item, String at) {
        int before = malformed.size();
        List<String> identities = IDENTITIES.stream().filter(item::has).toList();
        if (identities.size() != 1) {
            malformed.put(at, "takes exactly one of " + String.join(", ", IDENTITIES));
        }
        item.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                malformed.put(at + "." + field, "is not known");
            }
        });
        OptionalLong location = number(item, "location_id", at);
        OptionalLong quantity = number(item, "quantity", at);
        if (malformed.size() > before) {
            return Optional.empty();
        }
        String identity = identities.get(0);
        String name = identity + " " + item.path(identity).asText();
        return change(
                goods(identity, item.path(identity)), identity, name, location.orElseThrow(), quantity.orElseThrow());
    }

    private OptionalLong number(JsonNode item, String field, String at) {
        JsonNode value = item.path(field);
        OptionalLong number = value.isIntegralNumber() ? Body.whole(value) : OptionalLong.empty();
        if (number.isEmpty()) {
            malformed.put(at + "." + field, "has to be a whole number");
        }
        return number;
    }

    private List<Goods> goods(String identity, JsonNode value) {
        return switch (identity) {
            case "sku" -> assortment.bySku(value.asText());
            case "variant_id" -> assortment.variant(value.asLong()).stream().toList();
            default -> assortment.product(value.asLong());
        };
    }

    private Optional<Change> change(List<Goods> found, String identity, String name, long location, long quantity) {
        Optional<String> fault = Stream.of(
                        misplaced(location),
                        unfit(found, identity, name),
                        found.isEmpty()
                                ? Optional.<String>empty()
                                : uncountable(found.get(0), name, location, quantity))
                .flatMap(Optional::stream)
                .findFirst();
        fault.ifPresent(offenders::add);
        return fault.isPresent()
                ? Optional.empty()
                : found.get(0).stockKey().map(key -> new Change(key, (int) location, (int) quantity, relative));
    }

    private static Optional<String> misplaced(long id) {
        Optional<Location> location = Locations.find(id);
        if (location.isEmpty()) {
            return Optional.of("Location " + id + " was not found");
        }
        return location.get().enabled()
                ? Optional.empty()
                : Optional.of("Location " + id + " is disabled, its stock can not be changed");
    }

    private static Optional<String> unfit(List<Goods> found, String identity, String name) {
        if (found.isEmpty()) {
            return Optional.of("Item with " + name + " was not found");
        }
        Goods goods = found.get(0);
        if (goods.stockKey().isEmpty()) {
            return Optional.of("Item with " + name + " is not tracked");
        }
        boolean wholeProduct = goods.tracking().equals("product");
        boolean byProduct = identity.equals("product_id") || (identity.equals("sku") && goods.isItem());
        if (wholeProduct && !byProduct) {
            return Optional.of("Item with " + name + " is tracked by product: update it by product id");
        }
        return !wholeProduct && identity.equals("product_id")
                ? Optional.of("Item with " + name + " is tracked by variant: update it by variant id")
                : Optional.empty();
    }

    private Optional<String> uncountable(Goods goods, String name, long location, long quantity) {
        int key = goods.stockKey().orElse(0);
        if (relative && !levels.isCounted(key, (int) location)) {
            return Optional.of("Item with " + name + " at location " + location
                    + " requires an absolute adjustment before a relative one");
        }
        long then = relative ? levels.onHand(key, (int) location) + quantity : quantity;
        return then < 0 || then > Integer.MAX_VALUE
                ? Optional.of(String.format(Locale.ROOT, "Item with %s can not have the quantity %d", name, then))
                : Optional.empty();
    }
}
