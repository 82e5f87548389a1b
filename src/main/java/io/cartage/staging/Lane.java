package io.cartage.staging;

import java.util.Locale;

/**
 * What a run of a flow is for. Runs of one lane follow one another: a later one fences an earlier one off. Runs of
 * different lanes work side by side on the same records.
 */
public enum Lane {
    /** Follows the cart's changes; the only one that moves the cursor. */
    REGULAR,
    /** Reads what was created in a window of the past. */
    BACKFILL,
    /** Reads records that a person named. */
    IMPORT,
    /** Judges archived records again that a person chose. */
    REPLAY,
    /** Judges again, by itself, what waits in quarantine since another version of the mapping. */
    RELEASE;

    /** As it stands in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
