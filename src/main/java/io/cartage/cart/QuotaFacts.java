package io.cartage.cart;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a cart tells a shop's quota. */
sealed interface QuotaFacts {

    /** Share of the quota that reading leaves to others and to writes. */
    int keepPercent();

    /** The response header with the seconds to wait after a 429; empty if the cart has none. */
    String retryAfterSeconds();

    /** The members of an answer that must be read to learn from it. */
    default Set<String> members() {
        return Set.of();
    }

    /**
     * So many calls in a window of time, told by response headers; an empty name means that the cart has no such header.
     *
     * @param left requests left in the window
     * @param total requests of a whole window
     * @param resetMillis milliseconds until the window ends
     */
    record Calls(String left, String total, String resetMillis, String retryAfterSeconds, int keepPercent)
            implements QuotaFacts {}

    /**
     * A bucket of points that refills steadily and from which each call takes what it costs, told in the answers.
     *
     * @param left where the points left stand
     * @param total where the size of the bucket stands
     * @param restoredPerSecond where it stands how fast the bucket refills
     * @param asked where the points stand that the call had to find in the bucket
     * @param charged where those stand that it took; the empty path if an answer doesn't tell
     * @param most what one call may cost at most, and is thought to cost until an answer told
     */
    record Points(
            FieldPath left,
            FieldPath total,
            FieldPath restoredPerSecond,
            FieldPath asked,
            FieldPath charged,
            int most,
            String retryAfterSeconds,
            int keepPercent)
            implements QuotaFacts {

        @Override
        public Set<String> members() {
            return Stream.of(left, total, restoredPerSecond, asked, charged)
                    .flatMap(path -> path.names().stream().limit(1))
                    .collect(Collectors.toSet());
        }
    }
}
