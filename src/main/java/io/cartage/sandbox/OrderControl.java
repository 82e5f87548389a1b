package io.cartage.sandbox;

import java.math.BigDecimal;

/**
 * What a reader of an order must arrive at, computed apart from the JSON: in the shop's own view of the money, and as the
 * order is now, after edits and refunds.
 *
 * @param currency the currency of all amounts
 * @param lines all that the order shows, also children of bundles and lines of quantity 0
 * @param units without children of bundles
 * @param defect what was made wrong on purpose; empty for a sound order
 */
public record OrderControl(
        long id,
        String status,
        String currency,
        boolean pricesIncludeTax,
        int lines,
        int units,
        BigDecimal subtotal,
        BigDecimal discounts,
        BigDecimal totalTax,
        BigDecimal totalIncTax,
        String defect) {}
