package io.cartage.staging.stock;

import io.cartage.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the cart's place for each of the ERP's warehouses. For one thread. */
final class Warehouses {
    private final List<Place> places;
    private final List<Place> active;
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, Destination> known = new HashMap<>();

    Warehouses(List<Place> places, StockRules rules) {
        this.places = places;
        this.active = places.stream().filter(Place::active).toList();
        rules.warehouses().forEach((warehouse, place) -> aliases.put(MatchKey.of(warehouse), place));
    }

    /**
     * Where a warehouse leads.
     *
     * @param obstacle why nothing can be written there; there may be a place all the same
     */
    record Destination(Optional<Place> place, Optional<Obstacle> obstacle) {
        private static Destination to(Place place) {
            return new Destination(Optional.of(place), Optional.empty());
        }

        private static Destination nowhere(String cause, String message) {
            return new Destination(Optional.empty(), Optional.of(new Obstacle(cause, message)));
        }
    }

    Destination of(String warehouse) {
        return known.computeIfAbsent(warehouse, this::find);
    }

    private Destination find(String warehouse) {
        String key = MatchKey.of(warehouse);
        String alias = aliases.get(key);
        if (alias == null && key.isEmpty()) {
            return unnamed();
        }
        String name = alias == null ? warehouse : alias;
        String nameKey = MatchKey.of(name);
        List<Place> called = new ArrayList<>(places);
        called.removeIf(
                place -> !place.id().equals(name) && !MatchKey.of(place.name()).equals(nameKey));
        List<Place> open = called.stream().filter(Place::active).toList();
        if (open.size() == 1) {
            return Destination.to(open.get(0));
        }
        if (open.size() > 1) {
            return Destination.nowhere(Obstacle.AMBIGUOUS_WAREHOUSE, ambiguous(warehouse, name, open));
        }
        return called.isEmpty() ? unknown(warehouse, name, alias != null) : inactive(called.get(0));
    }

    /** A row without a warehouse is meant for the only place there is. */
    private Destination unnamed() {
        if (active.size() == 1) {
            return Destination.to(active.get(0));
        }
        return Destination.nowhere(
                Obstacle.UNKNOWN_WAREHOUSE,
                active.isEmpty()
                        ? "the cart has no active place that takes stock"
                        : "the row names no warehouse, and the cart has " + active.size() + " places: " + names()
                                + ". Write in the row which it is");
    }

    private Destination unknown(String warehouse, String name, boolean isAlias) {
        String fault = isAlias
                ? "the store file leads warehouse '%s' to '%s', which is no place of the cart"
                        .formatted(warehouse, name)
                : "no place of the cart is called '%s'".formatted(warehouse);
        String remedy = Suggestion.didYouMean(
                name.strip(),
                places.stream().map(Place::name).toList(),
                active.isEmpty() ? "The cart has no active place" : "There are " + names());
        String last =
                isAlias ? "" : ". A warehouse with another name goes under inventory.warehouses of the store file";
        return Destination.nowhere(Obstacle.UNKNOWN_WAREHOUSE, fault + ". " + remedy + last);
    }

    private static Destination inactive(Place place) {
        return new Destination(
                Optional.of(place),
                Optional.of(new Obstacle(
                        Obstacle.INACTIVE_WAREHOUSE,
                        "the cart's place '" + place.name() + "' is not active. Activate it there")));
    }

    private static String ambiguous(String warehouse, String name, List<Place> places) {
        return "%d places of the cart are called '%s'. Rename one there, or write the id of the right one for '%s' under"
                        .formatted(places.size(), name.strip(), warehouse.strip())
                + " inventory.warehouses of the store file: "
                + places.stream().map(Place::id).collect(Collectors.joining(", "));
    }

    private String names() {
        return active.stream().map(place -> "'" + place.name() + "'").collect(Collectors.joining(", "));
    }
}
