package io.cartage.console;

import io.cartage.staging.desk.Role;
import io.vertx.ext.web.Router;
import java.util.Map;

/** Who did what: the audit log. */
final class ActivityPage {
    private static final int MOST = 200;

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;

    ActivityPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
    }

    void serve(Router router) {
        router.get("/activity")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(
                        context -> pages.send(
                                context,
                                "activity",
                                Map.of("deeds", desk.audit().latest(MOST))),
                        false);
    }
}
