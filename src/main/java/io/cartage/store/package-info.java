/**
 * The stores of {@code stores/*.yaml}: one connection to one shop each, strictly read, credentials filled in from
 * placeholders and never shown. Knows nothing of any cart: which connection keys, statuses and page sizes a cart takes
 * is its own business. May use {@code config}, {@code yaml} and {@code problem}. Start at
 * {@link io.cartage.store.StoreFiles}; every setting is described in {@link io.cartage.store.StoreSettings}
 * and in the classes beside it for the sections.
 */
@NullMarked
package io.cartage.store;

import org.jspecify.annotations.NullMarked;
