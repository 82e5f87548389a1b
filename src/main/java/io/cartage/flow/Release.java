package io.cartage.flow;

import io.cartage.staging.Choice;
import io.cartage.staging.Lane;
import io.cartage.staging.Replays;
import io.cartage.staging.StagingException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go what waits in quarantine since another version of the mapping. What the present version leaves there is marked
 * with it, and so is not tried again before the next edit. Thread-safe.
 */
final class Release {
    /** Of so many orders at most; the rest goes with the runs that follow. */
    static final int MOST = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Release.class);

    private final Replays replays;

    Release(Replays replays) {
        this.replays = replays;
    }

    /** Runs what there is to run before a store's orders are downloaded. Never throws: the download tells of a failure. */
    void before(PreparedStore store, Consumer<RunTask> runs) {
        List<String> waiting;
        try {
            waiting = replays.outdated(store.id(), Flow.ORDERS, store.orders().version(), MOST);
        } catch (StagingException e) {
            LOG.debug("nothing released store={} flow={}", store.id(), Flow.ORDERS, e);
            return;
        }
        if (!waiting.isEmpty()) {
            runs.accept(new RunTask.Replay(new Choice.Named(waiting), Lane.RELEASE, result -> {}));
        }
    }
}
