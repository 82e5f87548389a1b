package io.cartage.flow;

import io.cartage.config.Keep;
import io.cartage.config.Redaction;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.StagingException;
import io.cartage.staging.desk.Acknowledgements;
import io.cartage.staging.desk.Calls;
import io.cartage.staging.desk.Retention;
import io.cartage.staging.outbox.OutboxDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done beside the runs: before a download it is noticed what the ERP said of the store's orders, since the download
 * may write those anew that it refused; and when a run has ended, its orders are made findable by their buyers, and what nobody
 * needs any more is cleared away, of each store at most once an hour. Neither is done all at once, so that no run waits for it. Thread-safe.
 */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration WRITES_KEPT = Duration.ofDays(30);
    private static final int MOST = 10_000;

    /** Of 500 payloads; what is left over of a long backfill goes after the next runs. */
    private static final int PARTS = 20;

    private final OutboxDesk outbox;
    private final Acknowledgements acknowledgements;
    private final Calls calls;
    private final Retention retention;
    private final OrderIndex index;
    private final Keep keep;
    private final Clock clock;
    private final Map<String, Instant> dueByStore = new ConcurrentHashMap<>();

    /** How far each store's archive was gone through; it begins anew at the end, and with the process. */
    private final Map<String, Instant> purgedTo = new ConcurrentHashMap<>();

    Housekeeping(StagingDatabase database, OrderIndex index, Keep keep, Clock clock) {
        this.outbox = database.outboxDesk();
        this.acknowledgements = database.acknowledgements();
        this.calls = database.calls();
        this.retention = database.retention();
        this.index = index;
        this.keep = keep;
        this.clock = clock;
    }

    /** To be called before a run of the store begins. Never throws: what can't be done now is done the next time. */
    void beforeRun(String storeId, String flow) {
        if (flow.equals(Flow.ORDERS)) {
            attempt("acknowledgements noticed", storeId, () -> acknowledgements.look(storeId));
        }
    }

    /** To be called when a run of the store has ended. Never throws, either. */
    void afterRun(String storeId, String flow) {
        if (flow.equals(Flow.ORDERS)) {
            attempt("orders made findable", storeId, () -> index.fill(storeId, PARTS)
                    .payloads());
        }
        if (isDue(storeId)) {
            attempt("old stock writes cleared away", storeId, () -> outbox.tidy(storeId, WRITES_KEPT, MOST));
            attempt("old payloads purged", storeId, () -> purge(storeId));
            // Of all stores alike: the more stores there are, the more may go in an hour.
            attempt("old calls cleared away", storeId, () -> calls.tidy(keep.calls(), MOST));
            attempt("old runs cleared away", storeId, () -> retention.clearRuns(keep.runs(), MOST));
            attempt("old edits cleared away", storeId, () -> retention.clearEdits(keep.edits(), MOST));
        }
    }

    private int purge(String storeId) {
        Instant after = purgedTo.getOrDefault(storeId, Instant.EPOCH);
        Retention.Part part = retention.purge(storeId, keep.payloads(), after, MOST);
        purgedTo.put(storeId, part.next().orElse(Instant.EPOCH));
        return part.payloads();
    }

    private static void attempt(String what, String storeId, IntSupplier work) {
        try {
            int done = work.getAsInt();
            if (done > 0) {
                LOG.info("done beside the runs what='{}' store={} rows={}", what, storeId, done);
            }
        } catch (StagingException e) {
            LOG.warn(
                    "not done beside the runs what='{}' store={} message={}",
                    what,
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
