package io.cartage.console;

import io.cartage.console.api.Api;
import io.cartage.console.view.Frame;
import io.cartage.console.view.Trouble;
import io.vertx.core.Vertx;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CSRFHandler;
import io.vertx.ext.web.handler.HSTSHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that the console serves, and what every request passes through first, in this order. */
final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private static final long LONGEST_BODY = 1 << 20;
    private static final String SESSIONS = "cartage.sessions";
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Nothing from elsewhere, and no script or style that stands in a page. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Vertx vertx;
    private final Pages pages;
    private final Secrecy secrecy;

    /**
     * How requests come in.
     *
     * @param tls whether they are encrypted
     * @param here whether they come from this machine only
     * @param key what forms are signed with
     */
    record Secrecy(boolean tls, boolean here, String key) {}

    Site(Vertx vertx, Pages pages, Secrecy secrecy) {
        this.vertx = vertx;
        this.pages = pages;
        this.secrecy = secrecy;
    }

    Router router(Assets assets, Desk desk, Guests guests, Live live, String setUpToken) {
        Router router = Router.router(vertx);
        Api api = new Api(desk.services());
        router.route("/api/*").failureHandler(api::fail);
        router.route().failureHandler(this::fail);
        router.route().handler(this::guard);
        if (secrecy.tls()) {
            router.route().handler(HSTSHandler.create(Duration.ofDays(365).toSeconds(), false));
        }
        assets.serve(router);
        api.serve(router); // before sessions and cookies: it knows neither
        remember(router);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY));
        router.route().blockingHandler(guests::recognise, false);
        List<Page> all = pages(desk, guests, assets, setUpToken);
        all.forEach(page -> page.serveFree(router));
        router.route()
                .handler(CSRFHandler.create(vertx, secrecy.key())
                        .setHeaderName(Frame.TOKEN)
                        .setCookieSecure(secrecy.tls())
                        .setTimeout(IDLE.toMillis()));
        all.forEach(page -> page.serve(router));
        live.serve(router);
        router.route().handler(context -> context.fail(404));
        return router;
    }

    /** Sessions, in memory only: after a restart people log in again. */
    private void remember(Router router) {
        LocalMap<String, Session> sessions = vertx.sharedData().getLocalMap(SESSIONS);
        vertx.setPeriodic(60_000, timer -> Strangers.forget(sessions, System.currentTimeMillis()));
        router.route()
                .handler(SessionHandler.create(LocalSessionStore.create(vertx, SESSIONS))
                        .setSessionCookieName("cartage")
                        .setSessionTimeout(IDLE.toMillis())
                        .setCookieHttpOnlyFlag(true)
                        .setCookieSecureFlag(secrecy.tls())
                        .setCookieSameSite(CookieSameSite.LAX)
                        .setNagHttps(false));
    }

    private List<Page> pages(Desk desk, Guests guests, Assets assets, String setUpToken) {
        Passwords passwords = new Passwords();
        return List.of(
                new Entrance(desk, pages, passwords, setUpToken),
                new AccountPage(desk, pages, guests, passwords),
                new OverviewPage(desk, pages, guests),
                new OrdersPage(desk, pages, guests),
                new OrderPage(desk, pages, guests),
                new InventoryPage(desk, pages, guests),
                new WorkListPage(desk, pages, guests),
                new CarriersPage(desk, pages, guests),
                new ShipmentsPage(desk, pages, guests),
                new MappingsPage(desk, pages, guests),
                new MappingEditor(desk, pages, guests, assets.modules()),
                new MappingSaving(desk, pages, guests),
                new StoresPage(desk, pages, guests),
                new NoticesPage(desk, pages, guests),
                new ActivityPage(desk, pages, guests),
                new UsersPage(desk, pages, guests),
                new TokensPage(desk, pages, guests),
                new HelpPage(pages, guests));
    }

    /** Lets one page hold styles of its own that carry a mark which nobody else knows. */
    static void allowStyles(RoutingContext context, String nonce) {
        context.response()
                .putHeader(
                        "Content-Security-Policy",
                        POLICY.replace("style-src 'self'", "style-src 'self' 'nonce-" + nonce + "'"));
    }

    /** A name that points at this machine may be anybody's: who listens to this machine only answers to its own names. */
    private void guard(RoutingContext context) {
        HttpServerResponse response = context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (secrecy.here() && !HERE.contains(hostOf(context))) {
            response.setStatusCode(421).end("The console is at localhost here.\n");
        } else {
            context.next();
        }
    }

    private static String hostOf(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        return authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
    }

    private void fail(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        int status = context.statusCode() < 0 ? 500 : context.statusCode();
        pages.send(context, trouble(status, context));
    }

    private static Trouble trouble(int status, RoutingContext context) {
        return switch (status) {
            case 401 -> new Trouble(401, "You are not logged in any more", "Log in, then do it again");
            case 403 -> new Trouble(403, "This page is out of date", "Load it anew, then do it again");
            case 404 -> new Trouble(404, "There is nothing here", "The side bar shows what there is");
            case 413 -> new Trouble(413, "That is too long", "Send less than a megabyte");
            default -> failure(status, context);
        };
    }

    /** What went wrong stands in the log alone. */
    private static Trouble failure(int status, RoutingContext context) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        LOG.warn(
                "a page failed mark={} path={} status={} message={}",
                mark,
                context.request().path(),
                status,
                context.failure() == null
                        ? ""
                        : String.valueOf(context.failure().getMessage()));
        LOG.debug("a page failed mark={}", mark, context.failure());
        return new Trouble(status, "This did not work", "Try again; the log tells more at mark=" + mark);
    }

    static void redirect(RoutingContext context, String path) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, path)
                .end();
    }
}
