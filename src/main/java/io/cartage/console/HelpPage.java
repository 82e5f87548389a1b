package io.cartage.console;

import io.cartage.console.view.Chapter;
import io.cartage.console.view.Trouble;
import io.cartage.staging.desk.Role;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The handbook. Handlers run in worker threads. */
final class HelpPage implements Page {
    private static final int LONGEST = 100;

    private final Handbook handbook = new Handbook();
    private final Pages pages;
    private final Guests guests;

    HelpPage(Pages pages, Guests guests) {
        this.pages = pages;
        this.guests = guests;
    }

    @Override
    public void serve(Router router) {
        router.get("/help")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::show, false);
        router.get("/help/:name")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::showOne, false);
    }

    private void show(RoutingContext context) {
        String asked = Objects.requireNonNullElse(context.request().getParam("q"), "");
        String text = asked.substring(0, Math.min(LONGEST, asked.length()));
        Map<String, Object> values = Map.of("q", text, "found", handbook.find(text), "chapters", handbook.chapters());
        pages.send(context, Guests.isPart(context) ? "help-found" : "help-index", values);
    }

    private void showOne(RoutingContext context) {
        Optional<Chapter> chapter = handbook.byName(context.pathParam("name"));
        if (chapter.isEmpty()) {
            pages.send(
                    context,
                    new Trouble(404, "There is no such page in the help", "Its first page lists those that there are"));
        } else {
            pages.send(context, "help", Map.of("chapter", chapter.get(), "chapters", handbook.chapters()));
        }
    }
}
