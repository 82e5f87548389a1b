package io.cartage.console;

import io.cartage.cart.look.ShopHistory;
import io.cartage.console.view.Trouble;
import io.cartage.flow.BackfillRequest;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.connect.StoreDays;
import io.cartage.flow.connect.StoreShelf;
import io.cartage.staging.desk.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Orders of the past, staged in the background. Handlers run in worker threads. */
final class StoreBackfillPage {
    private static final Duration SHOWN = Duration.ofDays(90);

    private final StoreRoom room;

    StoreBackfillPage(StoreRoom room) {
        this.room = room;
    }

    /** A span of time that is asked for. */
    private record Span(Instant from, Instant to) {}

    void serve(Router router) {
        room.on(router, HttpMethod.GET, "/stores/:store/backfill", Role.OPERATOR, this::show);
        room.on(router, HttpMethod.GET, "/stores/:store/backfill/progress", Role.OPERATOR, this::showProgress);
        room.on(router, HttpMethod.GET, "/stores/:store/backfill/estimate", Role.OPERATOR, this::estimate);
        room.on(router, HttpMethod.POST, "/stores/:store/backfill", Role.OPERATOR, this::begin);
        room.on(router, HttpMethod.POST, "/stores/:store/backfill/stop", Role.OPERATOR, this::stop);
    }

    private void show(RoutingContext context) {
        room.working(context).ifPresent(store -> {
            StoreDays days = days(store);
            Instant now = room.desk().clock().instant();
            Map<String, Object> values = new HashMap<>();
            values.put("store", store);
            values.put("status", room.backfills().status(store.id()));
            values.put("unfinished", room.backfills().unfinished(store.id()));
            values.put("from", days.day(now.minus(SHOWN)));
            values.put("to", days.day(now));
            values.put("zone", days.zone().getId());
            room.send(context, "backfill", values);
        });
    }

    private void showProgress(RoutingContext context) {
        room.working(context)
                .ifPresent(store -> room.send(
                        context,
                        "progress",
                        Map.of("store", store, "status", room.backfills().status(store.id()))));
    }

    private void estimate(RoutingContext context) {
        room.working(context).ifPresent(store -> span(context, store)
                .ifPresentOrElse(
                        span -> {
                            Optional<ShopHistory> history =
                                    room.tests().ofStore(store.id(), 1).history();
                            room.send(
                                    context,
                                    "estimate",
                                    Map.of("history", history, "from", span.from(), "until", span.to()));
                        },
                        () -> room.pages().send(context, StoreShopPage.wrongDays())));
    }

    private void begin(RoutingContext context) {
        room.working(context).ifPresent(store -> {
            Optional<Span> span = span(context, store);
            int share = share(StoreRoom.field(context, "share"));
            if (span.isEmpty() || share == 0) {
                room.pages()
                        .send(
                                context,
                                span.isEmpty()
                                        ? StoreShopPage.wrongDays()
                                        : new Trouble(
                                                422, "The share is no percentage", "Write a number from 1 to 100"));
                return;
            }
            boolean again = StoreRoom.field(context, "again").equals("yes");
            String who = Guests.known(context).name();
            BackfillRequest request = new BackfillRequest(
                    store.id(), span.get().from(), span.get().to(), share, again);
            if (!room.backfills().begin(request, who)) {
                room.pages()
                        .send(
                                context,
                                new Trouble(
                                        409,
                                        "A backfill of this store is at work",
                                        "Wait for its end, or stop it; it goes on later where it was"));
                return;
            }
            room.wrote(
                    context,
                    "backfill",
                    store.id() + "/orders",
                    request.from() + " to " + request.to() + ", " + share + " % of the quota"
                            + (again ? ", anew" : ""));
            Site.redirect(context, "/stores/" + store.id() + "/backfill");
        });
    }

    private void stop(RoutingContext context) {
        room.working(context).ifPresent(store -> {
            if (room.backfills().stop(store.id())) {
                room.wrote(context, "stop backfill", store.id() + "/orders", "");
            }
            Site.redirect(context, "/stores/" + store.id() + "/backfill");
        });
    }

    private StoreDays days(StoreShelf.Entry store) {
        PreparedStore prepared = room.shelf().atWork(store.id()).orElseThrow();
        return new StoreDays(prepared.store().timezone());
    }

    /** Days of the store's time zone, or, to go on with one that was broken off, its very instants. */
    private Optional<Span> span(RoutingContext context, StoreShelf.Entry store) {
        StoreDays days = days(store);
        String from = StoreRoom.asked(context, "from");
        String to = StoreRoom.asked(context, "to");
        Optional<Instant> begin = days.beginning(from).or(() -> moment(from));
        Optional<Instant> end = days.end(to).or(() -> moment(to));
        return begin.filter(first -> end.filter(first::isBefore).isPresent())
                .map(first -> new Span(first, end.orElseThrow()));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static int share(String text) {
        try {
            int share = Integer.parseInt(text.strip());
            return share >= 1 && share <= 100 ? share : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
