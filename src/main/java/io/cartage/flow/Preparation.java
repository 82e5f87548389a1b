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
import io.cartage.problem.Problem;
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
import java.util.function.Function;

/** Reads everything that people edit and puts it together per store; all problems of all files at once. */
public final class Preparation {
    private final Home home;
    private final Map<String, Table> tables;
    private final Problems problems;
    private final Read<CartFacts> carts;
    private final Read<MappingPlan> plans;
    private final Read<PayloadPlan> payloads;

    private Preparation(Home home, Map<String, Table> tables, Problems problems) {
        this(home, tables, problems, new Read<>(), new Read<>(), new Read<>());
    }

    private Preparation(
            Home home,
            Map<String, Table> tables,
            Problems problems,
            Read<CartFacts> carts,
            Read<MappingPlan> plans,
            Read<PayloadPlan> payloads) {
        this.home = home;
        this.tables = tables;
        this.problems = problems;
        this.carts = carts;
        this.plans = plans;
        this.payloads = payloads;
    }

    /** What several stores share is read once, and tells each of them what is wrong with it. */
    private static final class Read<T> {
        private final Map<String, Optional<T>> things = new HashMap<>();
        private final Map<String, List<Problem>> wrong = new HashMap<>();

        Optional<T> get(String name, Problems problems, Function<Problems, Optional<T>> reader) {
            if (!things.containsKey(name)) {
                Problems own = new Problems();
                things.put(name, reader.apply(own));
                wrong.put(name, own.all());
            }
            problems.addAll(wrong.getOrDefault(name, List.of()));
            return things.getOrDefault(name, Optional.empty());
        }
    }

    /** A store as its files are, with all that is wrong with them; warnings don't keep it from running. */
    public record Finding(String storeId, Optional<PreparedStore> store, List<Problem> problems) {}

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

    /** Each store by itself, so that what is wrong with one is nothing to the others. */
    public static List<Finding> readEach(Home home, Map<String, String> environment, Map<String, Table> tables) {
        Preparation shared = new Preparation(home, tables, new Problems());
        List<Finding> findings = new ArrayList<>();
        for (String id : StoreFiles.ids(home)) {
            Problems problems = new Problems();
            Preparation one = new Preparation(home, tables, problems, shared.carts, shared.plans, shared.payloads);
            Optional<PreparedStore> store =
                    StoreFiles.load(home, id, environment, problems).flatMap(one::prepare);
            findings.add(new Finding(id, store.filter(ready -> !problems.hasErrors()), problems.all()));
        }
        return findings;
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
                carts.get(store.cart(), problems, found -> CartFiles.load(home, store.cart(), store.at(), found));
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
                        case Flow.SHIPMENTS -> store.push().shipments().isPresent();
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
        return payloads.get(
                customer + "/" + cart + "/" + flow,
                problems,
                found -> MappingFiles.loadPayload(home, customer, cart, flow, found));
    }

    private Optional<MappingPlan> plan(String customer, String cart) {
        return plans.get(
                customer + "/" + cart,
                problems,
                found -> MappingFiles.load(home, customer, cart, Flow.ORDERS, tables, found));
    }
}
