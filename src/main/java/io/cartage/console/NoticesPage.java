package io.cartage.console;

import io.cartage.console.view.Filters;
import io.cartage.console.view.Listing;
import io.cartage.console.view.NoticeLine;
import io.cartage.console.view.Trouble;
import io.cartage.flow.Flow;
import io.cartage.flow.PreparedStore;
import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.CallPage;
import io.cartage.staging.desk.Calls;
import io.cartage.staging.desk.Event;
import io.cartage.staging.desk.LoggedRun;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.NoticeQuestion;
import io.cartage.staging.desk.Notices;
import io.cartage.staging.desk.Postbook;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.RunLog;
import io.cartage.staging.desk.Timeline;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** What people should know, and what went on: notices, calls, runs, events. Handlers run in worker threads. */
final class NoticesPage implements Page {
    private static final int PAGE = 50;
    private static final int RECORDS = 200;
    private static final int CALLS = 100;

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final Notices notices;
    private final Postbook postbook;
    private final Calls calls;
    private final RunLog runs;
    private final Timeline timeline;

    NoticesPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.notices = desk.database().notices();
        this.postbook = desk.database().postbook();
        this.calls = desk.database().calls();
        this.runs = new RunLog(desk.database());
        this.timeline = new Timeline(desk.database());
    }

    @Override
    public void serve(Router router) {
        get(router, "/notices", "notices", this::notices);
        get(router, "/notices/calls", "calls", this::calls);
        get(router, "/notices/runs", "runs", this::runs);
        get(router, "/notices/events", "events", this::events);
        router.get("/notices/calls/:id")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::showCall, false);
        router.get("/notices/runs/:id")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::showRun, false);
    }

    private void get(Router router, String path, String template, Function<Filters, Listing<?>> list) {
        router.get(path)
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(context -> show(context, template, list), false);
    }

    /** The list alone where a script asks: what it is asked for stands in the address all the same. */
    private void show(RoutingContext context, String template, Function<Filters, Listing<?>> list) {
        Filters asked = asked(context);
        Map<String, Object> values = Map.of("asked", asked, "listing", list.apply(asked));
        if (Guests.isPart(context)) {
            context.response().putHeader("HX-Push-Url", asked.address());
            pages.send(context, template + "-list", values);
        } else {
            pages.send(context, template, with(values, "stores", stores(), "flows", flows()));
        }
    }

    private static Map<String, Object> with(Map<String, Object> values, Object... more) {
        Map<String, Object> all = new HashMap<>(values);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    private Listing<NoticeLine> notices(Filters asked) {
        NoticeQuestion question = new NoticeQuestion(asked.text("store"), asked.text("kind"));
        boolean resolved = asked.is("state", "resolved");
        List<Notice> found = resolved
                ? notices.resolved(question, NoticeQuestion.Mark.of(asked.value("before")), PAGE + 1)
                : notices.open(question);
        List<Notice> shown = resolved ? found.subList(0, Math.min(PAGE, found.size())) : found;
        List<Postbook.Told> told = postbook.told(shown.stream().map(Notice::id).toList());
        return new Listing<>(
                shown.stream().map(notice -> NoticeLine.of(notice, told)).toList(),
                shown.size() < found.size()
                        ? NoticeQuestion.Mark.of(shown.get(PAGE - 1)).map(NoticeQuestion.Mark::text)
                        : Optional.empty());
    }

    private Listing<Calls.Numbered> calls(Filters asked) {
        CallPage question = new CallPage(
                asked.text("store"),
                asked.text("flow"),
                asked.number("run"),
                Arrays.stream(CallPage.Answer.values())
                        .filter(answer -> asked.is("answer", answer.word()))
                        .findFirst()
                        .orElse(CallPage.Answer.ANY),
                Math.max(0, asked.number("slow").orElse(0)),
                asked.value("q"),
                asked.day("since", 0),
                asked.day("until", 1));
        Calls.Part part = calls.page(question, asked.before(), PAGE);
        return new Listing<>(
                part.calls(), part.next().stream().mapToObj(String::valueOf).findFirst());
    }

    private Listing<LoggedRun> runs(Filters asked) {
        RunLog.Question question = new RunLog.Question(
                asked.text("store"),
                asked.text("flow"),
                asked.text("status"),
                asked.is("idle", "no"),
                asked.day("since", 0),
                asked.day("until", 1));
        return Listing.of(PAGE, most -> runs.page(question, asked.before(), most), LoggedRun::id);
    }

    private Listing<Event> events(Filters asked) {
        Optional<Event.Kind> kind = Arrays.stream(Event.Kind.values())
                .filter(one -> asked.is("kind", one.word()))
                .findFirst();
        List<Event> found = timeline.page(asked.text("store"), kind, moment(asked), PAGE);
        return new Listing<>(
                found,
                found.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(position(found.get(found.size() - 1).at())));
    }

    /** A moment as a number of an address, to the microsecond. */
    private static String position(Instant at) {
        return String.valueOf(at.getEpochSecond() * 1_000_000 + at.getNano() / 1000);
    }

    private Instant moment(Filters asked) {
        OptionalLong before = asked.number("before");
        return before.isEmpty()
                ? desk.clock().instant().plusSeconds(3600) // clocks of other processes may go before
                : Instant.ofEpochSecond(
                        Math.floorDiv(before.getAsLong(), 1_000_000L),
                        Math.floorMod(before.getAsLong(), 1_000_000L) * 1000);
    }

    private void showCall(RoutingContext context) {
        Optional<Calls.Numbered> call = id(context).isEmpty()
                ? Optional.empty()
                : calls.byId(id(context).getAsLong());
        if (call.isEmpty()) {
            gone(context, "call", "Calls are kept for some days ('keep.calls' in cartage.yaml)");
        } else {
            pages.send(context, part(context, "call"), Map.of("call", call.get()));
        }
    }

    private void showRun(RoutingContext context) {
        Optional<LoggedRun> run =
                id(context).isEmpty() ? Optional.empty() : runs.byId(id(context).getAsLong());
        if (run.isEmpty()) {
            gone(context, "run", "Runs are kept for some months ('keep.runs' in cartage.yaml)");
            return;
        }
        List<Calls.Numbered> made = calls.page(CallPage.ofRun(run.get().id()), Long.MAX_VALUE, CALLS)
                .calls();
        pages.send(
                context,
                part(context, "run"),
                Map.of("run", run.get(), "judged", runs.judged(run.get().id(), RECORDS), "calls", made));
    }

    private void gone(RoutingContext context, String what, String why) {
        pages.send(context, new Trouble(404, "There is no such " + what, why));
    }

    private static String part(RoutingContext context, String name) {
        return Guests.isPart(context) ? name : name + "-page";
    }

    private static OptionalLong id(RoutingContext context) {
        return new Filters("", Map.of("id", context.pathParam("id"))).number("id");
    }

    private List<String> stores() {
        return desk.flows().stores().stream().map(PreparedStore::id).sorted().toList();
    }

    /** Those of the stores, and what people ask outside any. */
    private List<String> flows() {
        List<String> flows = new ArrayList<>(desk.flows().stores().stream()
                .flatMap(store -> store.flows().stream())
                .distinct()
                .sorted()
                .toList());
        flows.remove(Flow.ORDERS);
        return Stream.concat(Stream.of(Flow.ORDERS), Stream.concat(flows.stream(), Stream.of(Call.LOOK)))
                .toList();
    }

    static Filters asked(RoutingContext context) {
        Map<String, String> values = new LinkedHashMap<>();
        context.queryParams().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return new Filters(context.request().path(), values);
    }
}
