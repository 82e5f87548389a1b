package io.cartage.flow;

/**
 * How a backfill ended.
 *
 * @param message what went wrong, for one that failed; else empty
 */
public record BackfillAccount(End end, BackfillProgress progress, String message) {

    /** Why a backfill ended. Only a failed one needs a person. */
    public enum End {
        /** Everything that was asked for is read. */
        DONE,
        /** The rest of what was asked for lies in the future. */
        REACHED_PRESENT,
        /** Somebody stopped it, or the program; the same request goes on there. */
        STOPPED,
        /** The same request goes on there once the reason is mended. */
        FAILED
    }
}
