package io.cartage.mapping;

/** What became of one record on its way to the cart: a payload, or the reasons why there is none. */
public sealed interface PayloadResult permits Filled, Unmappable {}
