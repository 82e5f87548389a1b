/**
 * Simulated shops on loopback HTTP, so that a store needs no account: the server, what every simulated shop can do
 * (quota, faults, call log, changes) and the settings. Each cart's own behaviour is a sub-package behind
 * {@link io.cartage.sandbox.ShopKind}, entered in {@link io.cartage.sandbox.ShopKinds}. May use {@code yaml} and
 * {@code problem}. Start at {@link io.cartage.sandbox.Sandbox}.
 */
@NullMarked
package io.cartage.sandbox;

import org.jspecify.annotations.NullMarked;
