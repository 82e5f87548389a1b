package io.cartage.console;

import io.cartage.console.view.JsonTree;
import io.cartage.console.view.Trouble;
import io.cartage.flow.bench.BenchSource;
import io.cartage.flow.bench.MappingBench;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.flow.bench.ShortWork;
import io.cartage.staging.desk.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The editor of a mapping. What it asks while somebody types changes nothing, and so is served before the token is looked at,
 * which each change turns. Handlers run in worker threads.
 */
final class MappingEditor implements Page {
    private static final String PATH = "/mappings/:customer/:cart/:flow";
    private static final String TEXT = "text";
    private static final String SOURCE = "source";
    private static final String LINE = "line";
    private static final String COLUMN = "column";
    private static final int LISTED = 40;
    private static final int NONCE = 16;

    private final Pages pages;
    private final Guests guests;
    private final MappingBench bench;
    private final List<String> modules;
    private final ShortWork work;
    private final SecureRandom random = new SecureRandom();

    /** @param modules the addresses of the editor's modules, the one to begin with last */
    MappingEditor(Desk desk, Pages pages, Guests guests, List<String> modules) {
        this.pages = pages;
        this.guests = guests;
        this.modules = modules;
        this.bench = desk.bench();
        this.work = desk.work();
    }

    @Override
    public void serve(Router router) {
        router.get(PATH).handler(context -> guests.check(context, Role.VIEWER)).blockingHandler(this::show, false);
        router.get(PATH + "/source")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::showSource, false);
    }

    /** What is asked while somebody types. */
    @Override
    public void serveFree(Router router) {
        router.post(PATH + "/look")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(context -> answer(context, this::look), false);
        router.post(PATH + "/complete")
                .handler(context -> guests.check(context, Role.CONSULTANT))
                .blockingHandler(context -> answer(context, this::complete), false);
        router.post(PATH + "/hint")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(context -> answer(context, this::hint), false);
    }

    /** What is meant; empty if there is no such mapping. */
    static Optional<MappingSubject> subject(RoutingContext context, MappingBench bench) {
        return MappingSubject.of(context.pathParam("customer"), context.pathParam("cart"), context.pathParam("flow"))
                .filter(bench::knows);
    }

    private void show(RoutingContext context) {
        Optional<MappingSubject> subject = subject(context, bench);
        if (subject.isEmpty()) {
            pages.send(
                    context, new Trouble(404, "There is no such mapping", "The list of mappings shows what there is"));
            return;
        }
        byte[] bytes = new byte[NONCE];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        Site.allowStyles(context, nonce);
        Map<String, Object> values = sources(subject.get(), "", Optional.empty());
        values.put(TEXT, bench.text(subject.get()));
        values.put("nonce", nonce);
        values.put("modules", modules);
        pages.send(context, "mapping", values);
    }

    /**
     * Records to try the mapping on, and the one that is chosen.
     *
     * @param number of the order that is looked for; empty for none
     * @param wanted the one to choose if none is looked for, or found
     */
    private Map<String, Object> sources(MappingSubject subject, String number, Optional<BenchSource> wanted) {
        List<BenchSource.Order> found = number.isEmpty() ? List.of() : bench.byNumber(subject, number);
        List<BenchSource.Order> orders = found.isEmpty() ? bench.latest(subject, LISTED) : found;
        List<BenchSource.Sample> samples = bench.samples(subject);
        Optional<BenchSource> chosen = found.isEmpty() ? wanted : Optional.of(found.get(0));
        BenchSource any = orders.isEmpty() ? samples.isEmpty() ? null : samples.get(0) : orders.get(0);
        Optional<BenchSource> first = chosen.or(() -> Optional.ofNullable(any));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("subject", subject);
        values.put("orders", orders);
        values.put("samples", samples);
        values.put("number", number);
        values.put("missing", found.isEmpty() ? number : "");
        values.put("chosen", first.map(BenchSource::key).orElse(""));
        values.put("tree", tree(first.flatMap(one -> bench.record(subject, one))));
        return values;
    }

    /** The pane of the source record: one that is named, one by its number, or any. */
    private void showSource(RoutingContext context) {
        Optional<MappingSubject> subject = subject(context, bench);
        if (subject.isEmpty()) {
            context.fail(404);
            return;
        }
        Optional<BenchSource> wanted = parameter(context, "any").isEmpty()
                ? BenchSource.of(parameter(context, SOURCE))
                : bench.some(subject.get(), 1).stream()
                        .<BenchSource>map(one -> one)
                        .findFirst();
        String number = parameter(context, "number").strip();
        pages.send(context, "mappingsource", sources(subject.get(), number, wanted));
    }

    private static JsonTree tree(Optional<byte[]> record) {
        return JsonTree.of(record.orElse("{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static String parameter(RoutingContext context, String name) {
        String value = context.request().getParam(name);
        return value == null || value.length() > 200 ? "" : value;
    }

    /** Reads the question, works out the answer in time, and sends it. A form of another site can't send this sort of contents. */
    private void answer(RoutingContext context, Question question) {
        if (!String.valueOf(context.request().getHeader("Content-Type")).startsWith("application/json")) {
            context.fail(403);
            return;
        }
        Optional<MappingSubject> subject = subject(context, bench);
        Optional<JsonObject> asked = asked(context.body().buffer());
        if (subject.isEmpty() || asked.isEmpty()) {
            context.response().setStatusCode(subject.isEmpty() ? 404 : 400).end();
            return;
        }
        Callable<JsonObject> worker = () -> question.answer(context, subject.get(), asked.get());
        Optional<JsonObject> answer = work.of(worker);
        if (answer.isEmpty()) {
            context.response().setStatusCode(503).end();
            return;
        }
        context.response()
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(answer.get().encode());
    }

    /** A question with all that it may hold, each of the right sort; empty if it is none. */
    private static Optional<JsonObject> asked(Buffer body) {
        try {
            JsonObject asked = body == null ? new JsonObject() : body.toJsonObject();
            return Optional.of(new JsonObject()
                    .put(TEXT, Objects.requireNonNullElse(asked.getString(TEXT), ""))
                    .put(SOURCE, Objects.requireNonNullElse(asked.getString(SOURCE), ""))
                    .put(LINE, Objects.requireNonNullElse(asked.getInteger(LINE), 0))
                    .put(COLUMN, Objects.requireNonNullElse(asked.getInteger(COLUMN), 0)));
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Question {
        JsonObject answer(RoutingContext context, MappingSubject subject, JsonObject asked);
    }

    private JsonObject look(RoutingContext context, MappingSubject subject, JsonObject asked) {
        Optional<BenchSource> source = BenchSource.of(asked.getString(SOURCE));
        MappingBench.Look look = bench.look(subject, asked.getString(TEXT), source);
        JsonObject answer = BenchJson.look(look);
        look.preview()
                .ifPresent(preview -> answer.put(
                        "rows", pages.fill(context, "mappingrows", Map.of("preview", preview, "subject", subject))));
        return answer;
    }

    private JsonObject complete(RoutingContext context, MappingSubject subject, JsonObject asked) {
        return BenchJson.completions(
                bench.completions(subject, asked.getString(TEXT), asked.getInteger(LINE), asked.getInteger(COLUMN)));
    }

    private JsonObject hint(RoutingContext context, MappingSubject subject, JsonObject asked) {
        return bench.hint(subject, asked.getString(TEXT), asked.getInteger(LINE), asked.getInteger(COLUMN))
                .map(BenchJson::hint)
                .orElseGet(JsonObject::new);
    }
}
