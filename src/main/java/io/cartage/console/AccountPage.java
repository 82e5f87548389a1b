package io.cartage.console;

import io.cartage.console.view.SetUp;
import io.cartage.console.view.Trouble;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What users do about their own password: change it, or choose it by a link that an administrator made. Handlers run in
 * worker threads.
 */
final class AccountPage implements Page {
    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Accounts accounts;

    AccountPage(Desk desk, Pages pages, Guests guests, Passwords passwords) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.passwords = passwords;
        this.attempts = new Attempts(desk.clock());
        this.accounts = new Accounts(desk.database(), desk.clock());
    }

    @Override
    public void serve(Router router) {
        router.get("/account")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(context -> show(context, 200, "", ""), false);
        router.post("/account/password")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::changePassword, false);
        router.get("/welcome").blockingHandler(this::welcome, false);
        router.post("/welcome").blockingHandler(this::choosePassword, false);
    }

    private void show(RoutingContext context, int status, String fault, String done) {
        User user = Guests.known(context);
        Map<String, Object> values = new HashMap<>();
        values.put("account", accounts.byId(user.id()).orElseThrow());
        values.put("fault", fault);
        values.put("done", done);
        pages.send(context, status, "account", values);
    }

    /** Other sessions of the user end; this one goes on. */
    private void changePassword(RoutingContext context) {
        User user = Guests.known(context);
        Optional<String> hash = desk.users().passwordHash(user.id());
        if (hash.isEmpty()) {
            show(context, 409, "You came in without a password, so there is none to change.", "");
            return;
        }
        String chosen = field(context, "password");
        String fault = Passwords.fault(chosen, field(context, "repeated"));
        if (!fault.isEmpty()) {
            show(context, 422, fault, "");
            return;
        }
        String old = field(context, "old");
        if (!attempts.mayTry(user.name())) {
            context.response().putHeader("Retry-After", String.valueOf(Attempts.WINDOW.toSeconds()));
            show(context, 429, "That were too many attempts. Wait a minute, then try again.", "");
            return;
        }
        if (old.length() > Passwords.LONGEST || !passwords.matches(old, hash.get())) {
            show(context, 422, "The old password is wrong.", "");
            return;
        }
        User now = accounts.setPassword(user.id(), passwords.hash(chosen));
        desk.audit().write(now.name(), "change password", now, "");
        Guests.welcome(context, now);
        show(context, 200, "", "Your password is changed. Your other sessions have ended.");
    }

    private void welcome(RoutingContext context) {
        String token = Objects.requireNonNullElse(context.request().getParam("token"), "");
        Optional<User> user = accounts.byLink(token);
        if (user.isEmpty()) {
            noUse(context);
        } else {
            ask(context, 200, token, user.get(), "");
        }
    }

    private void ask(RoutingContext context, int status, String token, User user, String fault) {
        pages.send(context, status, "welcome", Map.of("setUp", new SetUp(token, user.name(), fault)));
    }

    private void choosePassword(RoutingContext context) {
        String token = field(context, "token");
        Optional<User> invited = accounts.byLink(token);
        if (invited.isEmpty()) {
            noUse(context);
            return;
        }
        String password = field(context, "password");
        String fault = Passwords.fault(password, field(context, "repeated"));
        if (!fault.isEmpty()) {
            ask(context, 422, token, invited.get(), fault);
            return;
        }
        Optional<User> user = accounts.take(token, passwords.hash(password));
        if (user.isEmpty()) {
            noUse(context);
            return;
        }
        desk.audit().write(user.get().name(), "choose password", user.get(), "by a link");
        Guests.welcome(context, user.get());
        Site.redirect(context, "/");
    }

    private void noUse(RoutingContext context) {
        pages.send(
                context,
                new Trouble(
                        404,
                        "This link is of no use",
                        "It works once, and for a few days. Ask whoever gave it to you for another"));
    }

    private static String field(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
