package io.cartage.console;

import io.cartage.cart.CartFacts;
import io.cartage.cart.ConnectionKey;
import io.cartage.cart.look.ShopStatus;
import io.cartage.config.Secret;
import io.cartage.console.view.StoreFields;
import io.cartage.console.view.Trouble;
import io.cartage.flow.connect.ConnectionTests;
import io.cartage.flow.connect.Credentials;
import io.cartage.flow.connect.FieldFaults;
import io.cartage.flow.connect.StoreDraft;
import io.cartage.flow.connect.StoreSetup;
import io.cartage.staging.desk.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Connects a cart step by step. What was entered lives in the session, in memory only, until the store's file is written; no
 * secret comes back to a page. Handlers run in worker threads.
 */
final class StoreConnectPage {
    private static final String DRAFT = "cartage.draft";
    private static final int LONGEST_KEY = 16_000;

    private final StoreRoom room;

    StoreConnectPage(StoreRoom room) {
        this.room = room;
    }

    void serve(Router router) {
        room.on(router, HttpMethod.GET, "/stores/new", Role.ADMIN, context -> askNames(context, 200, Map.of()));
        room.on(router, HttpMethod.POST, "/stores/new", Role.ADMIN, this::takeNames);
        room.on(router, HttpMethod.GET, "/stores/new/keys", Role.ADMIN, this::askKeys);
        room.on(router, HttpMethod.POST, "/stores/new/keys", Role.ADMIN, this::takeKeys);
        room.on(router, HttpMethod.GET, "/stores/new/test", Role.ADMIN, this::showTest);
        room.on(router, HttpMethod.POST, "/stores/new/test", Role.ADMIN, this::test);
        room.on(router, HttpMethod.GET, "/stores/new/settings", Role.ADMIN, this::askSettings);
        room.on(router, HttpMethod.POST, "/stores/new/settings", Role.ADMIN, this::takeSettings);
        room.on(router, HttpMethod.GET, "/stores/new/review", Role.ADMIN, this::review);
        room.on(router, HttpMethod.POST, "/stores/new/write", Role.ADMIN, this::write);
        room.on(router, HttpMethod.POST, "/stores/new/cancel", Role.ADMIN, this::cancel);
    }

    private static Optional<StoreDraft> draft(RoutingContext context) {
        return Optional.ofNullable(context.session().get(DRAFT));
    }

    private static void keep(RoutingContext context, StoreDraft draft) {
        context.session().put(DRAFT, draft);
    }

    /** The draft, or the way to the first step where there is none yet. */
    private Optional<StoreDraft> begun(RoutingContext context) {
        Optional<StoreDraft> draft = draft(context).filter(one -> !one.cart().isEmpty());
        if (draft.isEmpty()) {
            Site.redirect(context, "/stores/new");
        }
        return draft;
    }

    /** The same, where the shop must have let the keys in. */
    private Optional<StoreDraft> connected(RoutingContext context) {
        Optional<StoreDraft> draft = begun(context);
        if (draft.isPresent() && !draft.get().isConnected()) {
            Site.redirect(context, "/stores/new/keys");
            return Optional.empty();
        }
        return draft;
    }

    private void askNames(RoutingContext context, int status, Map<String, String> faults) {
        Map<String, Object> values = new HashMap<>();
        values.put("draft", draft(context).orElseGet(() -> StoreDraft.of("", "", "")));
        values.put("carts", room.shelf().carts());
        values.put("customers", room.shelf().customers());
        values.put("faults", faults);
        room.send(context, status, "new-names", values);
    }

    private void takeNames(RoutingContext context) {
        String cart = StoreRoom.field(context, "cart").strip();
        String store = StoreRoom.field(context, "store").strip();
        String customer = StoreRoom.field(context, "customer").strip();
        StoreDraft named = draft(context)
                .orElseGet(() -> StoreDraft.of(cart, store, customer))
                .named(cart, store, customer);
        Map<String, String> faults = room.setup().namesAtFault(named);
        keep(context, named);
        if (faults.isEmpty()) {
            Site.redirect(context, "/stores/new/keys");
        } else {
            askNames(context, 422, faults);
        }
    }

    private void askKeys(RoutingContext context) {
        begun(context).ifPresent(draft -> {
            StoreSetup.Recognised recognised = draft.keys().isEmpty()
                    ? new StoreSetup.Recognised(List.of(), List.of())
                    : room.setup().recognise(draft);
            showKeys(context, 200, draft, recognised);
        });
    }

    private void showKeys(RoutingContext context, int status, StoreDraft draft, StoreSetup.Recognised recognised) {
        CartFacts cart = room.setup().cart(draft);
        Map<String, String> open = new HashMap<>();
        cart.connectionKeys().stream()
                .filter(key -> !key.secret() && draft.keys().containsKey(key.name()))
                .forEach(key -> open.put(
                        key.name(),
                        Optional.ofNullable(draft.keys().get(key.name()))
                                .map(Secret::reveal)
                                .filter(text -> !Secret.looksLikeOne(text.replaceAll("https?://\\S+", "")))
                                .orElse("")));
        Map<String, Object> values = new HashMap<>();
        values.put("draft", draft);
        values.put("cart", cart);
        values.put("open", open);
        values.put("recognised", recognised);
        values.put("overruled", room.setup().overruled(draft));
        room.send(context, status, "new-keys", values);
    }

    /** A secret that is left blank stays the one that was given before. */
    private void takeKeys(RoutingContext context) {
        begun(context).ifPresent(draft -> {
            Map<String, Secret> keys = new LinkedHashMap<>();
            for (ConnectionKey key : room.setup().cart(draft).connectionKeys()) {
                String value = StoreRoom.field(context, "k." + key.name());
                String cut = value.substring(0, Math.min(value.length(), LONGEST_KEY))
                        .strip();
                if (!cut.isEmpty()) {
                    keys.put(key.name(), Secret.of(cut));
                } else if (key.secret() && draft.keys().containsKey(key.name())) {
                    keys.put(key.name(), draft.keys().get(key.name()));
                }
            }
            StoreDraft keyed = draft.keyed(keys);
            StoreSetup.Recognised recognised = room.setup().recognise(keyed);
            keep(context, keyed);
            if (recognised.problems().isEmpty()) {
                Site.redirect(context, "/stores/new/keys#recognised");
            } else {
                keep(context, draft.keyed(Map.of()));
                showKeys(context, 422, keyed, recognised);
            }
        });
    }

    private void test(RoutingContext context) {
        begun(context).ifPresent(draft -> {
            if (draft.keys().isEmpty()) {
                Site.redirect(context, "/stores/new/keys");
                return;
            }
            ConnectionTests.Result result = room.setup().test(draft);
            keep(context, draft.tested(result));
            room.wrote(
                    context,
                    "test connection",
                    draft.storeId(),
                    "before it is connected: " + (result.report().passed() ? "passed" : "failed"));
            Site.redirect(context, "/stores/new/test");
        });
    }

    private void showTest(RoutingContext context) {
        begun(context).ifPresent(draft -> {
            if (draft.tested().isEmpty()) {
                Site.redirect(context, "/stores/new/keys");
                return;
            }
            room.send(
                    context,
                    "new-test",
                    Map.of("draft", draft, "result", draft.tested().get()));
        });
    }

    private void askSettings(RoutingContext context) {
        connected(context).ifPresent(draft -> showSettings(context, 200, draft, FieldFaults.none()));
    }

    private void showSettings(RoutingContext context, int status, StoreDraft draft, FieldFaults faults) {
        CartFacts cart = room.setup().cart(draft);
        List<ShopStatus> statuses =
                draft.tested().map(ConnectionTests.Result::statuses).orElse(List.of());
        StoreFields fields = new StoreFields(
                room.setup().form(draft.set(Map.of(), Map.of())),
                draft.values(),
                draft.on(),
                faults,
                statuses.isEmpty() ? StoreRoom.statusesOf(cart) : statuses,
                cart.statusWish(),
                room.shelf().customers(),
                Set.of("customer"),
                false);
        room.send(context, status, "new-settings", Map.of("draft", draft, "fields", fields));
    }

    private void takeSettings(RoutingContext context) {
        connected(context).ifPresent(draft -> {
            StoreForms.Typed typed = StoreForms.typed(context, room.setup().form(draft.set(Map.of(), Map.of())));
            StoreDraft set = draft.set(typed.values(), typed.on());
            keep(context, set);
            FieldFaults faults = room.setup().check(set).faults();
            if (faults.isEmpty()) {
                Site.redirect(context, "/stores/new/review");
            } else {
                showSettings(context, 422, set, faults);
            }
        });
    }

    private void review(RoutingContext context) {
        connected(context).ifPresent(draft -> {
            StoreSetup.Checked checked = room.setup().check(draft);
            if (!checked.faults().isEmpty()) {
                Site.redirect(context, "/stores/new/settings");
                return;
            }
            room.send(
                    context,
                    "new-review",
                    Map.of(
                            "draft",
                            draft,
                            "checked",
                            checked,
                            "overruled",
                            room.setup().overruled(draft)));
        });
    }

    private void write(RoutingContext context) {
        connected(context).ifPresent(draft -> {
            Optional<List<String>> kept;
            try {
                kept = room.setup().write(draft);
            } catch (UncheckedIOException e) {
                room.pages()
                        .send(
                                context,
                                new Trouble(
                                        500,
                                        "The store's file can't be written",
                                        "Give the user who runs Cartage the right to write the folders stores/ and secrets/ of"
                                                + " the home directory, then try again"));
                return;
            }
            if (kept.isEmpty()) {
                room.pages()
                        .send(
                                context,
                                new Trouble(
                                        409,
                                        "There is such a store by now, or something is wrong",
                                        "Go through the steps again"));
                return;
            }
            for (ConnectionKey key : room.setup().cart(draft).connectionKeys()) {
                if (key.secret() && draft.keys().containsKey(key.name())) {
                    room.wrote(context, Credentials.ACTION, draft.storeId() + "/" + key.name(), "");
                }
            }
            room.wrote(context, "connect store", draft.storeId(), "wrote stores/" + draft.storeId() + ".yaml");
            context.session().remove(DRAFT);
            Site.redirect(context, "/stores/" + draft.storeId() + "?connected=yes");
        });
    }

    private void cancel(RoutingContext context) {
        context.session().remove(DRAFT);
        Site.redirect(context, "/stores");
    }
}
