package io.cartage.console;

import io.cartage.console.view.Held;
import io.cartage.console.view.Link;
import io.cartage.console.view.QueueTab;
import io.cartage.console.view.StockSum;
import io.cartage.console.view.StockView;
import io.cartage.console.view.Trouble;
import io.cartage.flow.Flow;
import io.cartage.flow.HeldUp;
import io.cartage.flow.InventoryQueue;
import io.cartage.flow.StockInquiry;
import io.cartage.flow.WayBack;
import io.cartage.staging.desk.Role;
import io.cartage.staging.stock.StockQueue.Filter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queue of stock levels: what the ERP has, what is to be shown, what the cart has. Handlers run in worker threads. */
final class InventoryPage implements Page {
    private static final int PAGE = 50;
    private static final Set<String> STATUSES = Set.of("pending", "waiting", "error", "pushed");

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final InventoryQueue queue;
    private final WayBack wayBack;

    InventoryPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.queue = new InventoryQueue(desk.flows(), desk.database(), desk.clock());
        this.wayBack = new WayBack(desk.database(), 1);
    }

    @Override
    public void serve(Router router) {
        router.get("/inventory")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::show, false);
        router.get("/inventory/explain")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::explain, false);
        router.post("/inventory/retry")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::retry, false);
        router.post("/inventory/run")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::run, false);
    }

    private void show(RoutingContext context) {
        Fields asked = new Fields(context);
        Optional<String> status = asked.some("status").filter(STATUSES::contains);
        Filter filter = new Filter(
                asked.some("store"),
                status,
                asked.some("cause").filter(cause -> status.isPresent()),
                asked.some("warehouse"),
                asked.text("q"));
        Optional<String> after = asked.some("after");
        InventoryQueue.Page page = queue.page(filter, after.flatMap(StockPlace::read), PAGE);
        Link here = Link.to("/inventory")
                .with("store", filter.storeId())
                .with("status", filter.status())
                .with("cause", filter.cause())
                .with("warehouse", filter.warehouse())
                .with("q", filter.sku());
        StockView view = new StockView(
                here,
                here.with("after", after),
                tabs(here, filter),
                desk.stores(Flow.INVENTORY),
                filter.storeId()
                        .filter(desk.stores(Flow.INVENTORY)::contains)
                        .map(queue::warehouses)
                        .orElse(List.of()),
                held(filter),
                page.lines(),
                page.next().map(key -> here.with("after", StockPlace.write(key))),
                after.isEmpty());
        String template = Parts.isOf(context, "ct-queue") ? "inventory-queue" : "inventory";
        pages.send(context, template, Map.of("view", view));
    }

    private static List<QueueTab> tabs(Link here, Filter filter, Map<String, Long> counts) {
        Link plain = here.with("cause", "").with("status", "");
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return List.of(
                new QueueTab("All", plain, all, filter.status().isEmpty()),
                tab("To be sent", "pending", plain, filter, counts),
                tab("Waiting", "waiting", plain, filter, counts),
                tab("Refused", "error", plain, filter, counts),
                tab("In the cart", "pushed", plain, filter, counts));
    }

    private List<QueueTab> tabs(Link here, Filter filter) {
        return tabs(here, filter, queue.counts(filter.storeId()));
    }

    private static QueueTab tab(String words, String status, Link plain, Filter filter, Map<String, Long> counts) {
        return new QueueTab(
                words,
                plain.with("status", status),
                counts.getOrDefault(status, 0L),
                filter.status().equals(Optional.of(status)));
    }

    private List<Held> held(Filter filter) {
        return wayBack
                .heldUp(new WayBack.Question(filter.storeId(), Optional.of(Flow.INVENTORY), Optional.empty()))
                .stream()
                .map(InventoryPage::held)
                .toList();
    }

    private static Held held(HeldUp some) {
        Optional<Link> show = some.sort().isWrite()
                ? Optional.empty()
                : Optional.of(Link.to("/inventory")
                        .with("store", some.storeId())
                        .with("status", some.sort().state())
                        .with("cause", some.cause()));
        return new Held(some, show, Held.answerTo(some));
    }

    private void explain(RoutingContext context) {
        Fields asked = new Fields(context);
        String storeId = asked.text("store");
        String sku = asked.text("sku");
        Optional<StockInquiry.Answer> answer = queue.explain(storeId, sku);
        if (answer.isEmpty()) {
            pages.send(
                    context,
                    new Trouble(
                            404,
                            "The store '" + storeId + "' sends no stock levels",
                            "Write the section 'inventory' into its file to switch that on"));
            return;
        }
        int safetyStock = desk.flows().stores().stream()
                .filter(store -> store.id().equals(storeId))
                .flatMap(store -> store.store().push().inventory().stream())
                .mapToInt(stock -> stock.safetyStock())
                .findFirst()
                .orElse(0);
        List<StockSum> sums = answer.get().levels().stream()
                .map(level -> StockSum.of(level, safetyStock))
                .toList();
        pages.send(
                context,
                Guests.isPart(context) ? "stock-explained" : "stock-explained-page",
                Map.of("storeId", storeId, "answer", answer.get(), "sums", sums));
    }

    private void retry(RoutingContext context) {
        Fields asked = new Fields(context);
        String who = Guests.known(context).name();
        Set<Long> ids = asked.numbers("id", "");
        Optional<String> store = asked.some("store");
        int rows;
        if (ids.isEmpty() && store.isPresent()) {
            String cause = asked.text("cause");
            rows = queue.retry(store.get(), cause);
            desk.audit().write(who, "retry stock", store.get(), cause + ", rows: " + rows);
        } else {
            rows = queue.retry(ids);
            desk.audit().write(who, "retry stock", "chosen rows", "rows: " + rows);
        }
        tell(
                context,
                rows == 0
                        ? "Nothing there was refused or waits."
                        : count(rows, "row") + (rows == 1 ? " is" : " are") + " looked at by the next push.");
    }

    private void run(RoutingContext context) {
        Fields asked = new Fields(context);
        String store = asked.text("store");
        if (!desk.overview().knows(store, Flow.INVENTORY)) {
            pages.send(context, new Trouble(404, "There is no such store, or it sends no stock", "Load the page anew"));
            return;
        }
        String who = Guests.known(context).name();
        desk.overview().runNow(store, Flow.INVENTORY, who);
        desk.audit().write(who, "run now", store + "/" + Flow.INVENTORY, "");
        tell(context, "The push of " + store + " begins within seconds.");
    }

    private void tell(RoutingContext context, String words) {
        Parts.told(context, words, "/inventory");
    }

    static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
