package io.cartage.console;

import io.cartage.console.view.JsonTree;
import io.cartage.console.view.OrderSheet;
import io.cartage.console.view.OrderWords;
import io.cartage.console.view.Trouble;
import io.cartage.flow.OrderActs.Act;
import io.cartage.flow.OrderActs.Done;
import io.cartage.flow.OrderFile;
import io.cartage.staging.desk.OrderBook.OrderName;
import io.cartage.staging.desk.OrderPapers.Version;
import io.cartage.staging.desk.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One order with all that is known of it, in the drawer or as a page. Handlers run in worker threads. */
final class OrderPage implements Page {
    private static final String PATH = "/orders/:store/:order";

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final OrderFile.Cabinet cabinet;

    OrderPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.cabinet = new OrderFile.Cabinet(desk.flows(), desk.database());
    }

    @Override
    public void serve(Router router) {
        router.get(PATH).handler(context -> guests.check(context, Role.VIEWER)).blockingHandler(this::show, false);
        router.get(PATH + "/payload.json")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::payload, false);
        router.get(PATH + "/rows.json")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::json, false);
        router.get(PATH + "/rows.csv")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::csv, false);
        router.post(PATH + "/:act")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::act, false);
    }

    private Optional<OrderFile> open(RoutingContext context) {
        Optional<OrderFile> file = cabinet.open(context.pathParam("store"), context.pathParam("order"));
        if (file.isEmpty()) {
            pages.send(
                    context,
                    new Trouble(
                            404,
                            "No such order was ever seen",
                            "Look for it by its number or its buyer on the page Pass Through Orders"));
        }
        return file;
    }

    private void show(RoutingContext context) {
        open(context).ifPresent(file -> show(context, file));
    }

    private void show(RoutingContext context, OrderFile file) {
        Optional<Version> version = version(context, file);
        Optional<JsonTree> payload = version.flatMap(one ->
                        cabinet.payload(file.order().storeId(), file.order().cartOrderId(), one.number()))
                .map(JsonTree::of);
        Map<String, Object> values = new HashMap<>(Map.of(
                "file",
                file,
                "sheets",
                OrderSheet.of(file),
                "version",
                version.map(Version::number).orElse(0)));
        payload.ifPresent(tree -> values.put("payload", tree));
        pages.send(context, Guests.isPart(context) ? "order" : "orderpage", values);
    }

    /** The one that was chosen, else the newest. */
    private static Optional<Version> version(RoutingContext context, OrderFile file) {
        String wanted = context.queryParams().get("payload");
        return file.versions().stream()
                .filter(one -> String.valueOf(one.number()).equals(wanted))
                .findFirst()
                .or(() -> file.versions().stream().findFirst());
    }

    private void act(RoutingContext context) {
        Optional<Act> act = OrdersPage.act(context.pathParam("act"));
        String reason = Optional.ofNullable(context.request().formAttributes().get("reason"))
                .orElse("")
                .strip();
        if (act.isEmpty()) {
            context.fail(404);
        } else if (act.get() == Act.DROP && reason.isEmpty()) {
            pages.send(context, new Trouble(400, "It was not dropped", "Say in a few words why; it is written down"));
        } else {
            open(context).ifPresent(file -> act(context, act.get(), file, reason));
        }
    }

    private void act(RoutingContext context, Act act, OrderFile file, String reason) {
        String who = Guests.known(context).name();
        OrderName key = new OrderName(file.order().storeId(), file.order().cartOrderId());
        List<Done> done = desk.acts().act(act, List.of(key), who, reason);
        desk.acts().note(act, done, who, "", reason);
        if (!Guests.isPart(context)) {
            Site.redirect(context, OrderWords.path(file.order()));
            return;
        }
        done.forEach(one -> Pages.tell(context, "Order " + OrderWords.name(file.order()) + " " + one.words() + "."));
        show(context);
    }

    private void payload(RoutingContext context) {
        open(context).ifPresent(file -> {
            Optional<Version> version = version(context, file);
            Optional<byte[]> payload = version.flatMap(
                    one -> cabinet.payload(file.order().storeId(), file.order().cartOrderId(), one.number()));
            payload.ifPresentOrElse(
                    bytes -> download(
                            context,
                            file,
                            "payload-" + version.get().number() + ".json",
                            "application/json",
                            Buffer.buffer(bytes)),
                    () -> pages.send(
                            context,
                            new Trouble(
                                    404, "This payload is no longer kept", "It comes again when the order changes")));
        });
    }

    private void json(RoutingContext context) {
        open(context)
                .ifPresent(file ->
                        download(context, file, "rows.json", "application/json", OrderDownloads.json(file.sheets())));
    }

    private void csv(RoutingContext context) {
        open(context).ifPresent(file -> {
            String table =
                    Optional.ofNullable(context.queryParams().get("table")).orElse("s_orders");
            file.sheet(table)
                    .ifPresentOrElse(
                            sheet -> download(
                                    context,
                                    file,
                                    sheet.table() + ".csv",
                                    "text/csv; charset=utf-8",
                                    OrderDownloads.csv(sheet)),
                            () -> pages.send(
                                    context,
                                    new Trouble(404, "It has no rows in that table", "Its page shows those it has")));
        });
    }

    /** Nothing of a cart's text gets into the header but letters, digits and dashes. */
    private static void download(RoutingContext context, OrderFile file, String what, String type, Buffer content) {
        String name = (file.order().storeId() + "-" + OrderWords.name(file.order())).replaceAll("[^A-Za-z0-9_-]+", "_");
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "-" + what + "\"")
                .end(content);
    }
}
