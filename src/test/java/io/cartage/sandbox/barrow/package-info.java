/**
 * Barrow, a cart that doesn't exist: the shops behind the routes in {@code src/test/resources/carts/barrow}. Its API is
 * unlike those of the real carts wherever that might matter, so that the ten questions find out what is a cart's own.
 */
@NullMarked
package io.cartage.sandbox.barrow;

import org.jspecify.annotations.NullMarked;
