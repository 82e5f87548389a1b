package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is left of one shop's quota, as its answers tell. Shared by all stores and flows of the shop; thread-safe. */
public sealed interface Quota permits CallQuota, PointQuota {

    /**
     * What is left, for people.
     *
     * @param unit calls or points
     * @param refill how the quota fills up again, such as {@code in 12 s} or {@code 100 a second}
     */
    record Left(long left, long total, String unit, String refill) {}

    /**
     * How long to wait before a call; zero once it may be sent.
     *
     * @param call names what is called, since calls may differ in cost
     * @param keepPercent the share of the quota to leave to others
     */
    Duration pauseBefore(String call, int keepPercent);

    /**
     * Takes note of an answer.
     *
     * @param headers whatever their letters' case
     * @param members of the answer's JSON, as far as the cart's facts name them
     */
    void learn(String call, Map<String, ?> headers, JsonNode members);

    /** What a call took from the quota, by its answer; of a call without an answer, what is known without it. */
    long cost(JsonNode members);

    /** How long a 429 asks to wait; zero if it doesn't say. */
    Duration pauseAsked(Map<String, ?> headers);

    /** What is left; empty before the first answer that told. */
    Optional<Left> left();
}
