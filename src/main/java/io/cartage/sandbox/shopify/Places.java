package io.cartage.sandbox.shopify;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a shop keeps its stock, by ascending name as the API lists them; one place is closed, one is somebody else's. */
enum Places {
    MAIN(72_000_001, "Main Warehouse", "Portland", "97201", "Oregon", true, false),
    MARKET_SQUARE(72_000_003, "Market Square Store", "Portland", "97204", "Oregon", true, false),
    OLD_STORE(72_000_009, "Old Store", "Salem", "97301", "Oregon", false, false),
    PRINT_PARTNER(72_000_005, "Print Partner", "Reno", "89501", "Nevada", true, true),
    WEST(72_000_002, "West Warehouse", "San Diego", "92103", "California", true, false);

    private final long id;
    private final String label;
    private final String city;
    private final String zip;
    private final String province;
    private final boolean active;
    private final boolean service;

    Places(long id, String label, String city, String zip, String province, boolean active, boolean service) {
        this.id = id;
        this.label = label;
        this.city = city;
        this.zip = zip;
        this.province = province;
        this.active = active;
        this.service = service;
    }

    static List<Map<String, Object>> all() {
        return List.of(values()).stream().map(Places::location).toList();
    }

    /** The place of a location's id; empty if there is none. */
    static Optional<Places> of(long id) {
        return Arrays.stream(values()).filter(place -> place.id == id).findFirst();
    }

    long id() {
        return id;
    }

    String label() {
        return label;
    }

    boolean isActive() {
        return active;
    }

    /** Whether a fulfillment service sends from there, and not the merchant. */
    boolean isService() {
        return service;
    }

    /** As the API shows a location. */
    Map<String, Object> location() {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("countryCode", "US");
        address.put("country", "United States");
        address.put("province", province);
        address.put("city", city);
        address.put("zip", zip);
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("id", Gid.of("Location", id));
        location.put("legacyResourceId", Long.toString(id));
        location.put("name", label);
        location.put("isActive", active);
        location.put("fulfillsOnlineOrders", active && this != MARKET_SQUARE);
        location.put("shipsInventory", active);
        location.put("isFulfillmentService", service);
        location.put("fulfillmentService", service());
        location.put("address", address);
        return location;
    }

    private @Nullable Map<String, Object> service() {
        if (!service) {
            return null;
        }
        Map<String, Object> partner = new LinkedHashMap<>();
        partner.put("id", Gid.of("FulfillmentService", id));
        partner.put("handle", "print-partner");
        partner.put("serviceName", label);
        return partner;
    }
}
