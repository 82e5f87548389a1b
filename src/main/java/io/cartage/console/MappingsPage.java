package io.cartage.console;

import io.cartage.flow.bench.MappingShelf;
import io.cartage.staging.desk.Role;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** All mappings: each customer's, cart by cart and flow by flow. Handlers run in worker threads. */
final class MappingsPage implements Page {
    private final Pages pages;
    private final Guests guests;
    private final MappingShelf shelf;

    MappingsPage(Desk desk, Pages pages, Guests guests) {
        this.pages = pages;
        this.guests = guests;
        this.shelf =
                new MappingShelf(() -> desk.flows().home().live(), desk.database(), desk.flows()::stores, desk.clock());
    }

    @Override
    public void serve(Router router) {
        router.get("/mappings")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::show, false);
    }

    private void show(RoutingContext context) {
        pages.send(context, "mappings", Map.of("entries", shelf.entries()));
    }
}
