package io.cartage.console;

import io.cartage.console.view.Trouble;
import io.cartage.flow.bench.MappingDesk;
import io.cartage.flow.bench.MappingDesk.Result;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.flow.bench.TextDiff;
import io.cartage.staging.desk.FileVersion;
import io.cartage.staging.desk.Role;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Saving a mapping and what belongs to it: what a text would change, versions, differences, copies for others. A page sends the
 * text that it shows, and the one that it opened, so that nothing is saved over an edit nobody has seen. What changes nothing is
 * served before the token is looked at. Handlers run in worker threads.
 */
final class MappingSaving implements Page {
    private static final String PATH = "/mappings/:customer/:cart/:flow";
    private static final String TEXT = "text";
    private static final String PROBLEMS = "problems";

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final MappingDesk mappings;
    private final MappingForecasts forecasts;
    private final MappingFormPage form;
    private final MappingCopies copies;

    MappingSaving(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.mappings = new MappingDesk(desk.flows(), desk.database(), desk.clock());
        this.forecasts = new MappingForecasts(desk, pages, mappings);
        this.copies = new MappingCopies(desk, pages, mappings);
        this.form = new MappingFormPage(desk, pages, guests, mappings);
    }

    /** What changes nothing. */
    @Override
    public void serveFree(Router router) {
        form.serveFree(router);
        post(router, "/changes", Role.CONSULTANT, this::showChanges);
        post(router, "/forecast", Role.CONSULTANT, forecasts::begin);
        post(router, "/diff", Role.VIEWER, this::showDiff);
    }

    @Override
    public void serve(Router router) {
        form.serve(router);
        get(router, "/versions", Role.VIEWER, this::showVersions);
        get(router, "/versions/:number", Role.VIEWER, this::showVersion);
        get(router, "/standing", Role.VIEWER, this::showStanding);
        get(router, "/forecast/:number", Role.CONSULTANT, forecasts::show);
        get(router, "/copy", Role.VIEWER, copies::show);
        post(router, "/forecast/:number/stop", Role.CONSULTANT, forecasts::stop);
        post(router, "/save", Role.CONSULTANT, this::save);
        post(router, "/copy", Role.CONSULTANT, copies::save);
        post(router, "/versions/:number/back", Role.CONSULTANT, this::rollBack);
    }

    @FunctionalInterface
    private interface Answer {
        void show(RoutingContext context, MappingSubject subject);
    }

    private void get(Router router, String path, Role role, Answer answer) {
        router.get(PATH + path)
                .handler(context -> guests.check(context, role))
                .blockingHandler(context -> known(context, answer), false);
    }

    private void post(Router router, String path, Role role, Answer answer) {
        router.post(PATH + path)
                .handler(context -> guests.check(context, role))
                .blockingHandler(context -> known(context, answer), false);
    }

    /** A part of a page, for a mapping that there is; whoever asks for it by its address gets the page that it belongs to. */
    private void known(RoutingContext context, Answer answer) {
        MappingSubject subject =
                new MappingSubject(context.pathParam("customer"), context.pathParam("cart"), context.pathParam("flow"));
        if (!mappings.knows(subject)) {
            pages.send(
                    context, new Trouble(404, "There is no such mapping", "The list of mappings shows what there is"));
        } else if (!Guests.isPart(context)) {
            Site.redirect(context, address(subject));
        } else {
            answer.show(context, subject);
        }
    }

    static String address(MappingSubject subject) {
        return "/mappings/" + subject.customer() + "/" + subject.cart() + "/" + subject.flow();
    }

    static String field(RoutingContext context, String name) {
        String value = context.request().getFormAttribute(name);
        return value == null ? "" : value;
    }

    static int number(String value) {
        return value != null && value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
    }

    static Map<String, Object> values(MappingSubject subject) {
        Map<String, Object> values = new HashMap<>();
        values.put("subject", subject);
        values.put("base", address(subject));
        return values;
    }

    private void showChanges(RoutingContext context, MappingSubject subject) {
        String text = field(context, TEXT);
        MappingDesk.Opened saved = mappings.open(subject);
        Map<String, Object> values = values(subject);
        values.put("saved", saved);
        values.put("diff", TextDiff.between(saved.isThere() ? saved.text() : "", text));
        values.put(PROBLEMS, mappings.check(subject, text));
        values.put("conflict", mappings.base(subject, field(context, "opened")).equals(MappingDesk.CHANGED));
        pages.send(context, "mappingchanges", values);
    }

    private void showDiff(RoutingContext context, MappingSubject subject) {
        String against = field(context, "against");
        int number = against.startsWith("version-") ? number(against.substring("version-".length())) : 0;
        Optional<String> other = number > 0
                ? mappings.text(subject, number)
                : against.equals("disk") ? Optional.of(mappings.open(subject).text()) : mappings.fallback(subject);
        Map<String, Object> values = values(subject);
        values.put("against", number > 0 || against.equals("disk") ? against : "default");
        values.put("versions", mappings.versions(subject));
        values.put("diff", TextDiff.between(other.orElse(""), field(context, TEXT)));
        pages.send(context, "mappingdiff", values);
    }

    private void showVersions(RoutingContext context, MappingSubject subject) {
        Map<String, Object> values = values(subject);
        values.put("saved", mappings.open(subject));
        values.put("versions", mappings.versions(subject));
        pages.send(context, "mappingversions", values);
    }

    private void showVersion(RoutingContext context, MappingSubject subject) {
        int number = number(context.pathParam("number"));
        Optional<FileVersion> version = mappings.versions(subject).stream()
                .filter(one -> one.number() == number)
                .findFirst();
        Optional<String> text = mappings.text(subject, number);
        if (version.isEmpty() || text.isEmpty()) {
            pages.send(
                    context, new Trouble(404, "There is no such version", "The list of versions shows what there is"));
            return;
        }
        Map<String, Object> values = values(subject);
        values.put("version", version.get());
        values.put(TEXT, text.get());
        pages.send(context, "mappingversion", values);
    }

    private void showStanding(RoutingContext context, MappingSubject subject) {
        Map<String, Object> values = values(subject);
        values.put("standing", mappings.standing(subject));
        values.put("tries", number(context.request().getParam("tries")));
        pages.send(context, "mappingstanding", values);
    }

    private void save(RoutingContext context, MappingSubject subject) {
        String text = field(context, TEXT);
        String note = field(context, "note").strip();
        String who = Guests.known(context).name();
        Result result = mappings.save(subject, text, mappings.base(subject, field(context, "opened")), who, note);
        answer(context, subject, result, text, "save mapping", note);
    }

    private void rollBack(RoutingContext context, MappingSubject subject) {
        int number = number(context.pathParam("number"));
        String who = Guests.known(context).name();
        String base = mappings.base(subject, field(context, "opened"));
        Optional<Result> result = mappings.rollBack(subject, number, base, who);
        if (result.isEmpty()) {
            pages.send(
                    context, new Trouble(404, "There is no such version", "The list of versions shows what there is"));
            return;
        }
        String text = mappings.text(subject, number).orElse("");
        answer(context, subject, result.get(), text, "roll back mapping", "to version " + number);
    }

    /** Says what became of a saving, and writes it down if it was one. */
    private void answer(
            RoutingContext context, MappingSubject subject, Result result, String text, String action, String detail) {
        Map<String, Object> values = values(subject);
        if (result instanceof Result.Written written) {
            String who = Guests.known(context).name();
            String more = detail.isEmpty() ? "" : ": " + detail;
            desk.audit().write(who, action, told(subject), "version " + written.number() + more);
            values.put("written", written);
            values.put("isBack", !action.equals("save mapping"));
            values.put("standing", mappings.standing(subject));
            context.response()
                    .putHeader(
                            "HX-Trigger", new JsonObject().put("ct-saved", "").encode());
            pages.send(context, "mappingsaved", values);
        } else if (result instanceof Result.Conflict conflict) {
            String now = conflict.now().map(file -> file.file().text()).orElse("");
            values.put("now", now);
            values.put("isGone", conflict.now().isEmpty());
            values.put(TEXT, text);
            values.put("diff", TextDiff.between(now, text));
            pages.send(context, "mappingconflict", values);
        } else {
            values.put(PROBLEMS, ((Result.Refused) result).problems());
            pages.send(context, "mappingrefused", values);
        }
    }

    static String told(MappingSubject subject) {
        return address(subject).substring("/mappings/".length());
    }
}
