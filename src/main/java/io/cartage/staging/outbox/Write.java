package io.cartage.staging.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the outbox as it was read. What is done with it fails if somebody else changed the row since.
 *
 * @param key a UUID, to be sent along where the cart recognises repeated calls; a new one as soon as it is certain that
 *     the cart has nothing of it
 * @param request what was sent last, as JSON
 * @param attempts calls that were made or about to be made
 */
public record Write(
        long id,
        String storeId,
        String flow,
        String subjectKey,
        String subject,
        Optional<String> cartOrderId,
        String key,
        WriteState state,
        Optional<String> cause,
        Optional<String> message,
        Optional<ObjectNode> source,
        Optional<String> request,
        int attempts,
        Instant createdAt,
        Instant nextAt,
        Optional<Instant> sentAt,
        Optional<Instant> finishedAt,
        Optional<String> cartId) {

    /** Whether a call left, or was about to, and its answer is not known: look in the cart before sending it again. */
    public boolean doubtful() {
        return state == WriteState.SENDING;
    }

    /** This write while its call is on the way. */
    Write begun(String json, Instant now) {
        return new Write(
                id,
                storeId,
                flow,
                subjectKey,
                subject,
                cartOrderId,
                key,
                WriteState.SENDING,
                cause,
                message,
                source,
                Optional.of(json),
                attempts + 1,
                createdAt,
                nextAt,
                Optional.of(now),
                finishedAt,
                cartId);
    }
}
