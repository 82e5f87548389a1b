package io.cartage.staging;

import java.time.Instant;
import java.util.List;

/** Which records of a store's flow somebody means, of those that were seen. */
public sealed interface Choice {

    /** All in quarantine. */
    record Waiting() implements Choice {}

    /** All in quarantine for one cause. */
    record Because(Cause cause) implements Choice {}

    /**
     * All whose newest payload came in a span of time, except what a person dropped.
     *
     * @param until the first instant that no longer belongs to it
     */
    record Received(Instant from, Instant until) implements Choice {}

    /** These, by the cart's own ids. */
    record Named(List<String> ids) implements Choice {

        public Named {
            ids = List.copyOf(ids);
        }
    }
}
