package io.cartage.console;

import io.cartage.cart.CartFacts;
import io.cartage.cart.look.ShopStatus;
import io.cartage.console.view.StoreFields;
import io.cartage.console.view.Trouble;
import io.cartage.flow.connect.FieldFaults;
import io.cartage.flow.connect.StoreEditing;
import io.cartage.flow.connect.StoreShelf;
import io.cartage.staging.desk.Role;
import io.cartage.store.StoreForm;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A store's settings, written into its file with the comments kept. Handlers run in worker threads. */
final class StoreSettingsPage {
    private static final String STATUSES = "orders.statuses";

    private final StoreRoom room;

    StoreSettingsPage(StoreRoom room) {
        this.room = room;
    }

    void serve(Router router) {
        room.on(router, HttpMethod.GET, "/stores/:store/settings", Role.VIEWER, this::show);
        room.on(router, HttpMethod.GET, "/stores/:store/settings/statuses", Role.OPERATOR, this::showStatuses);
        room.on(router, HttpMethod.POST, "/stores/:store/settings", Role.ADMIN, this::save);
    }

    private void show(RoutingContext context) {
        room.store(context).ifPresent(store -> opened(context, store)
                .ifPresent(opened -> show(
                        context,
                        200,
                        store,
                        opened,
                        new StoreForms.Typed(Map.of(), Map.of()),
                        opened.faults(),
                        false)));
    }

    private Optional<StoreEditing.Opened> opened(RoutingContext context, StoreShelf.Entry store) {
        Optional<StoreEditing.Opened> opened = room.shelf().carts().stream()
                .filter(cart -> cart.id().equals(store.cart()))
                .findFirst()
                .flatMap(cart -> room.editing().open(store.id(), cart.id()));
        if (opened.isEmpty()) {
            room.pages()
                    .send(
                            context,
                            new Trouble(
                                    409,
                                    "This file can't be shown as a form",
                                    "It is gone, or names no cart that is known. Mend it in an editor; the store's page tells"
                                            + " what is wrong"));
        }
        return opened;
    }

    private void show(
            RoutingContext context,
            int status,
            StoreShelf.Entry store,
            StoreEditing.Opened opened,
            StoreForms.Typed typed,
            FieldFaults faults,
            boolean changed) {
        Map<String, Object> values = new HashMap<>();
        values.put("store", store);
        values.put("opened", opened);
        values.put("changed", changed);
        values.put("saved", StoreRoom.asked(context, "saved"));
        values.put(
                "fields",
                opened.form()
                        .map(form -> fields(
                                context, form, typed, faults, opened.cart(), StoreRoom.statusesOf(opened.cart()))));
        room.send(context, status, "settings", values);
    }

    private StoreFields fields(
            RoutingContext context,
            StoreForm form,
            StoreForms.Typed typed,
            FieldFaults faults,
            CartFacts cart,
            List<ShopStatus> statuses) {
        boolean readOnly = !Guests.known(context).role().may(Role.ADMIN);
        return new StoreFields(
                form,
                typed.values(),
                typed.on(),
                faults,
                statuses,
                cart.statusWish(),
                room.shelf().customers(),
                Set.of(),
                readOnly);
    }

    /** The shop's own list of statuses, with its labels, asked at this moment. */
    private void showStatuses(RoutingContext context) {
        room.working(context).ifPresent(store -> opened(context, store).ifPresent(opened -> {
            List<ShopStatus> statuses = room.tests().ofStore(store.id(), 1).statuses();
            StoreForm form = opened.form().orElseThrow();
            StoreFields fields = fields(
                    context,
                    form,
                    new StoreForms.Typed(Map.of(), Map.of()),
                    FieldFaults.none(),
                    opened.cart(),
                    statuses.isEmpty() ? StoreRoom.statusesOf(opened.cart()) : statuses);
            room.send(
                    context,
                    "statuses",
                    Map.of("fields", fields, "field", form.fields().get(STATUSES)));
        }));
    }

    private void save(RoutingContext context) {
        room.store(context).ifPresent(store -> opened(context, store)
                .filter(opened -> opened.form().isPresent())
                .ifPresent(opened -> save(context, store, opened)));
    }

    private void save(RoutingContext context, StoreShelf.Entry store, StoreEditing.Opened opened) {
        StoreForms.Typed typed = StoreForms.typed(context, opened.form().orElseThrow());
        StoreEditing.Saved saved = room.editing()
                .save(store.id(), opened.cart(), StoreRoom.field(context, "mark"), typed.values(), typed.on());
        if (saved instanceof StoreEditing.Written written) {
            if (written.lines() > 0) {
                room.wrote(
                        context,
                        "change settings",
                        store.id(),
                        changes(opened.form().orElseThrow(), typed));
            }
            Site.redirect(
                    context, "/stores/" + store.id() + "/settings?saved=" + (written.lines() > 0 ? "yes" : "same"));
        } else if (saved instanceof StoreEditing.Refused refused) {
            show(context, 422, store, opened, typed, refused.faults(), false);
        } else {
            show(context, 409, store, opened, typed, opened.faults(), true);
        }
    }

    /** Which settings; their values stand in the file. */
    private static String changes(StoreForm form, StoreForms.Typed typed) {
        return form.fields().values().stream()
                .filter(field -> typed.values().containsKey(field.path()))
                .filter(field ->
                        !lines(typed.values().getOrDefault(field.path(), "")).equals(lines(field.value())))
                .map(StoreForm.Field::path)
                .collect(Collectors.joining(", "));
    }

    private static List<String> lines(String text) {
        return List.of(text.strip().split("\\s*[,\\n]\\s*"));
    }
}
