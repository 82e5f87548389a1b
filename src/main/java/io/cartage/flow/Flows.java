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
import io.cartage.staging.desk.FileVersions;
import io.cartage.staging.desk.OrderKeys;
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
    private final Release release;
    private final LiveMappings mappings;
    private final ShopLooks looks;
    private final Map<String, PreparedStore> stores = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Engines engines;
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
        this.settings = Settings.readOrThrow(home, environment);
        JavaMailSender mailServer = MailServer.of(settings.mail());
        this.callLog = new CallLog(database.calls());
        this.tally = new Tally(callLog, clock);
        this.mappings = new LiveMappings(
                new FileAuthors(home, new FileVersions(database.dataSource(), clock)), database.mappingVersions());
        this.runs = new Runs(
                database.staging(),
                new Housekeeping(
                        database,
                        new OrderIndex(new OrderKeys(database.dataSource()), this::stores),
                        settings.keep(),
                        clock),
                new Turns(database.writerTurns()::take),
                watcher,
                store -> Preparation.reconnect(home.live(), environment, store),
                tally,
                clock);
        CallJournal journal = new CallJournal(tally::called, clock);
        RouteBeans beans = new RouteBeans(database, runs, shops, new Tokens(clock), journal, mailServer, clock);
        try {
            stores.forEach(this::connect);
            this.engines = new Engines(beans, home);
            this.looks = new ShopLooks(engines);
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
        return new Vitals(this::stores, engines, () -> Optional.ofNullable(schedules), runs, callLog);
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
        routes.ifPresent(engines::edit);
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
        looks.listOrders(storeId, query, pages);
    }

    private RunAccount run(String storeId, String flow, RunTask task) {
        Exchange answer = engines.demand("direct:run", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("flow", flow);
            exchange.setVariable("task", task);
        });
        return answer.getMessage().getBody(RunAccount.class);
    }

    /** Reads one order of a store's shop, complete, in the bytes that would be archived. Stages nothing. */
    public byte[] readOrder(String storeId, String orderId) {
        return looks.readOrder(storeId, orderId);
    }

    /** Asks a store's shop what a connection test wants to know. Stages nothing and never fails: failures are findings. */
    public ConnectionReport test(String storeId, ShopLook look) {
        return looks.test(storeId, Optional.empty(), look);
    }

    /** The same for a store that isn't at work, or is to be reached otherwise than it is. */
    public ConnectionReport test(PreparedStore trial, ShopLook look) {
        return looks.test(trial.id(), Optional.of(shops.connect(trial)), look);
    }

    /** The rooms, as they change. */
    public Home home() {
        return home.live();
    }

    /** What placeholders of files are filled in from; never to be shown. */
    public Map<String, String> environment() {
        return environment;
    }

    Exchange ask(String route, Processor question) {
        return engines.ask(route, question);
    }

    /** What {@code cartage.yaml} said at the start. */
    public Settings settings() {
        return settings;
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
        engines.close();
        shops.close();
        callLog.close();
    }
}
