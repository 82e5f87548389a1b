package io.cartage.mapping;

/** What became of one payload: rows, or the reasons why it can't become rows. */
public sealed interface MappingResult permits Mapped, Unmappable {}
