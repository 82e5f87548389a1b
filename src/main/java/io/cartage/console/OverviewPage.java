package io.cartage.console;

import io.cartage.console.view.Trouble;
import io.cartage.staging.desk.Role;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** How all flows go: the first page. Handlers run in worker threads. */
final class OverviewPage implements Page {
    private final Desk desk;
    private final Pages pages;
    private final Guests guests;

    OverviewPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
    }

    @Override
    public void serve(Router router) {
        router.get("/").handler(context -> guests.check(context, Role.VIEWER)).blockingHandler(this::show, false);
        router.get("/overview/board")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::showBoard, false);
        router.post("/flows/:store/:flow/:deed")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::act, false);
    }

    private void show(RoutingContext context) {
        pages.send(context, "overview", Map.of("board", desk.overview().board()));
    }

    private void showBoard(RoutingContext context) {
        pages.send(context, "board", Map.of("board", desk.overview().board()));
    }

    private void act(RoutingContext context) {
        String store = context.pathParam("store");
        String flow = context.pathParam("flow");
        String deed = context.pathParam("deed");
        String who = Guests.known(context).name();
        if (!desk.overview().knows(store, flow)) {
            pages.send(
                    context, new Trouble(404, "There is no such flow", "It may have been removed. Load the page anew"));
            return;
        }
        switch (deed) {
            case "start" -> desk.overview().set(store, flow, true, who);
            case "stop" -> desk.overview().set(store, flow, false, who);
            case "run" -> desk.overview().runNow(store, flow, who);
            default -> {
                context.fail(404);
                return;
            }
        }
        desk.audit().write(who, deed.equals("run") ? "run now" : deed, store + "/" + flow, "");
        if (Guests.isPart(context)) {
            showBoard(context);
        } else {
            Site.redirect(context, "/");
        }
    }
}
