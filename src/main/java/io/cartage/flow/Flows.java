package io.cartage.flow;

import io.cartage.cart.OrderReading;
import io.cartage.cart.Tokens;
import io.cartage.cart.look.ConnectionReport;
import io.cartage.cart.look.ShopLook;
import io.cartage.config.Home;
import io.cartage.config.Settings;
import io.cartage.flow.observe.Observatory;
import io.cartage.flow.observe.Observed;
import io.cartage.staging.Choice;
import io.cartage.staging.Lane;
import io.cartage.staging.StagingDatabase;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.JavaMailSender;
import org.jspecify.annotations.Nullable;

/** The running application: the composition root of Camel's part. Start once, close once. Thread-safe after the start. */
public final class Flows implements AutoCloseable {
    private final Home home;
    private final Map<String, String> environment;
    private final StagingDatabase database;
    private final Clock clock;
    private final Runs runs;
    private final Settings settings;
    private final CallLog callLog;
    private final Tally tally;
    private final Shops shops;
    private final RouteBeans beans;
    private final Release release;
    private final LiveMappings mappings;
    private final Map<String, PreparedStore> stores = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile Engine engine;
    private volatile @Nullable Schedules schedules;
    private volatile @Nullable Observatory observatory;

    private Flows(
            Home home,
            Map<String, String> environment,
            StagingDatabase database,
            List<PreparedStore> stores,
            RunWatcher watcher,
            Clock clock) {
        this.home = home;
        this.environment = environment;
        this.database = database;
        this.clock = clock;
        this.shops = new Shops(clock);
        this.release = new Release(database.replays());
        this.settings = MailServer.settings(home, environment);
        JavaMailSender mailServer = MailServer.of(settings.mail());
        this.callLog = new CallLog(database.calls());
        this.tally = new Tally(callLog, clock);
        this.mappings = new LiveMappings(home, database.mappingVersions());
        this.runs = new Runs(
                database.staging(),
                new Housekeeping(database, settings.keep(), clock),
                new Turns(database.writerTurns()::take),
                watcher,
                store -> Preparation.reconnect(home.live(), environment, store),
                tally,
                clock);
        CallJournal journal = new CallJournal(tally::called, clock);
        this.beans = new RouteBeans(database, runs, shops, new Tokens(clock), journal, mailServer, clock);
        try {
            stores.forEach(this::connect);
            this.engine = beans.start(home);
        } catch (RuntimeException e) {
            shops.close();
            callLog.close();
            throw e;
        }
    }

    /**
     * Opens the sandbox shops, connects all stores and starts the routes, but no schedule.
     *
     * @param environment for the placeholders of store files, should credentials be read anew
     */
    public static Flows start(
            Home home,
            Map<String, String> environment,
            StagingDatabase database,
            List<PreparedStore> stores,
            RunWatcher watcher,
            Clock clock) {
        return new Flows(home, environment, database, stores, watcher, clock);
    }

    private void connect(PreparedStore store) {
        mappings.goLive(store);
        runs.add(shops.connect(store));
        stores.put(store.id(), store);
    }

    /** Lets the stores' schedules run, watches the files that people edit, and tells people what they should know. */
    public void schedule() {
        schedules = Schedules.begin(home, environment, this, database, clock);
    }

    /** Answers questions about health by HTTP, where the settings say, and counts from now on; returns where. */
    public Optional<InetSocketAddress> observe() {
        Observatory opened = Observatory.open(vitals(), database.backlog(), settings, clock);
        observatory = opened;
        tally.count(opened.meters());
        return opened.address();
    }

    /** What the process knows of itself without asking anybody. */
    Observed vitals() {
        return new Vitals(this::stores, () -> engine, () -> Optional.ofNullable(schedules), runs, callLog);
    }

    /**
     * Goes on by other files: stores that were added, changed or removed, and routes. What runs ends by those it began
     * with.
     *
     * @param changed the stores that go on as they are given here
     * @param removed the stores that end
     * @param routes where the routes are, if they were changed
     * @throws RuntimeException if the routes can't be started; then nothing has changed
     */
    void edit(List<PreparedStore> changed, Collection<String> removed, Optional<Home> routes) {
        if (routes.isPresent()) {
            Engine former = engine;
            engine = beans.start(routes.get());
            former.retire();
        }
        changed.forEach(this::connect);
        for (String storeId : removed) {
            stores.remove(storeId);
            runs.remove(storeId);
        }
        Schedules begun = schedules;
        if (begun != null) {
            begun.set(stores());
        }
    }

    /** Whether the shop of a store lets it in, or it is time for another try; see {@link Runs#mayRun}. */
    boolean mayRun(String storeId) {
        return runs.mayRun(storeId);
    }

    /** The stores whose shop is known to refuse them. */
    Set<String> refused() {
        return runs.refused();
    }

    /** Carries out one run of a store's order download now and waits for its end. */
    public RunAccount runNow(String storeId) {
        return runNow(storeId, Flow.ORDERS);
    }

    /** Runs a store's flow now, to its end. Orders in quarantine since another version of the mapping are judged again before. */
    public RunAccount runNow(String storeId, String flow) {
        PreparedStore store = stores.get(storeId);
        if (store != null && flow.equals(Flow.ORDERS)) {
            release.before(store, task -> run(storeId, flow, task));
        }
        return run(storeId, flow, new RunTask.Changes());
    }

    /**
     * Stages single orders, whether anything about them changed or not. Works beside the store's regular runs.
     *
     * @param ids as the cart writes them
     * @param force take orders that the store's filter leaves out
     * @param results is told of each order, in the order of the ids
     */
    public RunAccount importOrders(String storeId, List<String> ids, boolean force, Consumer<ImportResult> results) {
        return run(storeId, Flow.ORDERS, new RunTask.Selection(ids, force, results));
    }

    /**
     * Judges archived orders again by today's mapping and filter, without a call to the cart. Beside the regular runs.
     *
     * @param results is told of each order
     */
    public RunAccount replay(String storeId, Choice choice, Consumer<ImportResult> results) {
        return run(storeId, Flow.ORDERS, new RunTask.Replay(choice, Lane.REPLAY, results));
    }

    /** Stages the orders made in a span of time, or goes on where that was broken off. Beside the regular runs too. */
    public BackfillAccount backfill(BackfillRequest request, BackfillWatcher watcher) {
        PreparedStore store = store(request.storeId());
        int page = store.store().orders().page().orElse(OrderReading.pageOf(store.cart()));
        return new Backfill(
                        window -> run(store.id(), Flow.ORDERS, window), database.backfills(), clock, request, watcher)
                .run(page, OrderReading.overlapOf(store.cart()));
    }

    /** Tells page by page of a shop's orders, the oldest first, and where each stands here. Writes nothing. */
    public void listOrders(String storeId, OrderListing.Query query, Consumer<List<ListedOrder>> pages) {
        look("direct:list-orders", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("listing", new OrderListing(query, pages));
        });
    }

    private RunAccount run(String storeId, String flow, RunTask task) {
        Exchange answer = ask("direct:run", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("flow", flow);
            exchange.setVariable("task", task);
        });
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException().getMessage(), answer.getException());
        }
        return answer.getMessage().getBody(RunAccount.class);
    }

    /** Reads one order of a store's shop, complete, in the bytes that would be archived. Stages nothing. */
    public byte[] readOrder(String storeId, String orderId) {
        Exchange answer = look("direct:look-order", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("orderId", orderId);
        });
        return answer.getVariable("order", PageOrder.class).payload().content();
    }

    /** Calls a shop outside any run; what went wrong becomes a message for an operator. */
    private Exchange look(String route, Processor question) {
        Exchange answer = ask(route, question);
        if (answer.getException() != null) {
            ConnectedStore store = answer.getVariable("store", ConnectedStore.class);
            throw new IllegalStateException(CartFailure.message(answer.getException(), store), answer.getException());
        }
        return answer;
    }

    /** Asks a store's shop what a connection test wants to know. Stages nothing and never fails: failures are findings. */
    public ConnectionReport test(String storeId, ShopLook look) {
        Exchange answer = ask("direct:look-shop", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("look", look);
        });
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException().getMessage(), answer.getException());
        }
        return look.report(answer.getVariable("caller", Caller.class).calls());
    }

    Exchange ask(String route, Processor question) {
        while (true) {
            Optional<Exchange> answer = engine.ask(route, question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** The stores in the order of their names, as they are now. */
    public List<PreparedStore> stores() {
        synchronized (stores) {
            return stores.values().stream()
                    .sorted(Comparator.comparing(PreparedStore::id))
                    .toList();
        }
    }

    private PreparedStore store(String storeId) {
        return Optional.ofNullable(stores.get(storeId))
                .orElseThrow(() -> new IllegalArgumentException("there is no store '" + storeId + "'"));
    }

    /** Makes every run end after the page at hand; returns at once. */
    public void endSoon() {
        runs.stop();
    }

    /** Ends every run after the page at hand, then stops. */
    @Override
    public void close() {
        runs.stop();
        Observatory observing = observatory;
        if (observing != null) {
            observing.close();
        }
        Schedules begun = schedules;
        if (begun != null) {
            begun.close();
        }
        engine.close();
        shops.close();
        callLog.close();
    }
}
