package io.cartage.console;

import io.cartage.console.view.Trouble;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Users;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows who sends a request, by their session, and keeps out who may not. The user is read anew each time: a role that was
 * changed, or sessions that were ended in another process, count at once. Thread-safe.
 */
final class Guests {
    private static final String USER = "cartage.user";
    private static final String ID = "id";
    private static final String EPOCH = "epoch";

    private final Users users;
    private final Pages pages;
    private final @Nullable DemoGuest demo;

    /** @param demo who comes in without a password, on this machine only; null for nobody */
    Guests(Users users, Pages pages, @Nullable DemoGuest demo) {
        this.users = users;
        this.pages = pages;
        this.demo = demo;
    }

    /** Who sends the request; empty for a stranger. */
    static Optional<User> of(RoutingContext context) {
        return Optional.ofNullable(context.get(USER));
    }

    /** Whoever sends the request, where only who is known gets. */
    static User known(RoutingContext context) {
        return of(context).orElseThrow();
    }

    /** Whether a part of a page is asked for, by a script. */
    static boolean isPart(RoutingContext context) {
        return context.request().getHeader("HX-Request") != null;
    }

    /** Finds out who sends the request. */
    void recognise(RoutingContext context) {
        Optional<User> user = sessionOf(context);
        if (user.isEmpty() && demo != null && demo.mayEnter(context)) {
            user = Optional.of(demo.user());
            welcome(context, demo.user());
        }
        user.ifPresent(known -> context.put(USER, known));
        context.next();
    }

    private Optional<User> sessionOf(RoutingContext context) {
        Session session = context.session();
        Long id = session.get(ID);
        Integer epoch = session.get(EPOCH);
        if (id == null || epoch == null) {
            return Optional.empty();
        }
        Optional<User> user = users.byId(id).filter(one -> one.active() && one.epoch() == epoch);
        if (user.isEmpty()) {
            session.destroy();
        }
        return user;
    }

    /** Whether somebody has logged in by this session. */
    static boolean isKnown(Session session) {
        return session.get(ID) != null;
    }

    /** Begins the session of a user, under another id than the stranger's had. */
    static void welcome(RoutingContext context, User user) {
        context.session().regenerateId().put(ID, user.id()).put(EPOCH, user.epoch());
        context.put(USER, user);
    }

    /** Lets only those pass who may do what the role stands for; sends strangers to the door. */
    void check(RoutingContext context, Role needed) {
        Optional<User> user = of(context);
        if (user.isEmpty()) {
            toTheDoor(context);
        } else if (!user.get().role().may(needed)) {
            pages.send(
                    context,
                    new Trouble(
                            403,
                            "You may look, but not do this",
                            "It takes the role " + needed.word() + "; you are "
                                    + user.get().role().word() + ". Ask whoever manages the users"));
        } else {
            context.next();
        }
    }

    private static void toTheDoor(RoutingContext context) {
        if (isPart(context)) {
            context.response()
                    .setStatusCode(401)
                    .putHeader("HX-Redirect", "/login")
                    .end();
        } else if (context.request().method().equals(HttpMethod.GET)) {
            Site.redirect(context, "/login");
        } else {
            context.fail(401);
        }
    }
}
