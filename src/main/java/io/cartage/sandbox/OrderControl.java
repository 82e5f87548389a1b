package io.cartage.sandbox;

import java.math.BigDecimal;

/**
 * What a reader of an order must arrive at, computed apart from the JSON.
 *
 * @param currency the currency of all amounts
 * @param lines all lines, also children of bundles and lines of quantity 0
 * @param units without children of bundles
 * @param defect what was made wrong on purpose; empty for a sound order
 */
public record OrderControl(
        long id,
        int statusId,
        String currency,
        boolean pricesIncludeTax,
        int lines,
        int units,
        BigDecimal subtotal,
        BigDecimal discounts,
        BigDecimal totalTax,
        BigDecimal totalIncTax,
        String defect) {}
