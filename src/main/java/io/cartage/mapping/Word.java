package io.cartage.mapping;

/**
 * A word of the mapping language.
 *
 * @param place where it may stand
 * @param description one sentence or several
 * @param example a line that holds it
 */
record Word(Place place, String word, Kind kind, String description, String example) {}
