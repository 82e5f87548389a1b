package io.cartage.console;

import io.cartage.console.view.Trouble;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.connect.ConnectionTests;
import io.cartage.flow.connect.ShopOrders;
import io.cartage.flow.connect.StoreDays;
import io.cartage.flow.connect.StoreShelf;
import io.cartage.staging.desk.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked of a store's shop at this moment: the connection test, and its orders. Handlers run in worker threads. */
final class StoreShopPage {
    private static final int CATALOG_PAGES = 20;
    private static final Duration SHOWN = Duration.ofDays(30);

    private final StoreRoom room;

    StoreShopPage(StoreRoom room) {
        this.room = room;
    }

    void serve(Router router) {
        room.on(router, HttpMethod.GET, "/stores/:store/test", Role.OPERATOR, this::askTest);
        room.on(router, HttpMethod.POST, "/stores/:store/test", Role.OPERATOR, this::test);
        room.on(router, HttpMethod.GET, "/stores/:store/orders", Role.OPERATOR, this::showOrders);
        room.on(router, HttpMethod.POST, "/stores/:store/orders", Role.OPERATOR, this::bring);
    }

    private void askTest(RoutingContext context) {
        room.working(context).ifPresent(store -> showTest(context, store, Optional.empty()));
    }

    private void test(RoutingContext context) {
        room.working(context).ifPresent(store -> {
            ConnectionTests.Result result = room.tests().ofStore(store.id(), CATALOG_PAGES);
            room.wrote(context, "test connection", store.id(), result.report().passed() ? "passed" : "failed");
            if (Guests.isPart(context)) {
                room.send(context, "report", Map.of("result", result, "draft", false));
            } else {
                showTest(context, store, Optional.of(result));
            }
        });
    }

    private void showTest(RoutingContext context, StoreShelf.Entry store, Optional<ConnectionTests.Result> result) {
        room.send(context, "test", Map.of("store", store, "result", result));
    }

    private void showOrders(RoutingContext context) {
        room.working(context)
                .ifPresent(store -> showOrders(context, 200, store, new ShopOrders.Imported(List.of(), ""), ""));
    }

    private void showOrders(
            RoutingContext context, int status, StoreShelf.Entry store, ShopOrders.Imported imported, String fault) {
        PreparedStore prepared = room.shelf().atWork(store.id()).orElseThrow();
        StoreDays days = new StoreDays(prepared.store().timezone());
        Instant now = room.desk().clock().instant();
        String from = orElse(StoreRoom.asked(context, "from"), days.day(now.minus(SHOWN)));
        String to = orElse(StoreRoom.asked(context, "to"), days.day(now));
        String wanted = StoreRoom.asked(context, "status");
        Optional<Instant> begin = moment(StoreRoom.asked(context, "since")).or(() -> days.beginning(from));
        Optional<Instant> end = days.end(to);
        Map<String, Object> values = new HashMap<>();
        String wrong = fault;
        ShopOrders.Page page = new ShopOrders.Page(List.of(), false);
        if (begin.isEmpty() || end.isEmpty() || !begin.get().isBefore(end.get())) {
            wrong = "The first day must be a day that lies before the last";
        } else {
            try {
                String after = StoreRoom.asked(context, "after");
                page = room.orders().page(prepared, new ShopOrders.Query(begin.get(), end.get(), wanted, after));
            } catch (IllegalStateException e) {
                wrong = String.valueOf(e.getMessage());
            }
        }
        values.put("store", store);
        values.put("page", page);
        values.put("from", from);
        values.put("to", to);
        values.put("status", wanted);
        values.put("statuses", StoreRoom.statusesOf(prepared.cart()));
        values.put("imported", imported);
        values.put("fault", wrong);
        room.send(context, status, "orders", values);
    }

    private void bring(RoutingContext context) {
        room.working(context).ifPresent(store -> {
            Set<String> ids =
                    new LinkedHashSet<>(context.request().formAttributes().getAll("id"));
            Arrays.stream(StoreRoom.field(context, "ids").split("[,;\\s]+"))
                    .filter(id -> !id.isEmpty())
                    .forEach(ids::add);
            Optional<String> wrong =
                    ids.stream().filter(id -> !ShopOrders.isId(id)).findFirst();
            if (ids.isEmpty() || ids.size() > ShopOrders.MOST || wrong.isPresent()) {
                String fault = wrong.map(
                                id -> "'" + id + "' is no order's id. Write the cart's own ids, as the list shows them")
                        .orElse(
                                ids.isEmpty()
                                        ? "No order was chosen. Tick some, or write their ids"
                                        : "These are " + ids.size() + " orders. Import at most " + ShopOrders.MOST
                                                + " at a time");
                showOrders(context, 422, store, new ShopOrders.Imported(List.of(), ""), fault);
                return;
            }
            boolean force = StoreRoom.field(context, "force").equals("yes");
            ShopOrders.Imported imported = room.orders().bring(store.id(), List.copyOf(ids), force);
            room.wrote(
                    context,
                    "import orders",
                    store.id() + "/orders",
                    imported.staged() + " of " + ids.size() + " staged: " + String.join(", ", ids)
                            + (force ? ", whatever the rules say" : ""));
            showOrders(context, 200, store, imported, imported.fault());
        });
    }

    private static String orElse(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Trouble wrongDays() {
        return new Trouble(422, "These are no days", "Choose a first day that lies before the last");
    }
}
