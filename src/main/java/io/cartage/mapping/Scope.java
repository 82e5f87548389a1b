package io.cartage.mapping;

import java.util.Optional;

/**
 * What bare names mean at some place of a mapping.
 *
 * @param each the list whose elements {@code row} stands for, if known
 */
record Scope(Meaning meaning, Optional<Nodes> each) {

    /** Where bare names lead. */
    enum Meaning {
        /** Into the payload. */
        PAYLOAD,
        /** Into the payload, and {@code row} to the element at hand: definitions under {@code names}. */
        NAME,
        /** To the element of {@code each} first. */
        ROW,
        /** To the tables just filled: the {@code rows} of a check. */
        TABLES
    }

    static final Scope PAYLOAD = new Scope(Meaning.PAYLOAD, Optional.empty());
    static final Scope NAME = new Scope(Meaning.NAME, Optional.empty());
    static final Scope TABLES = new Scope(Meaning.TABLES, Optional.empty());

    static Scope row(Nodes each) {
        return new Scope(Meaning.ROW, Optional.of(each));
    }
}
