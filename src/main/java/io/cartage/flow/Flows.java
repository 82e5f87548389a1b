package io.cartage.flow;

import io.cartage.cart.Connection;
import io.cartage.cart.OrderReading;
import io.cartage.cart.Quotas;
import io.cartage.cart.Tokens;
import io.cartage.cart.look.ConnectionReport;
import io.cartage.cart.look.ShopLook;
import io.cartage.config.Home;
import io.cartage.config.Secret;
import io.cartage.mapping.MappingPlan;
import io.cartage.problem.Problems;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.stock.Catalog;
import io.cartage.store.ConnectionValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.jspecify.annotations.Nullable;

/** The running application: the composition root of Camel's part. Start once, close once. Thread-safe after the start. */
public final class Flows implements AutoCloseable {
    private static final long FIRST_RUN_AFTER_MILLIS = 1000;

    private final CamelContext camel;
    private final Runs runs;
    private final List<PreparedStore> stores;
    private final StagingDatabase database;
    private final Clock clock;
    private final @Nullable Sandbox sandbox;

    private Flows(
            CamelContext camel,
            Runs runs,
            List<PreparedStore> stores,
            StagingDatabase database,
            Clock clock,
            @Nullable Sandbox sandbox) {
        this.camel = camel;
        this.runs = runs;
        this.stores = stores;
        this.database = database;
        this.clock = clock;
        this.sandbox = sandbox;
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
        Problems problems = new Problems();
        Documents documents = Documents.read(home, problems);
        problems.throwIfErrors();
        Sandbox sandbox = stores.stream().anyMatch(store -> store.sandbox().isPresent()) ? Sandbox.start(0) : null;
        Quotas quotas = new Quotas(clock);
        Runs runs = new Runs(
                database.staging(),
                new Turns(database.writerTurns()::take),
                watcher,
                store -> Preparation.reconnect(home, environment, store),
                clock);
        for (PreparedStore store : stores) {
            Connection connection = store.connection().orElseGet(() -> open(store, sandbox));
            MappingPlan plan = store.orders();
            database.staging().keepMapping(plan.version(), plan.path(), plan.merged());
            store.push().mappings().values().forEach(back -> database.staging()
                    .keepMapping(back.version(), back.path(), back.merged()));
            runs.add(new ConnectedStore(store, connection, quotas.of(store.cart(), connection)));
        }
        CamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("runs", runs);
        camel.getRegistry().bind("orders", new OrderSteps(database.staging()));
        camel.getRegistry().bind("imports", new OrderImport(database.staging()));
        camel.getRegistry().bind("catalogue", new OrderCatalogue(database.report()));
        camel.getRegistry().bind("calls", new CartCalls(quotas, new Tokens(clock), documents));
        camel.getRegistry().bind("look", new LookSteps(runs, clock));
        bindWayBack(camel, database, clock);
        camel.getRegistry().bind("cartClient", (HttpClientConfigurer) Flows::plain);
        camel.addComponent("mapping", new MappingComponent(camel));
        camel.addComponent("staging", new StagingComponent(camel, database.staging()));
        camel.getShutdownStrategy().setTimeout(30);
        try {
            RouteFiles.load(home, camel);
            camel.start();
        } catch (Exception e) {
            new Flows(camel, runs, stores, database, clock, sandbox).close();
            RouteFiles.check(home, problems);
            problems.throwIfErrors();
            throw new IllegalStateException("the routes could not be started: " + e.getMessage(), e);
        }
        return new Flows(camel, runs, stores, database, clock, sandbox);
    }

    private static void bindWayBack(CamelContext camel, StagingDatabase database, Clock clock) {
        Outbox outbox = database.outbox();
        Catalog catalog = database.catalog();
        camel.getRegistry().bind("writes", new WriteSteps());
        camel.getRegistry().bind("catalog", new CatalogSteps(catalog, clock));
        camel.getRegistry().bind("stock", new StockSteps(database.stock(), outbox, clock));
        camel.getRegistry().bind("shipments", new ShipmentSteps(outbox, database.shipments(), catalog, clock));
        camel.getRegistry().bind("statuses", new StatusSteps(outbox, database.statuses(), clock));
    }

    private static Connection open(PreparedStore store, @Nullable Sandbox sandbox) {
        SandboxSettings settings = store.sandbox().orElseThrow();
        SandboxShop shop =
                Optional.ofNullable(sandbox).orElseThrow().open(store.cart().id(), store.id(), settings);
        Problems problems = new Problems();
        Map<String, ConnectionValue> values = new HashMap<>();
        shop.connection()
                .forEach((key, value) -> values.put(
                        key, new ConnectionValue(Secret.of(value), store.store().at(), List.of())));
        Optional<Connection> connection =
                Connection.of(store.cart(), values, store.store().at(), problems);
        problems.throwIfErrors();
        return connection.orElseThrow();
    }

    /** The client repeats nothing by itself, since repetitions cost quota and are counted, and sends a token nowhere else. */
    private static void plain(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
    }

    /** Starts the schedule of every store and flow; first runs are spread a little, so that many don't call at once. */
    public void schedule() {
        long delay = FIRST_RUN_AFTER_MILLIS;
        for (PreparedStore store : stores) {
            for (String flow : store.flows()) {
                TemplatedRouteBuilder.builder(camel, "trigger")
                        .routeId(store.id() + "-" + flow)
                        .parameter("storeId", store.id())
                        .parameter("flow", flow)
                        .parameter("everyMillis", store.every(flow).toMillis())
                        .parameter("delayMillis", delay)
                        .add();
                delay += FIRST_RUN_AFTER_MILLIS / 4;
            }
        }
    }

    /** Whether the store's schedule may begin a run now; see {@link Runs#mayRun}. */
    boolean mayRun(String storeId) {
        return runs.mayRun(storeId);
    }

    /** Carries out one run of a store's order download now and waits for its end. */
    public RunAccount runNow(String storeId) {
        return runNow(storeId, Flow.ORDERS);
    }

    /** Carries out one run of a store's flow now and waits for its end. */
    public RunAccount runNow(String storeId, String flow) {
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
        Exchange answer = camel.createProducerTemplate().request("direct:run", exchange -> {
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
        Exchange answer = camel.createProducerTemplate().request(route, question);
        if (answer.getException() != null) {
            ConnectedStore store = answer.getVariable("store", ConnectedStore.class);
            throw new IllegalStateException(CartFailure.message(answer.getException(), store), answer.getException());
        }
        return answer;
    }

    /** Asks a store's shop what a connection test wants to know. Stages nothing and never fails: failures are findings. */
    public ConnectionReport test(String storeId, ShopLook look) {
        Exchange answer = camel.createProducerTemplate().request("direct:look-shop", exchange -> {
            exchange.setVariable("storeId", storeId);
            exchange.setVariable("look", look);
        });
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException().getMessage(), answer.getException());
        }
        return look.report(answer.getVariable("caller", Caller.class).calls());
    }

    public List<PreparedStore> stores() {
        return new ArrayList<>(stores);
    }

    private PreparedStore store(String storeId) {
        return stores.stream()
                .filter(store -> store.id().equals(storeId))
                .findFirst()
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
        camel.stop();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
