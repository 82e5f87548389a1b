package io.cartage.store;

import io.cartage.yaml.YamlScalar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which orders of a store are downloaded, how often and under which number.
 *
 * @param statuses names or numbers as written; never empty. What they mean is the cart's business
 * @param from only orders created since
 * @param channels as written; empty for all
 * @param prefix stands before the cart's order number
 * @param importAs the transaction type of the staged order
 * @param overlap how far a download reaches back; the cart's own measure if empty
 * @param ackLimit how long an order may wait for the ERP before people are told
 * @param page orders per call; as many as the cart allows if empty
 */
public record OrderSettings(
        List<YamlScalar> statuses,
        Optional<Instant> from,
        List<YamlScalar> channels,
        String prefix,
        String importAs,
        Timing timing,
        Optional<Duration> overlap,
        Optional<Duration> ackLimit,
        OptionalInt page) {

    public OrderSettings {
        statuses = List.copyOf(statuses);
        channels = List.copyOf(channels);
    }
}
