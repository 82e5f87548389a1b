/**
 * The command line: one class per command, each a thin door to {@code flow}. Exit codes: 0 done, 1 it went wrong while
 * running, 2 a file or an argument is wrong. Start at {@link io.cartage.cli.Cartage}.
 */
@NullMarked
package io.cartage.cli;

import org.jspecify.annotations.NullMarked;
