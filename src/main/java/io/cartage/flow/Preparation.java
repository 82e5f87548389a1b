package io.cartage.flow;

import io.cartage.cart.CartFacts;
import io.cartage.cart.CartFiles;
import io.cartage.cart.Connection;
import io.cartage.cart.OrderFilter;
import io.cartage.cart.OrderWish;
import io.cartage.cart.PushFacts;
import io.cartage.cart.look.LookFiles;
import io.cartage.config.Home;
import io.cartage.mapping.MappingFiles;
import io.cartage.mapping.MappingPlan;
import io.cartage.mapping.PayloadPlan;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.store.Store;
import io.cartage.store.StoreFiles;
import io.cartage.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads everything that people edit and puts it together per store; all problems of all files at once. */
public final class Preparation {
    private final Home home;
    private final Map<String, Table> tables;
    private final Problems problems;
    private final Map<String, Optional<CartFacts>> carts = new HashMap<>();
    private final Map<String, Optional<MappingPlan>> plans = new HashMap<>();
    private final Map<String, Optional<PayloadPlan>> payloads = new HashMap<>();

    private Preparation(Home home, Map<String, Table> tables, Problems problems) {
        this.home = home;
        this.tables = tables;
        this.problems = problems;
    }

    /**
     * The stores that can run.
     *
     * @param environment for the placeholders of store files
     * @param tables the staging tables as the database has them
     */
    public static List<PreparedStore> read(
            Home home, Map<String, String> environment, Map<String, Table> tables, Problems problems) {
        Preparation preparation = new Preparation(home, tables, problems);
        List<PreparedStore> prepared = new ArrayList<>();
        for (Store store : StoreFiles.load(home, environment, problems)) {
            preparation.prepare(store).ifPresent(prepared::add);
        }
        return prepared;
    }

    /** As {@link #read}, and looks at everything else too: routes, carts and mappings that no store uses, all tests. */
    public static List<PreparedStore> readAll(
            Home home, Map<String, String> environment, Map<String, Table> tables, Problems problems) {
        List<PreparedStore> prepared = read(home, environment, tables, problems);
        for (String path : MappingFiles.all(home)) {
            MappingFiles.check(home, path, tables, problems);
        }
        for (String cart : CartFiles.carts(home)) {
            CartFiles.load(home, cart, Position.of("routes"), problems);
            LookFiles.load(home, cart, problems);
        }
        RouteFiles.check(home, problems);
        Documents.read(home, problems);
        return prepared;
    }

    /** One store alone, so that what is wrong elsewhere is nothing to it. */
    public static Optional<PreparedStore> readOne(
            Home home, Map<String, String> environment, Map<String, Table> tables, String storeId, Problems problems) {
        Preparation preparation = new Preparation(home, tables, problems);
        return StoreFiles.load(home, storeId, environment, problems).flatMap(preparation::prepare);
    }

    /** A store's connection as its file and the environment tell it now; empty if they can't be read. */
    static Optional<Connection> reconnect(Home home, Map<String, String> environment, PreparedStore store) {
        Problems problems = new Problems();
        return StoreFiles.load(home, store.id(), environment, problems)
                .filter(now -> now.sandbox().isEmpty())
                .flatMap(now -> Connection.of(store.cart(), now.connection(), now.at(), problems));
    }

    private Optional<PreparedStore> prepare(Store store) {
        Optional<CartFacts> cart =
                carts.computeIfAbsent(store.cart(), name -> CartFiles.load(home, name, store.at(), problems));
        Optional<MappingPlan> plan = plan(store.customer(), store.cart());
        Optional<SandboxSettings> sandbox =
                store.sandbox().map(section -> SandboxSettings.read(store.cart(), section, problems));
        if (cart.isEmpty()) {
            return Optional.empty();
        }
        OrderFilter filter = OrderFilter.of(cart.get(), store, problems);
        Optional<Connection> connection = sandbox.isPresent()
                ? Optional.empty()
                : Connection.of(cart.get(), store.connection(), store.at(), problems);
        PushPlans push = push(store, cart.get());
        return plan.filter(ready -> sandbox.isPresent() || connection.isPresent())
                .map(ready -> new PreparedStore(store, cart.get(), filter, ready, push, sandbox, connection));
    }

    private PushPlans push(Store store, CartFacts cart) {
        Map<String, PayloadPlan> mappings = new HashMap<>();
        Optional<OrderWish> staged =
                store.push().whenStaged().flatMap(section -> OrderWish.of(cart, section, problems));
        Optional<OrderWish> imported =
                store.push().whenImported().flatMap(section -> OrderWish.of(cart, section, problems));
        for (String flow : Flow.BACK) {
            boolean wanted =
                    switch (flow) {
                        case Flow.INVENTORY -> store.push().inventory().isPresent();
                        case Flow.SHIPMENTS -> store.push().shipmentsEvery().isPresent();
                        default -> staged.isPresent() || imported.isPresent();
                    };
            if (wanted && isServed(cart, flow)) {
                payload(store.customer(), store.cart(), flow).ifPresent(plan -> mappings.put(flow, plan));
            } else if (wanted) {
                problems.error(
                        store.at(),
                        cart.name() + " doesn't serve the flow '" + flow + "'",
                        "Take the section away, or describe the flow in routes/" + store.cart() + "/cart.yaml");
            }
        }
        return new PushPlans(mappings, staged, imported);
    }

    private static boolean isServed(CartFacts cart, String flow) {
        PushFacts push = cart.push();
        return switch (flow) {
            case Flow.INVENTORY ->
                push.inventory().isPresent()
                        && push.catalog().isPresent()
                        && push.places().isPresent();
            case Flow.SHIPMENTS -> push.shipments().isPresent();
            default -> push.statuses().isPresent();
        };
    }

    private Optional<PayloadPlan> payload(String customer, String cart, String flow) {
        return payloads.computeIfAbsent(
                customer + "/" + cart + "/" + flow,
                key -> MappingFiles.loadPayload(home, customer, cart, flow, problems));
    }

    private Optional<MappingPlan> plan(String customer, String cart) {
        return plans.computeIfAbsent(
                customer + "/" + cart, key -> MappingFiles.load(home, customer, cart, Flow.ORDERS, tables, problems));
    }
}
