/**
 * Connecting shops and looking after the stores' files: what they tell and what is wrong with them, connection tests, a store
 * that is being connected step by step, settings written with their comments kept, secrets, and backfills beside the regular
 * runs. Used by pages and commands alike. May use {@code flow} and what it may use. Start at
 * {@link io.cartage.flow.connect.StoreShelf}, then {@link io.cartage.flow.connect.StoreDraft}.
 */
@NullMarked
package io.cartage.flow.connect;

import org.jspecify.annotations.NullMarked;
