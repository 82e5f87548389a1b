package io.cartage.sandbox.bigcommerce;

import io.cartage.yaml.YamlFields;
import java.time.Duration;
import java.util.List;

/**
 * How a simulated shop answers: its quota and, where the platform's own description leaves a question open, which of the
 * possible answers it gives.
 *
 * @param token empty for one made from the shop's name
 * @param quota calls in each window
 * @param consignments {@code object}, {@code array} (unless the object is asked for) or {@code always_array}
 * @param overLimit {@code reject} (413) or {@code clamp}, when more than 250 rows are asked for
 * @param dateFilters {@code inclusive} or {@code exclusive}
 * @param badDates {@code ignore} or {@code reject}, when a date can't be read
 * @param withoutAccept {@code json} or {@code xml}, when no Accept header was sent
 * @param archived {@code listed} or {@code hidden}: whether lists show archived orders
 * @param overShip {@code reject} (400) or {@code accept}, when more is shipped than remains
 * @param statusAfterShipment {@code moves} to Shipped or Partially Shipped, or {@code stays}
 * @param stockLag how many calls later a change of stock takes effect; 0 for at once
 * @param duplicateSkus whether one product in fifty has the SKU of another but for its case, as imports left them
 * @param missingScopes areas the token may not read, or not write
 */
record BigCommerceApi(
        String token,
        int quota,
        long windowMs,
        String consignments,
        String overLimit,
        String dateFilters,
        String badDates,
        String withoutAccept,
        String archived,
        String overShip,
        String statusAfterShipment,
        int stockLag,
        boolean duplicateSkus,
        List<String> missingScopes) {
    /** The areas that a token may or may not read, and those it may read but not write. */
    private static final List<String> SCOPES = List.of(
            "orders",
            "transactions",
            "customers",
            "products",
            "inventory",
            "locations",
            "information",
            "write_orders",
            "write_products",
            "write_inventory");

    /** More calls than anybody makes: what an unlimited plan shows. */
    private static final int UNLIMITED = 1_000_000_000;

    BigCommerceApi {
        missingScopes = List.copyOf(missingScopes);
    }

    static BigCommerceApi read(YamlFields api) {
        int quota = api.text("quota").filter("unlimited"::equals).isPresent()
                ? UNLIMITED
                : api.integer("quota", 1, UNLIMITED, 150);
        return new BigCommerceApi(
                api.text("token").orElse(""),
                quota,
                api.duration("quota_window", Duration.ofMillis(1), Duration.ofHours(1))
                        .orElse(Duration.ofSeconds(30))
                        .toMillis(),
                api.oneOf("consignments", List.of("object", "array", "always_array"), "object"),
                api.oneOf("over_limit", List.of("reject", "clamp"), "reject"),
                api.oneOf("date_filters", List.of("inclusive", "exclusive"), "inclusive"),
                api.oneOf("bad_dates", List.of("ignore", "reject"), "ignore"),
                api.oneOf("without_accept", List.of("json", "xml"), "json"),
                api.oneOf("archived", List.of("listed", "hidden"), "listed"),
                api.oneOf("over_ship", List.of("reject", "accept"), "reject"),
                api.oneOf("status_after_shipment", List.of("moves", "stays"), "moves"),
                api.integer("stock_lag", 0, 1000, 0),
                api.flag("duplicate_skus", false),
                api.someOf("missing_scopes", SCOPES));
    }
}
