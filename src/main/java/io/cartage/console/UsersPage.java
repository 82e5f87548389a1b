package io.cartage.console;

import io.cartage.console.view.Trouble;
import io.cartage.staging.desk.Account;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Users;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who may use the console, and what each may do; for administrators. Handlers run in worker threads. */
final class UsersPage implements Page {
    private static final Trouble NO_ONE_LEFT = new Trouble(
            409,
            "Nobody would be left who may change users",
            "Make somebody else an administrator first, who has come in once");

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final Accounts accounts;

    UsersPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.accounts = new Accounts(desk.database(), desk.clock());
    }

    @Override
    public void serve(Router router) {
        router.get("/users")
                .handler(context -> guests.check(context, Role.ADMIN))
                .blockingHandler(context -> show(context, Optional.empty()), false);
        router.get("/users/:id")
                .handler(context -> guests.check(context, Role.ADMIN))
                .blockingHandler(this::showOne, false);
        router.post("/users")
                .handler(context -> guests.check(context, Role.ADMIN))
                .blockingHandler(this::invite, false);
        router.post("/users/:id/:deed")
                .handler(context -> guests.check(context, Role.ADMIN))
                .blockingHandler(this::act, false);
    }

    /** @param link that was just made, shown this once */
    private void show(RoutingContext context, Optional<Accounts.Link> link) {
        Map<String, Object> values = new HashMap<>();
        values.put("accounts", accounts.all());
        values.put("now", desk.clock().instant());
        values.put("link", link);
        pages.send(context, Guests.isPart(context) ? "users-list" : "users", values);
    }

    private void showOne(RoutingContext context) {
        Optional<Account> account = account(context);
        if (account.isEmpty()) {
            nobody(context);
            return;
        }
        pages.send(
                context,
                Guests.isPart(context) ? "user" : "user-page",
                Map.of("account", account.get(), "now", desk.clock().instant()));
    }

    private void invite(RoutingContext context) {
        String written = field(context, "name");
        Optional<String> name = Users.name(written);
        Optional<Role> role = role(context);
        if (name.isEmpty() || role.isEmpty()) {
            pages.send(
                    context,
                    new Trouble(
                            422,
                            "That can't be a name",
                            "A name has letters a to z, digits, and . _ @ - between them, at most 63"));
            return;
        }
        Optional<Accounts.Link> link = accounts.invite(name.get(), role.get());
        if (link.isEmpty()) {
            pages.send(
                    context,
                    new Trouble(
                            409, "There is a user of that name", "Choose another, or look whether it is who you mean"));
            return;
        }
        User added = desk.users().byName(name.get()).orElseThrow();
        write(context, "invite user", added, "as " + role.get().word());
        Pages.tell(context, name.get() + " can come in by the link.");
        show(context, link);
    }

    private void act(RoutingContext context) {
        Optional<Account> found = account(context);
        if (found.isEmpty()) {
            nobody(context);
            return;
        }
        User user = found.get().user();
        switch (context.pathParam("deed")) {
            case "role" ->
                role(context)
                        .ifPresentOrElse(
                                role -> change(context, user, role, user.active(), "change role", "to " + role.word()),
                                () -> context.fail(400));
            case "off" -> change(context, user, user.role(), false, "switch off user", "");
            case "on" -> change(context, user, user.role(), true, "switch on user", "");
            case "unlock" -> {
                accounts.unlock(user.id());
                done(context, "unlock user", user, user.name() + " may try again.");
            }
            case "sessions" -> {
                desk.users().endSessions(user.id());
                done(context, "end sessions", user, "All sessions of " + user.name() + " have ended.");
            }
            case "link" -> {
                Accounts.Link link = accounts.newLink(user);
                write(context, "make link for user", user, "");
                Pages.tell(context, "The link lets " + user.name() + " choose a password.");
                show(context, Optional.of(link));
            }
            default -> context.fail(404);
        }
    }

    private void change(RoutingContext context, User user, Role role, boolean active, String action, String detail) {
        if (!accounts.change(user.id(), role, active)) {
            pages.send(context, NO_ONE_LEFT);
            return;
        }
        write(context, action, user, detail);
        Pages.tell(
                context,
                active ? user.name() + " is " + role.word() + " now." : user.name() + " can't come in any more.");
        if (user.id() == Guests.known(context).id() && !role.may(Role.ADMIN)) {
            context.response().putHeader("HX-Redirect", "/");
        }
        show(context, Optional.empty());
    }

    private void done(RoutingContext context, String action, User user, String words) {
        write(context, action, user, "");
        Pages.tell(context, words);
        show(context, Optional.empty());
    }

    private void write(RoutingContext context, String action, User user, String detail) {
        desk.audit().write(Guests.known(context).name(), action, user, detail);
    }

    private Optional<Account> account(RoutingContext context) {
        String id = context.pathParam("id");
        return id.matches("\\d{1,18}") ? accounts.byId(Long.parseLong(id)) : Optional.empty();
    }

    private void nobody(RoutingContext context) {
        pages.send(context, new Trouble(404, "There is no such user", "Load the list of users anew"));
    }

    private static Optional<Role> role(RoutingContext context) {
        String word = field(context, "role");
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(word))
                .findFirst();
    }

    private static String field(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
