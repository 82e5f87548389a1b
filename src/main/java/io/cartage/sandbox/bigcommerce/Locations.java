package io.cartage.sandbox.bigcommerce;

import java.util.List;
import java.util.Optional;

/** The places where every shop keeps stock: the default one, a second one, and one that is switched off. */
final class Locations {
    /** The only one that the storefront sells from. */
    static final int DEFAULT = 1;

    static final List<Location> ALL = List.of(
            new Location(DEFAULT, "BC-LOCATION-1", "Default location", "Austin", "TX", true),
            new Location(2, "WEST", "West warehouse", "Reno", "NV", true),
            new Location(3, "OLD", "Old store", "Austin", "TX", false));

    private Locations() {}

    /** @param enabled whether its stock can be changed */
    record Location(int id, String code, String label, String city, String state, boolean enabled) {}

    static Optional<Location> find(long id) {
        return ALL.stream().filter(location -> location.id() == id).findFirst();
    }
}
