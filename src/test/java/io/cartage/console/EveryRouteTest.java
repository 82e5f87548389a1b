package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for all that the console serves, whoever adds to it: this test goes through the router itself. */
class EveryRouteTest {
    private static final Map<String, String> NOTHING = Map.of();

    /** What strangers need to come in, or what tells nobody anything. */
    private static final Set<String> FOR_ANYBODY = Set.of(
            "GET /login",
            "POST /login",
            "GET /setup",
            "POST /setup",
            "GET /welcome",
            "POST /welcome",
            "POST /logout",
            "POST /logout/everywhere",
            "GET /api/v1/openapi.json",
            "GET /api/v1/openapi.yaml");

    /** What all users do about themselves. */
    private static final Set<String> OF_ONE_S_OWN =
            Set.of("POST /account/password", "POST /account/tokens", "POST /account/tokens/:id/end");

    /** What changes nothing, and is asked so often that tokens would be in each other's way. */
    private static final Set<String> WITHOUT_A_TOKEN = Set.of(
            "POST /mappings/:customer/:cart/:flow/look",
            "POST /mappings/:customer/:cart/:flow/complete",
            "POST /mappings/:customer/:cart/:flow/hint",
            "POST /mappings/:customer/:cart/:flow/changes",
            "POST /mappings/:customer/:cart/:flow/forecast",
            "POST /mappings/:customer/:cart/:flow/diff",
            "POST /mappings/:customer/:cart/:flow/form");

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forAll().oneOfEachRole();

    /** {@code POST /flows/:store/:flow/:deed} and so on, the API's apart from the pages'. */
    private static Set<String> routes(Predicate<String> which) {
        Set<String> routes = new TreeSet<>();
        for (Route route : HOSTING.house().routes()) {
            String path = route.getPath();
            if (path != null && !path.startsWith("/assets") && route.methods() != null) {
                for (HttpMethod method : route.methods()) {
                    routes.add(method.name() + " " + path);
                }
            }
        }
        routes.removeIf(which.negate());
        return routes;
    }

    private static boolean isPages(String route) {
        return !route.contains(" /api/") && !FOR_ANYBODY.contains(route);
    }

    private static boolean isPost(String route) {
        return route.startsWith("POST ");
    }

    private static String path(String route) {
        return route.substring(route.indexOf('/')).replaceAll(":\\w+", "1").replace("*", "x");
    }

    @Test
    void knowsOfAllRoutes() {
        assertThat(routes(route -> true))
                .contains("GET /", "POST /flows/:store/:flow/:deed", "POST /login", "GET /live", "GET /api/v1/flows");
        assertThat(routes(route -> !route.startsWith("GET ") && !isPost(route)))
                .as("only these two methods are guarded as this test knows it")
                .isEmpty();
    }

    @Test
    void showsStrangersTheDoorOnly() throws Exception {
        Visitor stranger = HOSTING.house().visitor();
        stranger.get("/login");
        for (String route : routes(EveryRouteTest::isPages)) {
            HttpResponse<String> answer =
                    isPost(route) ? stranger.post(path(route), NOTHING) : stranger.get(path(route));
            if (isPost(route)) {
                assertThat(answer.statusCode()).as(route).isEqualTo(401);
            } else {
                assertThat(answer.statusCode()).as(route).isEqualTo(303);
                assertThat(answer.headers().firstValue("location")).as(route).contains("/login");
                assertThat(stranger.getPart(path(route)).statusCode()).as(route).isEqualTo(401);
            }
        }
        for (String route : routes(route -> route.contains(" /api/") && !FOR_ANYBODY.contains(route))) {
            HttpResponse<String> answer =
                    isPost(route) ? stranger.post(path(route), NOTHING) : stranger.get(path(route));
            assertThat(answer.statusCode()).as(route).isEqualTo(401);
        }
    }

    @Test
    void changesNothingForAnotherSitesForm() throws Exception {
        Visitor admin = HOSTING.house().as("admin");
        for (String route :
                routes(route -> isPost(route) && !route.contains(" /api/") && !WITHOUT_A_TOKEN.contains(route))) {
            assertThat(admin.postWithoutToken(path(route), NOTHING).statusCode())
                    .as(route)
                    .isEqualTo(403);
            assertThat(admin.postWithoutToken(path(route), Map.of("X-XSRF-TOKEN", "a.b.c"))
                            .statusCode())
                    .as(route)
                    .isEqualTo(403);
        }
        assertThat(admin.get("/").statusCode()).as("still logged in").isEqualTo(200);
    }

    @Test
    void letsViewersChangeWhatIsTheirsOnly() throws Exception {
        Visitor viewer = HOSTING.house().as("viewer");
        Set<String> deeds = new HashSet<>(routes(route -> isPages(route) && isPost(route)));
        assertThat(deeds).isNotEmpty();
        deeds.removeAll(OF_ONE_S_OWN);
        deeds.removeAll(WITHOUT_A_TOKEN);

        for (String route : deeds) {
            assertThat(viewer.post(path(route), NOTHING).statusCode()).as(route).isEqualTo(403);
        }
    }

    /** Neither kept by anybody, nor shown within another page, nor taking anything from elsewhere. */
    @Test
    void guardsAllItSends() throws Exception {
        Visitor admin = HOSTING.house().as("admin");
        for (String route : routes(route -> !isPost(route) && !route.equals("GET /live"))) {
            HttpResponse<String> answer = admin.get(path(route));
            assertThat(answer.statusCode()).as(route).isLessThan(500);
            assertThat(answer.headers().firstValue("cache-control")).as(route).contains("no-store");
            assertThat(answer.headers().firstValue("x-content-type-options"))
                    .as(route)
                    .contains("nosniff");
            assertThat(answer.headers().firstValue("content-security-policy"))
                    .as(route)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                            .doesNotContain("unsafe-"));
            answer.headers()
                    .firstValue("location")
                    .ifPresent(place -> assertThat(place).as(route).matches("/[^/\\\\].*|/"));
        }
    }

    @Test
    void sendsNothingFromOutsideItsOwnFiles() throws Exception {
        Visitor admin = HOSTING.house().as("admin");
        for (String path : List.of(
                "/assets/../application.properties",
                "/assets/..%2f..%2fapplication.properties",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/..%5c..%5cetc/passwd",
                "//etc/passwd",
                "/assets/")) {
            HttpResponse<String> answer = admin.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).doesNotContain("root:", "camel.");
        }
    }
}
