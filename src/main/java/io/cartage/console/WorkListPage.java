package io.cartage.console;

import io.cartage.console.view.Link;
import io.cartage.console.view.QueueTab;
import io.cartage.console.view.Trouble;
import io.cartage.console.view.WorkView;
import io.cartage.flow.Flow;
import io.cartage.flow.WorkList;
import io.cartage.problem.Problem;
import io.cartage.staging.desk.Role;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ERP's stock asks of people, answered in place. Handlers run in worker threads. */
final class WorkListPage implements Page {
    private static final int PAGE = 25;
    private static final int GUESSES = 6;
    private static final int FOUND = 20;

    /** How often a page looks whether an answer was taken up, once a second. */
    private static final int MOST_LOOKS = 15;

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final WorkList list;

    WorkListPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.list = new WorkList(desk.flows(), desk.database());
    }

    @Override
    public void serve(Router router) {
        router.get("/inventory/skus")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::skus, false);
        router.get("/inventory/warehouses")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::warehouses, false);
        router.get("/inventory/items")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::items, false);
        router.get("/inventory/taken")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::taken, false);
        router.post("/inventory/skus")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::answerSku, false);
        router.post("/inventory/warehouses")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::answerWarehouse, false);
    }

    private void skus(RoutingContext context) {
        Fields asked = new Fields(context);
        Optional<String> after = asked.some("after");
        WorkList.SkuPage page = list.skus(asked.some("store"), asked.text("q"), after.flatMap(StockPlace::read), PAGE);
        Link here =
                Link.to("/inventory/skus").with("store", asked.some("store")).with("q", asked.some("q"));
        WorkView view = new WorkView(
                here,
                here.with("after", after),
                tabs(asked, true),
                desk.stores(Flow.INVENTORY),
                page.questions(),
                List.of(),
                page.next().map(key -> here.with("after", StockPlace.write(key))),
                after.isEmpty());
        send(context, "work-skus", view);
    }

    private void warehouses(RoutingContext context) {
        Fields asked = new Fields(context);
        Link here = Link.to("/inventory/warehouses").with("store", asked.some("store"));
        WorkView view = new WorkView(
                here,
                here,
                tabs(asked, false),
                desk.stores(Flow.INVENTORY),
                List.of(),
                list.warehouses(asked.some("store")),
                Optional.empty(),
                true);
        send(context, "work-warehouses", view);
    }

    private static List<QueueTab> tabs(Fields asked, boolean ofSkus) {
        return List.of(
                new QueueTab(
                        "SKUs without an item",
                        Link.to("/inventory/skus").with("store", asked.some("store")),
                        -1,
                        ofSkus),
                new QueueTab(
                        "Warehouses without a place",
                        Link.to("/inventory/warehouses").with("store", asked.some("store")),
                        -1,
                        !ofSkus));
    }

    private void send(RoutingContext context, String template, WorkView view) {
        pages.send(context, Parts.isOf(context, "ct-queue") ? template + "-queue" : template, Map.of("view", view));
    }

    /** The picker in the drawer, or what it finds. */
    private void items(RoutingContext context) {
        Fields asked = new Fields(context);
        String store = asked.text("store");
        String sku = asked.text("sku");
        Optional<String> text = asked.some("q");
        Map<String, Object> values = Map.of(
                "storeId",
                store,
                "sku",
                sku,
                "isGuess",
                text.isEmpty(),
                "items",
                text.map(typed -> list.search(store, typed, FOUND)).orElseGet(() -> list.guesses(store, sku, GUESSES)));
        boolean isFound = Parts.isOf(context, "ct-found");
        pages.send(context, isFound ? "picker-found" : Guests.isPart(context) ? "picker" : "picker-page", values);
    }

    private void answerSku(RoutingContext context) {
        Fields asked = new Fields(context);
        String store = asked.text("store");
        String sku = asked.text("sku");
        answered(context, store, sku, "alias", list.answerSku(store, sku, asked.text("item")));
    }

    private void answerWarehouse(RoutingContext context) {
        Fields asked = new Fields(context);
        String store = asked.text("store");
        String warehouse = asked.text("warehouse");
        answered(context, store, warehouse, "place", list.answerWarehouse(store, warehouse, asked.text("place")));
    }

    private void answered(RoutingContext context, String store, String name, String deed, WorkList.Answer answer) {
        if (answer instanceof WorkList.Answer.Refused refused) {
            Problem first = refused.problems().get(0);
            pages.send(context, new Trouble(409, "Nothing was written: " + first.fault(), first.remedy()));
        } else if (answer instanceof WorkList.Answer.Taken taken) {
            desk.audit()
                    .write(
                            Guests.known(context).name(),
                            "answer " + deed,
                            store + "/" + name,
                            taken.path() + ", rows: " + taken.rows());
            if (Guests.isPart(context)) {
                pages.send(context, "answered", values(store, name, taken.rows(), 0));
            } else {
                Site.redirect(context, deed.equals("alias") ? "/inventory/skus" : "/inventory/warehouses");
            }
        }
    }

    /** Whether the program has taken an answer up from the file, which takes some seconds. */
    private void taken(RoutingContext context) {
        Fields asked = new Fields(context);
        long rows = asked.number("rows").orElse(0L);
        long looks = asked.number("looks").orElse(0L) + 1;
        pages.send(context, "answered", values(asked.text("store"), asked.text("name"), rows, looks));
    }

    private Map<String, Object> values(String store, String name, long rows, long looks) {
        boolean isTaken = list.isTakenUp(store, name);
        return Map.of(
                "storeId", store,
                "name", name,
                "rows", rows,
                "looks", looks,
                "isTaken", isTaken,
                "troubles", isTaken || looks < MOST_LOOKS ? List.of() : list.troubles(store),
                "isGivenUp", looks >= MOST_LOOKS);
    }
}
