/**
 * The shape of the staging tables and of rows on their way into them: what {@code mapping} fills and {@code staging}
 * writes, so that neither needs the other. Depends on nothing. Start at {@link io.cartage.table.Table}.
 */
@NullMarked
package io.cartage.table;

import org.jspecify.annotations.NullMarked;
