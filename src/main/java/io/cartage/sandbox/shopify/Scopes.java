package io.cartage.sandbox.shopify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the app may do. To write includes to read, and the list of what was granted shows only the stronger of the two, as
 * the platform may do.
 */
record Scopes(Set<String> granted) {
    private static final List<String> ALL = List.of(
            "read_all_orders",
            "read_assigned_fulfillment_orders",
            "read_customers",
            "read_fulfillments",
            "read_locations",
            "read_third_party_fulfillment_orders",
            "write_inventory",
            "write_merchant_managed_fulfillment_orders",
            "write_orders",
            "write_products");

    /** The words that {@code missing_scopes:} may hold. */
    static final List<String> KNOWN = known();

    Scopes {
        granted = Set.copyOf(granted);
    }

    /** All but the {@code missing}. Without a scope to read there is none to write either; the reverse leaves reading. */
    static Scopes without(List<String> missing) {
        Set<String> granted = new TreeSet<>();
        for (String scope : ALL) {
            String reading = reading(scope);
            if (!missing.contains(scope) && !missing.contains(reading)) {
                granted.add(scope);
            } else if (!missing.contains(reading)) {
                granted.add(reading);
            }
        }
        return new Scopes(granted);
    }

    List<String> handles() {
        return granted.stream().sorted().toList();
    }

    boolean allowAny(List<String> readScopes) {
        return readScopes.stream()
                .anyMatch(scope -> granted.contains(scope) || granted.contains("write_" + scope.substring(5)));
    }

    boolean allow(String scope) {
        return granted.contains(scope);
    }

    /** Whether fulfillment orders of this place are there for the app: each scope covers only its kind of place. */
    boolean maySeeDelivery(Places place) {
        return allowAny(List.of("read_" + delivery(place)));
    }

    boolean mayDeliver(Places place) {
        return allow("write_" + delivery(place));
    }

    private static String delivery(Places place) {
        return (place.isService() ? "third_party" : "merchant_managed") + "_fulfillment_orders";
    }

    private static String reading(String scope) {
        return scope.startsWith("write_") ? "read_" + scope.substring(6) : scope;
    }

    private static List<String> known() {
        Set<String> known = new TreeSet<>(ALL);
        ALL.forEach(scope -> known.add(reading(scope)));
        return List.copyOf(new ArrayList<>(known));
    }
}
