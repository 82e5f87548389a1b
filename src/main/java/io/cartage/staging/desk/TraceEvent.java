package io.cartage.staging.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that happened to an order.
 *
 * @param at empty for what stands so now, and of which nobody wrote down since when
 * @param text for people, without personal data of the buyer
 * @param run the number of the run that did it
 * @param took how long that run took as a whole
 */
public record TraceEvent(Optional<Instant> at, Kind kind, String text, Optional<Long> run, Optional<Duration> took) {

    /** What sort of thing; of two at the same time that comes first which stands first here. */
    public enum Kind {
        DOWNLOADED,
        FILTERED,
        QUARANTINED,
        STAGED,
        JUDGED,
        CHANGED,
        TAKEN,
        IMPORTED,
        REFUSED,
        WITHDRAWN,
        OFFERED,
        HANDLED,
        STATUS_WRITTEN,
        SHIPPED,
        FORGOTTEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static TraceEvent at(Instant at, Kind kind, String text) {
        return new TraceEvent(Optional.of(at), kind, text, Optional.empty(), Optional.empty());
    }

    /** What stands so now. */
    static TraceEvent now(Kind kind, String text) {
        return new TraceEvent(Optional.empty(), kind, text, Optional.empty(), Optional.empty());
    }

    TraceEvent by(TracedRun run) {
        return new TraceEvent(at, kind, text, Optional.of(run.id()), run.took());
    }
}
