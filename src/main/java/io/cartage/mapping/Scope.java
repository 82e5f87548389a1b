package io.cartage.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What bare names mean at some place of a mapping.
 *
 * @param each the list whose elements {@code row} stands for, if known
 * @param outer where that list is looked for; null for the whole payload
 */
record Scope(Meaning meaning, Optional<Nodes> each, @Nullable Scope outer) {

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

    static final Scope PAYLOAD = new Scope(Meaning.PAYLOAD, Optional.empty(), null);
    static final Scope NAME = new Scope(Meaning.NAME, Optional.empty(), null);
    static final Scope TABLES = new Scope(Meaning.TABLES, Optional.empty(), null);

    static Scope row(Nodes each, Scope outer) {
        return new Scope(Meaning.ROW, Optional.of(each), outer);
    }
}
