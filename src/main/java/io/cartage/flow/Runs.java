package io.cartage.flow;

import io.cartage.cart.Connection;
import io.cartage.cart.Quota;
import io.cartage.config.Redaction;
import io.cartage.staging.RunEnd;
import io.cartage.staging.RunRef;
import io.cartage.staging.Staging;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes runs: {@code bean:runs}. Thread-safe. */
public final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Map<String, ConnectedStore> stores = new ConcurrentHashMap<>();
    private final Staging staging;
    private final RunWatcher watcher;
    private final Reconnection reconnection;
    private final PausedStores paused;
    private final Turns turns;
    private final Housekeeping housekeeping;
    private final Tally tally;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** Reads a store's credentials anew; empty if they can't be read. */
    @FunctionalInterface
    interface Reconnection {
        Optional<Connection> reconnect(PreparedStore store);
    }

    Runs(
            Staging staging,
            Housekeeping housekeeping,
            Turns turns,
            RunWatcher watcher,
            Reconnection reconnection,
            Tally tally,
            Clock clock) {
        this.staging = staging;
        this.housekeeping = housekeeping;
        this.turns = turns;
        this.watcher = watcher;
        this.reconnection = reconnection;
        this.tally = tally;
        this.paused = new PausedStores(clock);
    }

    /** Adds a store, or goes on with it as it is now; one that was refused may try again with other credentials. */
    void add(ConnectedStore store) {
        ConnectedStore before = stores.put(store.getId(), store);
        if (before != null && !before.connection().equals(store.connection())) {
            paused.resume(store.getId());
        }
    }

    /** Begins no more runs of a store; those that go on end by themselves. */
    void remove(String storeId) {
        stores.remove(storeId);
        paused.resume(storeId);
    }

    /** The stores whose shop is known to refuse them. */
    Set<String> refused() {
        return paused.ids();
    }

    /** What is left of the quota of each store's shop, as far as its answers told. */
    Map<String, Quota.Left> quotas() {
        Map<String, Quota.Left> quotas = new TreeMap<>();
        stores.forEach((id, store) -> store.quota().left().ifPresent(left -> quotas.put(id, left)));
        return quotas;
    }

    /** Makes every run end after the page at hand. */
    void stop() {
        stopping.set(true);
    }

    /**
     * Whether a scheduled run may begin. A store that its shop refused waits until its credentials have changed, or it is
     * time for another try.
     */
    public boolean mayRun(@Variable("storeId") String storeId) {
        ConnectedStore store = stores.get(storeId);
        if (store == null || !paused.isPaused(storeId)) {
            return true;
        }
        Optional<Connection> now = reconnection.reconnect(store.prepared());
        if (now.isPresent() && !now.get().equals(store.connection())) {
            stores.put(storeId, store.with(now.get()));
            paused.resume(storeId); // should these be refused too, that is news again
            LOG.info("credentials changed, the store goes on store={}", storeId);
            return true;
        }
        return paused.mayTry(storeId);
    }

    /**
     * Opens a run in the database, once its store's flow and, for a flow that writes, its shop are free; sets the variables
     * {@code run}, {@code store} and {@code caller}.
     */
    public void open(Exchange exchange, @Variable("storeId") String storeId, @Variable("flow") String flow)
            throws InterruptedException {
        RunTask task = task(exchange);
        ConnectedStore store = store(storeId);
        BooleanSupplier ending = () -> stopping.get() || task.isCalledOff();
        Caller caller = new Caller(store, ending, task.keepPercent(store.facts().keepPercent()));
        exchange.setVariable("store", store);
        exchange.setVariable("caller", caller);
        Turns.Turn turn = turns.await(store, flow, task.lane(), ending);
        try {
            housekeeping.beforeRun(storeId, flow);
            RunRef ref = staging.startRun(storeId, flow, task.lane());
            caller.during(ref);
            FlowRun run = flow.equals(Flow.ORDERS)
                    ? new OrderRun(caller, task, ref, tally.along(task.watcher(watcher)), turn::close)
                    : new PushRun(caller, flow, ref, tally.along(watcher), turn::close);
            exchange.setVariable("run", run);
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    private static RunTask task(Exchange exchange) {
        return exchange.getVariable("task") instanceof RunTask task ? task : new RunTask.Changes();
    }

    /**
     * Prepares calls to a store's shop outside a run; sets the variables {@code store} and {@code caller}. A store that is
     * given there already is on trial, and asked in place of the one at work.
     */
    public Caller look(Exchange exchange, @Variable("storeId") String storeId) {
        ConnectedStore store = exchange.getVariable("store") instanceof ConnectedStore trial ? trial : store(storeId);
        Caller caller = new Caller(store, stopping::get);
        exchange.setVariable("store", store);
        exchange.setVariable("caller", caller);
        return caller;
    }

    private ConnectedStore store(String storeId) {
        ConnectedStore store = stores.get(storeId);
        if (store == null) {
            throw new IllegalArgumentException(
                    "there is no store '" + storeId + "'. Known are " + String.join(", ", stores.keySet()));
        }
        return store;
    }

    /** Closes a run that read everything, or that was stopped after a page; the body becomes its account. */
    public RunAccount complete(@Variable("run") FlowRun run) {
        RunAccount account = run.account(run.isBrokenOff() ? RunAccount.State.STOPPED : RunAccount.State.COMPLETED, "");
        staging.finishRun(run.ref(), run.end());
        run.release();
        tally.ended(account);
        tellEnd(run.ref(), account);
        housekeeping.afterRun(account.storeId(), account.flow());
        if (account.calls() > 0 && paused.resume(account.storeId())) {
            LOG.info("the cart lets the store in again store={}", account.storeId());
        }
        run.watcher().watch(account);
        return account;
    }

    private static void tellEnd(RunRef run, RunAccount account) {
        LOG.info(
                "run ended store={} flow={} run={} lane={} state={} seen={} staged={} filtered={} quarantined={} pushed={}"
                        + " waiting={} refused={} calls={} millis={}",
                account.storeId(),
                account.flow(),
                run.id(),
                account.lane().word(),
                account.state(),
                account.counts().seen(),
                account.counts().staged(),
                account.counts().filtered(),
                account.counts().quarantined(),
                account.pushed().done(),
                account.pushed().waiting(),
                account.pushed().refused(),
                account.calls(),
                account.time().toMillis());
    }

    /** Closes a run that failed; the body becomes its account. The next run goes on from the cursor. Never throws. */
    public RunAccount fail(
            Exchange exchange,
            @Variable("storeId") String storeId,
            @Variable("flow") String flow,
            @Variable("store") @Nullable ConnectedStore store,
            @Variable("run") @Nullable FlowRun run) {
        Exception failure = LatestFailure.of(exchange);
        String message = CartFailure.message(failure, store);
        boolean refused = CartFailure.isRefusal(failure, store);
        boolean news = !refused || paused.pause(storeId);
        RunAccount account = run == null
                ? RunAccount.neverBegan(storeId, flow, task(exchange).lane(), message)
                : run.account(RunAccount.State.FAILED, message);
        if (run != null) {
            close(run, message);
        }
        tally.ended(account);
        if (news) {
            tell(run == null ? 0 : run.ref().id(), account, refused);
            (run == null ? watcher : run.watcher()).watch(account);
        }
        LOG.debug("run failed store={} flow={}", storeId, account.flow(), failure);
        return account;
    }

    /** @param run 0 if it never began */
    private void tell(long run, RunAccount account, boolean refused) {
        LOG.warn(
                "run failed store={} flow={} run={} lane={} seen={} calls={} paused={} message={}",
                account.storeId(),
                account.flow(),
                run,
                account.lane().word(),
                account.counts().seen(),
                account.calls(),
                refused,
                account.message());
    }

    /** A database that is down can't take the end of the run either; the next run of the store closes it then. */
    private void close(FlowRun run, String message) {
        RunEnd end = run.end();
        try {
            staging.finishRun(
                    run.ref(), RunEnd.failed(message, end.seen(), end.calls()).having(end.pushed()));
        } catch (RuntimeException e) {
            RunRef ref = run.ref();
            String fault = Redaction.redact(String.valueOf(e));
            LOG.warn("run left open store={} flow={} run={} message={}", ref.storeId(), ref.flow(), ref.id(), fault);
        } finally {
            run.release();
        }
    }
}
