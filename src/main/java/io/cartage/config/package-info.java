/**
 * Where Cartage runs: the files beside the working directory or in the jar ({@link io.cartage.config.Home}), settings and
 * secrets. May use {@code yaml} and {@code problem}. Start at {@link io.cartage.config.Home}.
 */
@NullMarked
package io.cartage.config;

import org.jspecify.annotations.NullMarked;
