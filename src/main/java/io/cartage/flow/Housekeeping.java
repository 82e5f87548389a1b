package io.cartage.flow;

import io.cartage.config.Redaction;
import io.cartage.staging.StagingException;
import io.cartage.staging.outbox.OutboxDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what nobody needs any more when a run has ended: of each store at most once an hour, and not all at once, so
 * that no run notices. Thread-safe.
 */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 10_000;

    private final OutboxDesk outbox;
    private final Clock clock;
    private final Map<String, Instant> dueByStore = new ConcurrentHashMap<>();

    Housekeeping(OutboxDesk outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** To be called when a run of the store has ended. Never throws: what can't be cleared away now is the next time. */
    void afterRun(String storeId) {
        if (!isDue(storeId)) {
            return;
        }
        try {
            int cleared = outbox.tidy(storeId, KEPT, MOST);
            if (cleared > 0) {
                LOG.info("old stock writes cleared away store={} writes={}", storeId, cleared);
            }
        } catch (StagingException e) {
            LOG.warn(
                    "old stock writes not cleared away store={} message={}",
                    storeId,
                    Redaction.redact(String.valueOf(e.getMessage())));
        }
    }

    private boolean isDue(String storeId) {
        Instant now = clock.instant();
        boolean[] due = new boolean[1];
        dueByStore.compute(storeId, (store, next) -> {
            due[0] = next == null || !now.isBefore(next);
            return due[0] ? now.plus(EVERY) : next;
        });
        return due[0];
    }
}
