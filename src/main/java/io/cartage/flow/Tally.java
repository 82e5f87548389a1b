package io.cartage.flow;

import io.cartage.flow.observe.Meters;
import io.cartage.staging.Counts;
import io.cartage.staging.desk.Call;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Passes what runs and calls come to on to the log of calls, and to the meters while somebody observes. Thread-safe. */
final class Tally {
    private final CallLog log;
    private final Clock clock;
    private volatile @Nullable Meters meters;

    Tally(CallLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Counts there too from now on. */
    void count(Meters newMeters) {
        meters = newMeters;
    }

    void called(Call call) {
        log.add(call);
        Meters counting = meters;
        if (counting != null) {
            counting.called(call);
        }
    }

    /** A watcher of one run that counts what is new in each account. */
    RunWatcher along(RunWatcher watcher) {
        return new Counting(watcher);
    }

    /** A run has ended, however it did. */
    void ended(RunAccount account) {
        log.runEnded();
        Meters counting = meters;
        if (counting != null) {
            String end = account.state().name().toLowerCase(Locale.ROOT);
            counting.ended(account.storeId(), account.flow(), end, account.time(), clock.instant());
        }
    }

    /** Of one run, so one thread uses it. */
    private final class Counting implements RunWatcher {
        private final RunWatcher watcher;
        private Counts counted = Counts.NONE;
        private long pushed;

        Counting(RunWatcher watcher) {
            this.watcher = watcher;
        }

        @Override
        public void watch(RunAccount account) {
            Meters counting = meters;
            if (counting != null && account.flow().equals(Flow.ORDERS)) {
                counting.orders(
                        account.storeId(), account.flow(), account.counts().minus(counted));
            } else if (counting != null) {
                counting.pushed(
                        account.storeId(), account.flow(), account.pushed().done() - pushed);
            }
            counted = account.counts();
            pushed = account.pushed().done();
            watcher.watch(account);
        }
    }
}
