package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.ConsoleSettings;
import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.Users;
import java.io.InputStream;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is let in, and what each may do. */
class AccessTest {
    private static final Map<String, String> NOTHING = Map.of();

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forEach();

    @Test
    void sendsStrangersToTheDoor() throws Exception {
        Visitor stranger = HOSTING.house().visitor();

        for (String path : List.of("/", "/activity", "/overview/board", "/live")) {
            HttpResponse<String> page = stranger.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(303);
            assertThat(page.headers().firstValue("location")).contains("/login");
        }
        HttpResponse<String> part = stranger.getPart("/overview/board");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("hx-redirect")).contains("/login");
        assertThat(stranger.post("/flows/acme-us/orders/run", NOTHING).statusCode())
                .isEqualTo(401);
        assertThat(HOSTING.house().database().switches().take()).isEmpty();
    }

    @Test
    void letsTheFirstInByThePrintedLinkOnce() throws Exception {
        Visitor first = HOSTING.house().visitor();
        URI link = URI.create(HOSTING.house().setUpLink().orElseThrow());
        String token = link.getQuery().substring("token=".length());
        assertThat(first.get("/setup?token=guessed").statusCode()).isEqualTo(404);
        assertThat(first.get("/login").body()).contains("Nobody has been set up yet");
        assertThat(first.get(link.getPath() + "?" + link.getQuery()).body()).contains("Set up the console");

        assertThat(setUp(first, token, "Ada", "too short").statusCode()).isEqualTo(422);
        assertThat(setUp(first, "guessed", "Ada", OpenConsole.PASSWORD).statusCode())
                .isEqualTo(404);
        assertThat(setUp(first, token, "Ada", OpenConsole.PASSWORD).statusCode())
                .isEqualTo(303);

        assertThat(first.get("/").body()).contains("Stores and flows");
        assertThat(HOSTING.house().setUpLink()).isEmpty();
        assertThat(HOSTING.house().database().users().byName("ada"))
                .hasValueSatisfying(user -> assertThat(user.role()).isEqualTo(Role.ADMIN));
        assertThat(setUp(HOSTING.house().visitor(), token, "eve", OpenConsole.PASSWORD)
                        .statusCode())
                .isNotEqualTo(303);
        assertThat(HOSTING.house().database().users().all()).hasSize(1);
    }

    private static HttpResponse<String> setUp(Visitor visitor, String token, String name, String password)
            throws Exception {
        visitor.get("/login");
        return visitor.post("/setup", Map.of("token", token, "name", name, "password", password, "repeated", password));
    }

    @Test
    void beginsAnotherSessionWithTheLogInAndEndsItWithTheLogOut() throws Exception {
        HOSTING.house().add("ada", Role.VIEWER);
        Visitor ada = HOSTING.house().visitor();
        ada.get("/login");
        String before = ada.cookie("cartage").orElseThrow().getValue();

        HttpResponse<String> answer = ada.post("/login", Map.of("name", " ADA ", "password", OpenConsole.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(303);
        HttpCookie session = ada.cookie("cartage").orElseThrow();
        assertThat(session.getValue()).isNotEqualTo(before);
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(answer.headers().allValues("set-cookie"))
                .anyMatch(cookie -> cookie.startsWith("cartage=") && cookie.contains("SameSite=Lax"));
        assertThat(ada.get("/").statusCode()).isEqualTo(200);

        ada.post("/logout", NOTHING);
        assertThat(ada.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void saysTheSameOfAWrongPasswordAndOfAnUnknownName() throws Exception {
        HOSTING.house().add("ada", Role.VIEWER);

        HttpResponse<String> wrong = logIn("ada", "not this");
        HttpResponse<String> unknown = logIn("bob", "not this");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(words(unknown)).isEqualTo(words(wrong)).contains("Name or password is wrong");
    }

    private static String words(HttpResponse<String> page) {
        return page.body().replaceAll("value=\"[^\"]*\"", "");
    }

    private HttpResponse<String> logIn(String name, String password) throws Exception {
        Visitor visitor = HOSTING.house().visitor();
        visitor.get("/login");
        return visitor.post("/login", Map.of("name", name, "password", password));
    }

    @Test
    void locksANameAfterFiveWrongPasswords() throws Exception {
        HOSTING.house().add("ada", Role.VIEWER);
        for (int i = 0; i < Users.MOST_FAILURES; i++) {
            assertThat(logIn("ada", "wrong " + i).statusCode()).isEqualTo(401);
        }

        assertThat(logIn("ada", OpenConsole.PASSWORD).statusCode()).isEqualTo(401);

        HOSTING.house().clock().turn(Users.LOCKED_FOR.plusSeconds(1));
        assertThat(logIn("ada", OpenConsole.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(HOSTING.house().database().audit().latest(10))
                .extracting(Deed::action)
                .containsExactly("log in", "locked out");
    }

    @Test
    void limitsTheAttemptsOfAnAddress() throws Exception {
        HOSTING.house().add("ada", Role.VIEWER);
        for (int i = 0; i < Attempts.MOST; i++) {
            assertThat(logIn("nobody-" + i, "wrong").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> answer = logIn("ada", OpenConsole.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).contains("60");
        HOSTING.house().clock().turn(Attempts.WINDOW);
        assertThat(logIn("ada", OpenConsole.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void letsEachRoleDoWhatItStandsFor() throws Exception {
        for (Role role : Role.values()) {
            HOSTING.house().add(role.word(), role);
            Visitor visitor = HOSTING.house().as(role.word());
            int deeds = role.may(Role.OPERATOR) ? 303 : 403;

            assertThat(visitor.get("/").statusCode()).as(role.word()).isEqualTo(200);
            assertThat(visitor.get("/activity").statusCode()).as(role.word()).isEqualTo(200);
            assertThat(visitor.get("/overview/board").body().contains("hx-post"))
                    .as(role.word())
                    .isEqualTo(role.may(Role.OPERATOR));
            for (String deed : List.of("run", "stop", "start")) {
                assertThat(visitor.post("/flows/acme-us/orders/" + deed, NOTHING)
                                .statusCode())
                        .as(role.word() + " " + deed)
                        .isEqualTo(deeds);
            }
        }
        assertThat(HOSTING.house().database().audit().latest(100).stream()
                        .filter(deed -> deed.subject().equals("acme-us/orders"))
                        .map(deed -> deed.who() + " " + deed.action()))
                .containsExactly(
                        "admin start",
                        "admin stop",
                        "admin run now",
                        "consultant start",
                        "consultant stop",
                        "consultant run now",
                        "operator start",
                        "operator stop",
                        "operator run now");
    }

    @Test
    void changesNothingWithoutATokenOfItsOwnPage() throws Exception {
        HOSTING.house().add("ada", Role.ADMIN);
        Visitor ada = HOSTING.house().as("ada");

        assertThat(ada.postWithoutToken("/flows/acme-us/orders/run", NOTHING).statusCode())
                .isEqualTo(403);
        assertThat(ada.postWithoutToken("/flows/acme-us/orders/run", Map.of("X-XSRF-TOKEN", "made.up.token"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(HOSTING.house().database().switches().take()).isEmpty();
    }

    @Test
    void endsAllSessionsOfAUserAtOnce() throws Exception {
        HOSTING.house().add("ada", Role.VIEWER);
        Visitor atHome = HOSTING.house().as("ada");
        Visitor atWork = HOSTING.house().as("ada");
        assertThat(atHome.get("/").statusCode()).isEqualTo(200);

        atWork.post("/logout/everywhere", NOTHING);

        assertThat(atHome.get("/").statusCode()).isEqualTo(303);
        assertThat(atWork.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void writesWhatOthersWroteAsTextOnly() throws Exception {
        HOSTING.house().add("ada", Role.ADMIN);
        String hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)>";
        HOSTING.house().database().audit().write(hostile, hostile, hostile, hostile);
        Visitor ada = HOSTING.house().as("ada");

        assertThat(ada.get("/activity").body())
                .doesNotContain("<script>alert", "<img src=x")
                .contains("&lt;script&gt;");
        assertThat(logIn(hostile, "x").body()).doesNotContain("<script>alert", "<img src=x");
        assertThat(ada.post("/flows/%3Cscript%3E/orders/run", NOTHING).body()).doesNotContain("<script>alert");
    }

    @Test
    void forbidsPagesToTakeAnythingFromElsewhere() throws Exception {
        HttpResponse<String> page = HOSTING.house().visitor().get("/login");

        assertThat(page.headers().firstValue("content-security-policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.body()).doesNotContain("style=", "onclick", "http://", "https://");
    }

    @Test
    void letsBrowsersKeepWhatIsNamedByItsContents() throws Exception {
        Visitor visitor = HOSTING.house().visitor();
        String address = visitor.get("/login").body().replaceAll("(?s).*href=\"(/assets/[^\"]+css)\".*", "$1");

        HttpResponse<String> style = visitor.get(address);

        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        assertThat(style.headers().firstValue("content-type")).contains("text/css; charset=utf-8");
        assertThat(visitor.get("/assets/0123456789ab/console.css").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/assets/../application.properties").statusCode())
                .isEqualTo(404);
    }

    /** Else a page elsewhere could have its own name lead to this machine, and read what is served here. */
    @Test
    void answersToNoOtherNameThanItsOwn() throws Exception {
        URI address = URI.create(HOSTING.house().address());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET /login HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 421");
            }
        }
    }

    @Test
    void letsAnybodyOnThisMachineIntoADemo() throws Exception {
        try (OpenConsole demo = HOSTING.town().fresh("127.0.0.1", Console.Door.DEMO);
                OpenConsole forAll = HOSTING.town().fresh("0.0.0.0", Console.Door.DEMO)) {
            assertThat(demo.visitor().get("/").body()).contains("Stores and flows", "northwind");
            assertThat(demo.setUpLink()).isEmpty();
            assertThat(forAll.visitor().get("/").statusCode()).isEqualTo(303);
            assertThat(forAll.setUpLink()).isPresent();
        }
    }

    @Test
    void goesOnWithoutAConsoleIfThePortIsTakenOrTheCertificateMissing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConsoleSettings there = new ConsoleSettings("127.0.0.1", taken.getLocalPort(), "", "");
            ConsoleSettings torn = new ConsoleSettings("127.0.0.1", 1, "no-such.crt", "no-such.key");
            ConsoleSettings off = new ConsoleSettings("127.0.0.1", 0, "", "");

            for (ConsoleSettings settings : List.of(there, torn, off)) {
                assertThat(Console.open(
                                HOSTING.house().flows(),
                                HOSTING.house().database(),
                                settings,
                                Console.Door.LOCKED,
                                Clock.systemUTC()))
                        .isEmpty();
            }
        }
    }
}
