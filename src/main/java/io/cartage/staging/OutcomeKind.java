package io.cartage.staging;

import java.util.Locale;

/** The three things that can become of a record. */
public enum OutcomeKind {
    STAGED,
    FILTERED,
    QUARANTINED;

    /** As it stands in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OutcomeKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
