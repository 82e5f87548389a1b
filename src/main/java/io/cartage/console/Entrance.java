package io.cartage.console;

import io.cartage.console.view.SetUp;
import io.cartage.console.view.Trouble;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Users;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The door: logging in and out, and the first user by the link that was printed. Handlers run in worker threads. */
final class Entrance implements Page {
    private static final String REFUSED = "Name or password is wrong, or the name is locked. After "
            + Users.MOST_FAILURES + " wrong passwords a name is locked for "
            + Users.LOCKED_FOR.toMinutes() + " minutes.";

    private final Desk desk;
    private final Pages pages;
    private final Passwords passwords;
    private final Attempts attempts;
    private final String setUpToken;

    Entrance(Desk desk, Pages pages, Passwords passwords, String setUpToken) {
        Clock clock = desk.clock();
        this.desk = desk;
        this.pages = pages;
        this.passwords = passwords;
        this.attempts = new Attempts(clock);
        this.setUpToken = setUpToken;
    }

    @Override
    public void serve(Router router) {
        router.get("/login").blockingHandler(this::showLogin, false);
        router.post("/login").blockingHandler(this::login, false);
        router.get("/setup").blockingHandler(this::showSetUp, false);
        router.post("/setup").blockingHandler(this::setUp, false);
        router.post("/logout").blockingHandler(this::logout, false);
        router.post("/logout/everywhere").blockingHandler(this::logoutEverywhere, false);
    }

    private void showLogin(RoutingContext context) {
        if (Guests.of(context).isPresent()) {
            Site.redirect(context, "/");
        } else {
            ask(context, 200, "", "");
        }
    }

    private void ask(RoutingContext context, int status, String name, String fault) {
        Map<String, Object> values =
                Map.of("name", name, "fault", fault, "empty", desk.users().isEmpty());
        pages.send(context, status, "login", values);
    }

    private void login(RoutingContext context) {
        String written = field(context, "name");
        String password = field(context, "password");
        if (!attempts.mayTry(context.request().remoteAddress().hostAddress())) {
            context.response().putHeader("Retry-After", String.valueOf(Attempts.WINDOW.toSeconds()));
            ask(context, 429, written, "That were too many attempts. Wait a minute, then try again.");
            return;
        }
        Optional<User> user = Users.name(written).flatMap(desk.users()::byName);
        if (user.isPresent() && isRight(user.get(), password)) {
            desk.users().cameIn(user.get().id());
            desk.audit().write(user.get().name(), "log in", user.get(), "");
            Guests.welcome(context, user.get());
            Site.redirect(context, "/");
        } else {
            ask(context, 401, written, REFUSED);
        }
    }

    /** A locked name is refused whatever the password is, in the same time and words. */
    private boolean isRight(User user, String password) {
        Optional<String> hash = desk.users().passwordHash(user.id());
        boolean open =
                user.active() && !user.isLocked(desk.clock().instant()) && password.length() <= Passwords.LONGEST;
        if (hash.isEmpty() || !open) {
            passwords.pretend("a password");
            return false;
        }
        boolean right = passwords.matches(password, hash.get());
        if (!right && desk.users().failed(user.id())) {
            desk.audit().write(user.name(), "locked out", user, "too many wrong passwords in a row");
        }
        return right;
    }

    private void showSetUp(RoutingContext context) {
        String token = Objects.requireNonNullElse(context.request().getParam("token"), "");
        if (mayBegin(context, token)) {
            pages.send(context, "setup", Map.of("setUp", new SetUp(token, "admin", "")));
        }
    }

    private void setUp(RoutingContext context) {
        String token = field(context, "token");
        if (!mayBegin(context, token)) {
            return;
        }
        String written = field(context, "name");
        String password = field(context, "password");
        Optional<String> name = Users.name(written);
        String fault = fault(name, password, field(context, "repeated"));
        if (!fault.isEmpty()) {
            pages.send(context, 422, "setup", Map.of("setUp", new SetUp(token, written, fault)));
            return;
        }
        Optional<User> added = desk.users().addFirst(name.orElseThrow(), Optional.of(passwords.hash(password)));
        if (added.isEmpty()) {
            tooLate(context);
            return;
        }
        desk.audit().write(added.get().name(), "set up", added.get(), "the first user");
        Guests.welcome(context, added.get());
        Site.redirect(context, "/");
    }

    private static String fault(Optional<String> name, String password, String repeated) {
        if (name.isEmpty()) {
            return "A name has letters a to z, digits, and . _ @ - between them, at most 63.";
        }
        return Passwords.fault(password, repeated);
    }

    private boolean mayBegin(RoutingContext context, String token) {
        boolean right = MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), setUpToken.getBytes(StandardCharsets.UTF_8));
        if (!right || !desk.users().isEmpty()) {
            tooLate(context);
            return false;
        }
        return true;
    }

    private void tooLate(RoutingContext context) {
        pages.send(
                context,
                new Trouble(
                        404,
                        "This link is of no use",
                        "A set-up link works once, and as long as the process that printed it runs. Log in, or start"
                                + " Cartage anew for another link if nobody was set up yet"));
    }

    private void logout(RoutingContext context) {
        Guests.of(context).ifPresent(user -> desk.audit().write(user.name(), "log out", user, ""));
        leave(context);
    }

    private void logoutEverywhere(RoutingContext context) {
        Guests.of(context).ifPresent(user -> {
            desk.users().endSessions(user.id());
            desk.audit().write(user.name(), "log out everywhere", user, "");
        });
        leave(context);
    }

    private static void leave(RoutingContext context) {
        context.session().destroy();
        Site.redirect(context, "/login");
    }

    private static String field(RoutingContext context, String name) {
        HttpServerRequest request = context.request();
        return Objects.requireNonNullElse(request.getFormAttribute(name), "");
    }
}
