/**
 * Mappings while somebody writes them: what is wrong with a text that stands in no file yet, what may be written next, and what
 * it makes of an order, compared with what the saved mapping makes of it; and how it is saved at last. Only {@link
 * io.cartage.flow.bench.MappingDesk} writes. May use what {@code flow} may; no Camel. Start at {@link
 * io.cartage.flow.bench.MappingBench}.
 */
@NullMarked
package io.cartage.flow.bench;

import org.jspecify.annotations.NullMarked;
