package io.cartage.console;

import io.cartage.cart.CartFacts;
import io.cartage.cart.look.ShopStatus;
import io.cartage.console.view.Trouble;
import io.cartage.flow.connect.BackfillDesk;
import io.cartage.flow.connect.ConnectionTests;
import io.cartage.flow.connect.Credentials;
import io.cartage.flow.connect.ShopOrders;
import io.cartage.flow.connect.StoreEditing;
import io.cartage.flow.connect.StoreSetup;
import io.cartage.flow.connect.StoreShelf;
import io.cartage.problem.Problem;
import io.cartage.problem.ProblemsException;
import io.cartage.staging.desk.Role;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the pages of stores share: their services, and how a request names a store. */
record StoreRoom(
        Desk desk,
        Pages pages,
        Guests guests,
        StoreShelf shelf,
        ConnectionTests tests,
        StoreSetup setup,
        StoreEditing editing,
        Credentials credentials,
        ShopOrders orders,
        BackfillDesk backfills) {

    static StoreRoom of(Desk desk, Pages pages, Guests guests) {
        ConnectionTests tests = new ConnectionTests(desk.flows(), desk.database(), desk.clock());
        return new StoreRoom(
                desk,
                pages,
                guests,
                new StoreShelf(desk.flows(), desk.database(), desk.overview()),
                tests,
                new StoreSetup(desk.flows(), desk.database(), tests),
                new StoreEditing(desk.flows(), desk.database()),
                new Credentials(desk.flows(), desk.audit()),
                new ShopOrders(desk.flows()),
                desk.backfills());
    }

    /** Serves a page to whoever has the role, in a worker thread; what is wrong with files is told to them. */
    void on(Router router, HttpMethod method, String path, Role needed, Handler<RoutingContext> page) {
        router.route(method, path)
                .handler(context -> guests.check(context, needed))
                .blockingHandler(context -> carefully(context, page), false);
    }

    private void carefully(RoutingContext context, Handler<RoutingContext> page) {
        try {
            page.handle(context);
        } catch (ProblemsException e) {
            String all = e.problems().stream().map(Problem::toString).collect(Collectors.joining(" "));
            pages.send(context, new Trouble(422, "Something is wrong with a file", all));
        }
    }

    /** The store that the path names; without it, says so and is empty. */
    Optional<StoreShelf.Entry> store(RoutingContext context) {
        Optional<StoreShelf.Entry> store = shelf.entry(context.pathParam("store"));
        if (store.isEmpty()) {
            pages.send(
                    context,
                    new Trouble(404, "There is no such store", "It may have been removed. The page Stores shows all"));
        }
        return store;
    }

    /** The same, where it must be at work. */
    Optional<StoreShelf.Entry> working(RoutingContext context) {
        Optional<StoreShelf.Entry> store = store(context);
        if (store.isPresent() && !store.get().isAtWork()) {
            pages.send(
                    context,
                    new Trouble(
                            409, "This store isn't at work", "Mend what is wrong with its file first; its page tells"));
            return Optional.empty();
        }
        return store;
    }

    /** The order statuses that the cart's facts name. */
    static List<ShopStatus> statusesOf(CartFacts cart) {
        return cart.statuses().values().stream()
                .flatMap(values -> values.entrySet().stream())
                .map(status -> new ShopStatus(status.getKey(), status.getValue(), "", Optional.empty()))
                .toList();
    }

    void wrote(RoutingContext context, String action, String subject, String detail) {
        desk.audit().write(Guests.known(context).name(), action, subject, detail);
    }

    static String field(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }

    static String asked(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getParam(name), "");
    }

    void send(RoutingContext context, String template, Map<String, Object> values) {
        pages.send(context, "stores/" + template, values);
    }

    void send(RoutingContext context, int status, String template, Map<String, Object> values) {
        pages.send(context, status, "stores/" + template, values);
    }
}
