/**
 * Camel's part: the context that runs {@code routes/}, the beans and the components {@code mapping:} and
 * {@code staging:} that routes name, and what one run and one page are made of. Brings cart, mapping, staging and sandbox
 * together, which don't know each other. Start at {@link io.cartage.flow.Preparation} (what files tell) and
 * {@link io.cartage.flow.Flows} (what runs).
 */
@NullMarked
package io.cartage.flow;

import org.jspecify.annotations.NullMarked;
