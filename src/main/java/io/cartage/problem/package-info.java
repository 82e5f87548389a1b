/**
 * What is wrong with a file somebody edited, said so that this person can mend it: where, what, with the value found,
 * and what to do. Every reader of files gathers all its {@link io.cartage.problem.Problem}s in a
 * {@link io.cartage.problem.Problems} and throws once, before anything runs. Depends on nothing. Start at
 * {@link io.cartage.problem.Problem}.
 */
@NullMarked
package io.cartage.problem;

import org.jspecify.annotations.NullMarked;
