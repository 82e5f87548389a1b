package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that happened.
 *
 * @param storeId empty if it concerns none, or several
 * @param title in a few words, such as {@code stop}
 * @param detail what it was about; empty if there is nothing more to say
 * @param who did it; empty if nobody did
 * @param count of the records it is about; 1 if it is about none
 */
public record Event(Instant at, Kind kind, String storeId, String title, String detail, String who, long count) {

    /** What sort of thing happened. */
    public enum Kind {
        /** Somebody did something in the console or by a command. */
        DEED,
        /** An edit of files was taken up, or not. */
        EDIT,
        /** Something began that people should know, or ended. */
        NOTICE,
        /** Orders went into quarantine, and are still there. */
        QUARANTINE,
        /** A process began that runs the schedules, and is still there. */
        PROCESS;

        /** As it stands in an address. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
