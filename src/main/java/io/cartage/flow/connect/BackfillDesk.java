package io.cartage.flow.connect;

import io.cartage.config.Redaction;
import io.cartage.flow.BackfillAccount;
import io.cartage.flow.BackfillProgress;
import io.cartage.flow.BackfillRequest;
import io.cartage.flow.BackfillWatcher;
import io.cartage.flow.Flows;
import io.cartage.staging.BackfillState;
import io.cartage.staging.StagingDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backfills in the background of this process, one of a store at a time. They end with the process; what was read whole stays
 * noted, so that the same request goes on there, here or by a command. Thread-safe.
 */
public final class BackfillDesk {
    private static final Logger LOG = LoggerFactory.getLogger(BackfillDesk.class);

    private final Flows flows;
    private final StagingDatabase database;
    private final Clock clock;
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "cartage-backfill");
        thread.setDaemon(true);
        return thread;
    });

    public BackfillDesk(Flows flows, StagingDatabase database, Clock clock) {
        this.flows = flows;
        this.database = database;
        this.clock = clock;
    }

    /** What a backfill of this process does. */
    public enum State {
        RUNNING,
        /** Somebody stopped it, and it ends after the page at hand. */
        STOPPING,
        ENDED
    }

    /**
     * The latest backfill of a store in this process.
     *
     * @param progress empty before the first page
     * @param account how it ended; empty before
     * @param fault why it couldn't be carried out at all; empty if it could
     */
    public record Status(
            BackfillRequest request,
            State state,
            String by,
            Instant beganAt,
            Optional<BackfillProgress> progress,
            Optional<BackfillAccount> account,
            String fault) {

        public boolean isAtWork() {
            return state != State.ENDED;
        }
    }

    /** One backfill and what its thread tells. */
    private static final class Work implements BackfillWatcher {
        private final BackfillRequest request;
        private final String by;
        private final Instant beganAt;
        private volatile Optional<BackfillProgress> progress = Optional.empty();
        private volatile Optional<BackfillAccount> account = Optional.empty();
        private volatile String fault = "";
        private volatile boolean over;
        private volatile boolean ended;

        Work(BackfillRequest request, String by, Instant beganAt) {
            this.request = request;
            this.by = by;
            this.beganAt = beganAt;
        }

        @Override
        public void watch(BackfillProgress now) {
            progress = Optional.of(now);
        }

        @Override
        public boolean isOver() {
            return over;
        }

        Status status() {
            State state = ended ? State.ENDED : over ? State.STOPPING : State.RUNNING;
            return new Status(request, state, by, beganAt, progress, account, fault);
        }
    }

    /** Begins a backfill; false, and nothing begins, if one of the store is at work. */
    public boolean begin(BackfillRequest request, String by) {
        Work work = new Work(request, by, clock.instant());
        Work now = works.merge(request.storeId(), work, (old, added) -> old.ended ? added : old);
        if (now != work) {
            return false;
        }
        threads.execute(() -> carryOut(work));
        return true;
    }

    private void carryOut(Work work) {
        try {
            BackfillAccount account = flows.backfill(work.request, work);
            work.progress = Optional.of(account.progress());
            work.account = Optional.of(account);
            LOG.info("backfill ended store={} end={}", work.request.storeId(), account.end());
        } catch (RuntimeException e) {
            work.fault = Redaction.redact(String.valueOf(e.getMessage()));
            LOG.warn("backfill failed store={} message={}", work.request.storeId(), work.fault);
        } finally {
            work.ended = true;
        }
    }

    /** Makes a store's backfill end after the page at hand; false if none is at work. */
    public boolean stop(String storeId) {
        Work work = works.get(storeId);
        if (work == null || work.ended) {
            return false;
        }
        work.over = true;
        return true;
    }

    /** The latest of a store in this process; empty if there was none. */
    public Optional<Status> status(String storeId) {
        return Optional.ofNullable(works.get(storeId)).map(Work::status);
    }

    /** Those of a store that were broken off, here or elsewhere, the latest first; one that is at work isn't told. */
    public List<BackfillState> unfinished(String storeId) {
        Optional<BackfillRequest> now = status(storeId).filter(Status::isAtWork).map(Status::request);
        return database.backfills().unfinished().stream()
                .filter(state -> state.storeId().equals(storeId))
                .filter(state -> now.filter(request -> request.from().equals(state.from())
                                && request.to().equals(state.to()))
                        .isEmpty())
                .toList();
    }
}
