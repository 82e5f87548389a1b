/**
 * Measures Cartage against hand-written Java that does the same work, and against the numbers it promises. Nothing here
 * is in the jar. Run by {@code make bench}; start at {@link io.cartage.bench.Bench}.
 */
@NullMarked
package io.cartage.bench;

import org.jspecify.annotations.NullMarked;
