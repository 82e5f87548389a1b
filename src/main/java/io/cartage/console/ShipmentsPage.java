package io.cartage.console;

import io.cartage.console.view.Held;
import io.cartage.console.view.Link;
import io.cartage.console.view.QueueTab;
import io.cartage.console.view.ShipmentsView;
import io.cartage.console.view.Trouble;
import io.cartage.flow.Flow;
import io.cartage.flow.HeldUp;
import io.cartage.flow.WayBack;
import io.cartage.flow.WayBackDesk;
import io.cartage.staging.desk.Role;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.ShipmentQueue;
import io.cartage.staging.outbox.WriteQueue;
import io.cartage.staging.outbox.WriteState;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queues of shipments and of what is written to orders. Handlers run in worker threads. */
final class ShipmentsPage implements Page {
    private static final int PAGE = 50;
    private static final Set<String> STATUSES = Set.of("pending", "sending", "waiting", "error", "pushed");

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final ShipmentQueue shipments;
    private final WriteQueue writes;
    private final WayBack wayBack;
    private final WayBackDesk doing;

    ShipmentsPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.shipments = new ShipmentQueue(desk.database());
        this.writes = new WriteQueue(desk.database().dataSource());
        this.wayBack = new WayBack(desk.database(), 1);
        this.doing = new WayBackDesk(desk.database());
    }

    @Override
    public void serve(Router router) {
        router.get("/shipments")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::show, false);
        router.get("/shipments/statuses")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::showStatuses, false);
        router.post("/shipments/:flow/retry")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::retry, false);
        router.post("/shipments/:flow/drop")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::drop, false);
    }

    private void show(RoutingContext context) {
        Fields asked = new Fields(context);
        ShipmentQueue.Filter filter = new ShipmentQueue.Filter(
                asked.some("store"),
                asked.some("status").filter(STATUSES::contains),
                asked.some("cause"),
                asked.text("q"));
        Optional<Long> before = asked.number("before");
        ShipmentQueue.Page page = shipments.page(filter, before, PAGE);
        Link here = Link.to("/shipments")
                .with("store", filter.storeId())
                .with("status", filter.status())
                .with("cause", filter.cause())
                .with("q", filter.text());
        ShipmentsView view = new ShipmentsView(
                here,
                here.with("before", before.map(String::valueOf)),
                tabs(here, filter.status().orElse(""), shipments.counts(filter.storeId())),
                desk.stores(Flow.SHIPMENTS),
                held(filter.storeId(), Flow.SHIPMENTS),
                page.shipments(),
                List.of(),
                page.next().map(id -> here.with("before", Long.toString(id))),
                before.isEmpty());
        send(context, "shipments", view);
    }

    private static List<QueueTab> tabs(Link here, String status, Map<String, Long> counts) {
        Link plain = here.with("cause", "").with("status", "");
        List<QueueTab> tabs = new ArrayList<>();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        tabs.add(new QueueTab("All", plain, all, status.isEmpty()));
        Map<String, String> words = Map.of(
                "pending", "New",
                "sending", "On their way",
                "waiting", "Waiting",
                "error", "Refused",
                "pushed", "In the cart");
        for (String one : List.of("pending", "sending", "waiting", "error", "pushed")) {
            tabs.add(new QueueTab(
                    words.getOrDefault(one, one),
                    plain.with("status", one),
                    counts.getOrDefault(one, 0L),
                    one.equals(status)));
        }
        return tabs;
    }

    private void showStatuses(RoutingContext context) {
        Fields asked = new Fields(context);
        Optional<WriteState> state = asked.some("status").flatMap(word -> Arrays.stream(WriteState.values())
                .filter(one -> one.word().equals(word))
                .findFirst());
        WriteQueue.Filter filter =
                new WriteQueue.Filter(Flow.STATUSES, asked.some("store"), state, asked.some("cause"), asked.text("q"));
        Optional<Long> before = asked.number("before");
        WriteQueue.Page page = writes.page(filter, before, PAGE);
        Link here = Link.to("/shipments/statuses")
                .with("store", filter.storeId())
                .with("status", state.map(WriteState::word))
                .with("cause", filter.cause())
                .with("q", filter.text());
        Map<WriteState, Long> counts = writes.counts(Flow.STATUSES, filter.storeId());
        ShipmentsView view = new ShipmentsView(
                here,
                here.with("before", before.map(String::valueOf)),
                tabs(here, state, counts),
                desk.stores(Flow.STATUSES),
                held(filter.storeId(), Flow.STATUSES),
                List.of(),
                page.writes(),
                page.next().map(id -> here.with("before", Long.toString(id))),
                before.isEmpty());
        send(context, "statuses", view);
    }

    private static List<QueueTab> tabs(Link here, Optional<WriteState> state, Map<WriteState, Long> counts) {
        Link plain = here.with("cause", "").with("status", "");
        List<QueueTab> tabs = new ArrayList<>();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        tabs.add(new QueueTab("All", plain, all, state.isEmpty()));
        for (WriteState one : WriteState.values()) {
            tabs.add(new QueueTab(
                    ShipmentsView.pill(one).words(),
                    plain.with("status", one.word()),
                    counts.getOrDefault(one, 0L),
                    state.equals(Optional.of(one))));
        }
        return tabs;
    }

    private void send(RoutingContext context, String template, ShipmentsView view) {
        pages.send(context, Parts.isOf(context, "ct-queue") ? template + "-queue" : template, Map.of("view", view));
    }

    private List<Held> held(Optional<String> storeId, String flow) {
        return wayBack.heldUp(new WayBack.Question(storeId, Optional.of(flow), Optional.empty())).stream()
                .map(some -> new Held(some, Optional.of(show(some)), Optional.empty()))
                .toList();
    }

    private static Link show(HeldUp some) {
        boolean isStatus = some.flow().equals(Flow.STATUSES);
        String status =
                switch (some.sort()) {
                    case TO_SEND -> isStatus ? "waiting" : "sending";
                    case IN_DOUBT -> "sending";
                    case PARKED -> isStatus ? "parked" : "error";
                    case ROW_WAITING -> "waiting";
                    case ROW_REFUSED -> "error";
                };
        boolean isCauseOnRow = isStatus || !some.sort().isWrite() || some.sort() == HeldUp.Sort.PARKED;
        return Link.to(isStatus ? "/shipments/statuses" : "/shipments")
                .with("store", some.storeId())
                .with("status", status)
                .with("cause", isCauseOnRow ? some.cause() : "");
    }

    private void retry(RoutingContext context) {
        flow(context).ifPresent(flow -> {
            Fields asked = new Fields(context);
            String who = Guests.known(context).name();
            Optional<String> store = asked.some("store");
            WayBackDesk.Retried retried = store.isPresent()
                    ? doing.retry(Filter.of(store.get(), flow).because(asked.text("cause")))
                    : doing.retry(flow, asked.numbers("id", "w"), asked.numbers("id", "r"));
            desk.audit()
                    .write(
                            who,
                            "retry " + flow,
                            store.orElse("chosen"),
                            (store.isPresent() ? asked.text("cause") + ", " : "") + "writes: " + retried.writes()
                                    + ", rows: " + retried.rows());
            Parts.told(
                    context,
                    retried.all() == 0
                            ? "There is nothing to try again: what waits is looked at by each run anyway."
                            : words(retried) + " tried again by the next run.",
                    page(flow));
        });
    }

    private static String words(WayBackDesk.Retried retried) {
        String writes = retried.writes() == 0 ? "" : InventoryPage.count(retried.writes(), "write");
        String rows = retried.rows() == 0 ? "" : InventoryPage.count(retried.rows(), "row");
        return writes
                + (writes.isEmpty() || rows.isEmpty() ? "" : " and ")
                + rows
                + (retried.all() == 1 ? " is" : " are");
    }

    private void drop(RoutingContext context) {
        flow(context).ifPresent(flow -> {
            Fields asked = new Fields(context);
            String who = Guests.known(context).name();
            Optional<String> store = asked.some("store");
            int dropped = store.isPresent()
                    ? doing.drop(Filter.of(store.get(), flow).because(asked.text("cause")), who)
                    : doing.drop(flow, asked.numbers("id", "w"), who);
            desk.audit()
                    .write(
                            who,
                            "drop " + flow,
                            store.orElse("chosen"),
                            (store.isPresent() ? asked.text("cause") + ", " : "") + "writes: " + dropped);
            Parts.told(
                    context,
                    dropped == 0
                            ? "Nothing could be given up: what is in doubt may be in the cart, and rows are the ERP's."
                            : InventoryPage.count(dropped, "write") + (dropped == 1 ? " is" : " are") + " given up.",
                    page(flow));
        });
    }

    private static String page(String flow) {
        return flow.equals(Flow.STATUSES) ? "/shipments/statuses" : "/shipments";
    }

    /** The flow that the address names; empty, and told of, if it names none that goes to the cart order by order. */
    private Optional<String> flow(RoutingContext context) {
        Optional<String> flow =
                Optional.of(context.pathParam("flow")).filter(Set.of(Flow.SHIPMENTS, Flow.STATUSES)::contains);
        if (flow.isEmpty()) {
            pages.send(context, new Trouble(404, "There is no such queue", "Load the page anew"));
        }
        return flow;
    }
}
