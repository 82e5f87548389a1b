/**
 * Stock on its way to the cart: the map from SKUs to the cart's items and places, and what the cart has acknowledged of
 * each level. {@link io.cartage.staging.stock.StockBook#plan} goes through the ERP's rows and tells of each how much may
 * be offered where, or why it can't be; the caller decides what to send and says what became of it. Knows neither carts
 * nor mappings nor Camel. Start reading at {@link io.cartage.staging.stock.StockBook}, then {@code Plan} for the rules
 * and {@code OpenUnits} for what is counted against the ERP's numbers.
 */
@NullMarked
package io.cartage.staging.stock;

import org.jspecify.annotations.NullMarked;
