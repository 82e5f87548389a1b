/**
 * Turns a payload as the cart sent it into rows for the staging tables, and records of such rows into what a cart takes, as
 * the YAML files in {@code mappings/} say: reads and merges them, tells every fault with its place, compiles them once into
 * a {@link io.cartage.mapping.MappingPlan} or {@link io.cartage.mapping.PayloadPlan} and runs their tests. Pure: no database, no clock, no Camel. May use {@code config}, {@code table}, {@code yaml} and
 * {@code problem}. Start at {@link io.cartage.mapping.MappingFiles}; the words of the language stand in
 * {@link io.cartage.mapping.Vocabulary}.
 */
@NullMarked
package io.cartage.mapping;

import org.jspecify.annotations.NullMarked;
