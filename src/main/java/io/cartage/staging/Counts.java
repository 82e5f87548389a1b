package io.cartage.staging;

import java.util.Collection;
import java.util.stream.Stream;

/**
 * How many records became what; refuses to exist if one is unaccounted for.
 *
 * @param unchanged those of the other three for which nothing was written
 */
public record Counts(long seen, long staged, long filtered, long quarantined, long unchanged) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts {
        if (seen != staged + filtered + quarantined || unchanged > seen) {
            throw new IllegalStateException("records unaccounted for: " + seen + " seen, but " + staged + " staged + "
                    + filtered + " filtered + " + quarantined + " quarantined, " + unchanged + " of them unchanged");
        }
    }

    /** The counts of {@code seen} records; refuses if the outcomes are not as many. */
    static Counts of(long seen, Collection<Outcome> outcomes, Collection<Known> skipped) {
        Counts counts = Stream.concat(
                        outcomes.stream().map(outcome -> of(outcome.kind(), 1, outcome.unchanged() ? 1 : 0)),
                        skipped.stream().map(known -> of(known.kind(), 1, 1)))
                .reduce(NONE, Counts::plus);
        return new Counts(seen, counts.staged, counts.filtered, counts.quarantined, counts.unchanged);
    }

    static Counts of(OutcomeKind kind, long records, long unchanged) {
        return switch (kind) {
            case STAGED -> new Counts(records, records, 0, 0, unchanged);
            case FILTERED -> new Counts(records, 0, records, 0, unchanged);
            case QUARANTINED -> new Counts(records, 0, 0, records, unchanged);
        };
    }

    /** What these have more than others that came before them. */
    public Counts minus(Counts before) {
        return new Counts(
                seen - before.seen,
                staged - before.staged,
                filtered - before.filtered,
                quarantined - before.quarantined,
                unchanged - before.unchanged);
    }

    public Counts plus(Counts other) {
        return new Counts(
                seen + other.seen,
                staged + other.staged,
                filtered + other.filtered,
                quarantined + other.quarantined,
                unchanged + other.unchanged);
    }
}
