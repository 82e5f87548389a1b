package io.cartage.console;

import io.cartage.console.view.Csv;
import io.cartage.console.view.Filters;
import io.cartage.console.view.Listing;
import io.cartage.staging.desk.Audit;
import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who did what: the audit log. Handlers run in worker threads. */
final class ActivityPage implements Page {
    private static final int PAGE = 100;
    private static final int PATIENCE_SECONDS = 30;

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;

    ActivityPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
    }

    @Override
    public void serve(Router router) {
        router.get("/activity")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::show, false);
        router.get("/activity.csv")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::download, false);
    }

    private void show(RoutingContext context) {
        Filters asked = NoticesPage.asked(context);
        Listing<Deed> listing =
                Listing.of(PAGE, most -> desk.audit().page(question(asked), asked.before(), most), Deed::id);
        if (Guests.isPart(context)) {
            context.response().putHeader("HX-Push-Url", asked.address());
            pages.send(context, "activity-list", Map.of("asked", asked, "listing", listing));
        } else {
            pages.send(
                    context,
                    "activity",
                    Map.of(
                            "asked",
                            asked,
                            "listing",
                            listing,
                            "users",
                            desk.users().all(),
                            "actions",
                            desk.audit().actions()));
        }
    }

    private static Audit.Question question(Filters asked) {
        return new Audit.Question(
                asked.number("who"), asked.text("did"), asked.day("since", 0), asked.day("until", 1), asked.value("q"));
    }

    /** Sends it part by part, each when the one before has left, so that it may be as long as it is. */
    private void download(RoutingContext context) {
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cartage-activity.csv\"");
        send(response, Csv.deedsHead());
        desk.audit().each(question(NoticesPage.asked(context)), part -> send(response, Csv.deeds(part)));
        response.end();
    }

    private static void send(HttpServerResponse response, String text) {
        try {
            response.write(text).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("nobody takes the download any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while downloading", e);
        }
    }
}
