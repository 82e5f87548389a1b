package io.cartage.console;

import io.cartage.cart.CartFacts;
import io.cartage.cart.ConnectionKey;
import io.cartage.config.Secret;
import io.cartage.console.view.Trouble;
import io.cartage.flow.Flow;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.connect.Credentials;
import io.cartage.flow.connect.StoreShelf;
import io.cartage.problem.Problem;
import io.cartage.staging.desk.Role;
import io.cartage.staging.stock.Catalog;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All stores, and each by itself: how it stands, its keys, its catalog. Handlers run in worker threads. */
final class StoresPage implements Page {
    private final StoreRoom room;

    StoresPage(Desk desk, Pages pages, Guests guests) {
        this.room = StoreRoom.of(desk, pages, guests);
    }

    @Override
    public void serve(Router router) {
        room.on(router, HttpMethod.GET, "/stores", Role.VIEWER, this::showAll);
        room.on(router, HttpMethod.GET, "/stores/cards", Role.VIEWER, this::showCards);
        new StoreConnectPage(room).serve(router);
        room.on(router, HttpMethod.GET, "/stores/:store", Role.VIEWER, this::show);
        room.on(router, HttpMethod.GET, "/stores/:store/state", Role.VIEWER, this::showState);
        room.on(router, HttpMethod.POST, "/stores/:store/run/:flow", Role.OPERATOR, this::runNow);
        room.on(router, HttpMethod.POST, "/stores/:store/catalog", Role.OPERATOR, this::rebuild);
        room.on(router, HttpMethod.POST, "/stores/:store/keys", Role.ADMIN, this::replaceKeys);
        new StoreSettingsPage(room).serve(router);
        new StoreShopPage(room).serve(router);
        new StoreBackfillPage(room).serve(router);
    }

    private void showAll(RoutingContext context) {
        room.send(context, "list", Map.of("stores", room.shelf().entries()));
    }

    private void showCards(RoutingContext context) {
        room.send(context, "cards", Map.of("stores", room.shelf().entries()));
    }

    private void show(RoutingContext context) {
        room.store(context).ifPresent(store -> show(context, 200, store, List.of()));
    }

    private void showState(RoutingContext context) {
        room.store(context).ifPresent(store -> room.send(context, "state", Map.of("store", store)));
    }

    private void show(RoutingContext context, int status, StoreShelf.Entry store, List<Problem> faults) {
        Map<String, Object> values = new HashMap<>();
        values.put("store", store);
        values.put(
                "keys",
                cart(store).map(cart -> room.credentials().of(store.id(), cart)).orElse(List.of()));
        values.put("faults", faults);
        Catalog catalog = room.desk().database().catalog();
        boolean pushesStock = room.shelf()
                .atWork(store.id())
                .map(PreparedStore::flows)
                .filter(flows -> flows.contains(Flow.INVENTORY))
                .isPresent();
        values.put("pushesStock", pushesStock);
        values.put("catalog", catalog.state(store.id()));
        values.put("items", pushesStock ? catalog.items(store.id()) : 0L);
        values.put("untracked", pushesStock ? catalog.untracked(store.id()) : 0L);
        room.send(context, status, "store", values);
    }

    private Optional<CartFacts> cart(StoreShelf.Entry store) {
        return room.shelf().carts().stream()
                .filter(cart -> cart.id().equals(store.cart()))
                .findFirst();
    }

    private void runNow(RoutingContext context) {
        String flow = context.pathParam("flow");
        room.working(context).ifPresent(store -> {
            if (!room.desk().overview().knows(store.id(), flow)) {
                room.pages()
                        .send(
                                context,
                                new Trouble(404, "There is no such flow", "Load the page anew to see which run"));
                return;
            }
            room.desk()
                    .overview()
                    .runNow(store.id(), flow, Guests.known(context).name());
            room.wrote(context, "run now", store.id() + "/" + flow, "");
            done(context, store, "A run of " + store.id() + " " + flow + " was asked for.");
        });
    }

    private void rebuild(RoutingContext context) {
        room.working(context).ifPresent(store -> {
            room.desk().database().catalog().askForRebuild(store.id());
            room.wrote(context, "rebuild catalog", store.id() + "/inventory", "");
            done(context, store, "The next push of stock reads the whole catalog.");
        });
    }

    private void done(RoutingContext context, StoreShelf.Entry store, String words) {
        if (Guests.isPart(context)) {
            Pages.tell(context, words);
            room.send(
                    context,
                    "state",
                    Map.of("store", room.shelf().entry(store.id()).orElse(store)));
        } else {
            Site.redirect(context, "/stores/" + store.id());
        }
    }

    private void replaceKeys(RoutingContext context) {
        Optional<StoreShelf.Entry> store = room.store(context);
        Optional<CartFacts> cart = store.flatMap(this::cart);
        if (store.isEmpty()) {
            return;
        }
        if (cart.isEmpty() || store.get().simulated()) {
            room.pages()
                    .send(
                            context,
                            new Trouble(409, "This store has no keys", "Write 'connection' into its file first"));
            return;
        }
        Map<String, Secret> given = new LinkedHashMap<>();
        for (ConnectionKey key : cart.get().connectionKeys()) {
            String value = StoreRoom.field(context, "k." + key.name());
            if (!value.isBlank()) {
                given.put(key.name(), Secret.of(value));
            }
        }
        replaceKeys(context, store.get(), cart.get(), given);
    }

    private void replaceKeys(
            RoutingContext context, StoreShelf.Entry store, CartFacts cart, Map<String, Secret> given) {
        if (given.isEmpty()) {
            Site.redirect(context, "/stores/" + store.id());
            return;
        }
        Credentials.Replaced replaced = room.credentials().replace(store.id(), cart, given);
        if (replaced.conflict()) {
            room.pages()
                    .send(
                            context,
                            new Trouble(409, "The file was changed meanwhile", "Load the page anew, then try again"));
        } else if (!replaced.isDone()) {
            show(context, 422, store, replaced.problems());
        } else {
            for (ConnectionKey key : cart.connectionKeys()) {
                if (given.containsKey(key.name())) {
                    String action = key.secret() ? Credentials.ACTION : "set key";
                    room.wrote(context, action, store.id() + "/" + key.name(), "");
                }
            }
            Site.redirect(context, "/stores/" + store.id() + "?keys=set");
        }
    }
}
