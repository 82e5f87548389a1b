package io.cartage.sandbox;

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
 * @param missingScopes areas the token may not read
 */
public record ShopApi(
        String token,
        int quota,
        long quotaWindowMs,
        boolean gzip,
        String consignments,
        String overLimit,
        String dateFilters,
        String badDates,
        String withoutAccept,
        String archived,
        List<String> missingScopes) {
    /** The areas that a token may or may not read. */
    public static final List<String> SCOPES = List.of("orders", "transactions", "customers", "products", "information");

    /** More calls than anybody makes: what an unlimited plan shows. */
    public static final int UNLIMITED = 1_000_000_000;

    public ShopApi {
        missingScopes = List.copyOf(missingScopes);
    }
}
