package io.cartage.console;

import io.cartage.console.view.TokenForm;
import io.cartage.console.view.Trouble;
import io.cartage.staging.desk.ApiToken;
import io.cartage.staging.desk.ApiTokens;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A user's tokens for programs: made, shown once, taken back. Administrators see everybody's. Handlers run in worker threads. */
final class TokensPage implements Page {
    private static final String NEITHER = "There is no such token of yours";

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final ApiTokens tokens;

    TokensPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.tokens = desk.users().tokens();
    }

    @Override
    public void serve(Router router) {
        router.get("/account/tokens")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(context -> show(context, 200, TokenForm.EMPTY, Optional.empty()), false);
        router.post("/account/tokens")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::make, false);
        router.post("/account/tokens/:id/end")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::end, false);
    }

    /** @param made the one that was just made, with its secret: the only time that it is shown */
    private void show(RoutingContext context, int status, TokenForm form, Optional<ApiTokens.Made> made) {
        Map<String, Object> values = listing(context);
        values.put("form", form);
        values.put("made", made);
        values.put(
                "address",
                context.request().scheme() + "://" + context.request().authority());
        pages.send(context, status, "tokens", values);
    }

    private Map<String, Object> listing(RoutingContext context) {
        User user = Guests.known(context);
        List<ApiToken> others = user.role().may(Role.ADMIN)
                ? tokens.all().stream()
                        .filter(token -> token.userId() != user.id())
                        .toList()
                : List.of();
        Map<String, Object> values = new HashMap<>();
        values.put("own", tokens.of(user.id()));
        values.put("others", others);
        values.put("now", desk.clock().instant());
        return values;
    }

    private void make(RoutingContext context) {
        User user = Guests.known(context);
        TokenForm form = new TokenForm(field(context, "name"), field(context, "role"), field(context, "days"), "");
        String fault = form.fault(user.role());
        if (!fault.isEmpty()) {
            show(context, 422, form.with(fault), Optional.empty());
            return;
        }
        Duration lasts = Duration.ofDays(form.life().orElseThrow());
        Optional<ApiTokens.Made> made =
                tokens.make(user, form.name().strip(), form.wanted().orElseThrow(), lasts);
        if (made.isEmpty()) {
            String many = "You have " + ApiTokens.MOST + " tokens. Take one back that nothing uses any more.";
            show(context, 409, form.with(many), Optional.empty());
            return;
        }
        ApiToken token = made.get().token();
        desk.audit()
                .write(
                        user.name(),
                        "make token",
                        token.name(),
                        token.hint() + "…, " + token.role().word() + ", until "
                                + token.expiresAt().atOffset(ZoneOffset.UTC).toLocalDate());
        show(context, 200, TokenForm.EMPTY, made);
    }

    private void end(RoutingContext context) {
        User user = Guests.known(context);
        Optional<ApiToken> token = id(context)
                .flatMap(tokens::byId)
                .filter(one -> one.userId() == user.id() || user.role().may(Role.ADMIN));
        if (token.isEmpty()) {
            pages.send(context, new Trouble(404, NEITHER, "Load the page anew"));
            return;
        }
        if (tokens.end(token.get().id())) {
            desk.audit()
                    .write(
                            user.name(),
                            "revoke token",
                            token.get().name(),
                            token.get().hint() + "…, " + token.get().role().word());
        }
        if (Guests.isPart(context)) {
            Pages.tell(context, "The token '" + token.get().name() + "' is revoked: it lets nobody in any more.");
            pages.send(context, "tokens-list", listing(context));
        } else {
            Site.redirect(context, "/account/tokens");
        }
    }

    private static Optional<Long> id(RoutingContext context) {
        String text = context.pathParam("id");
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static String field(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
