package io.cartage.console.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cartage.flow.Flows;
import io.cartage.flow.InventoryQueue;
import io.cartage.flow.OrderActs;
import io.cartage.flow.OrderSearch;
import io.cartage.flow.Overview;
import io.cartage.flow.bench.MappingBench;
import io.cartage.flow.bench.ShortWork;
import io.cartage.flow.connect.BackfillDesk;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.ApiToken;
import io.cartage.staging.outbox.ShipmentQueue;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The API for programs. Handlers run in worker threads. */
public final class Api {
    public static final String ROOT = "/api/v1";

    private static final String ALL = "/api/*";

    private final Gate gate;
    private final ApiDocument document = ApiDocument.load();
    private final List<Operation> operations = new ArrayList<>();

    /**
     * What the operations ask, which pages ask as well.
     *
     * @param work for what somebody may have written so that it takes long
     */
    public record Services(
            Flows flows,
            StagingDatabase database,
            Overview overview,
            OrderActs acts,
            BackfillDesk backfills,
            MappingBench bench,
            ShortWork work,
            Clock clock) {}

    public Api(Services services) {
        Flows flows = services.flows();
        StagingDatabase database = services.database();
        this.gate = new Gate(database.users().tokens(), services.clock());
        operations.add(Operation.get("/me", Api::me));
        operations.addAll(new FlowsApi(flows, database, services.overview()).operations());
        operations.addAll(new BackfillApi(flows, services.backfills(), database.audit()).operations());
        operations.addAll(new OrderListApi(new OrderSearch(flows, database)).operations());
        operations.addAll(new OrderActsApi(services.acts()).operations());
        operations.addAll(new OrdersApi(flows, database, services.acts()).operations());
        operations.addAll(new BacklogApi(database).operations());
        operations.addAll(
                new QueuesApi(new InventoryQueue(flows, database, services.clock()), new ShipmentQueue(database))
                        .operations());
        operations.addAll(new LogsApi(database).operations());
        operations.addAll(new MappingsApi(database).operations());
        operations.addAll(new MappingTryApi(services.bench(), services.work()).operations());
    }

    /** Who asks, to try a token. */
    private static Answer me(Asked asked) {
        ApiToken token = asked.token();
        return Answer.of(JsonNodeFactory.instance
                .objectNode()
                .put("user", token.user())
                .put("role", token.role().word())
                .put("token", token.name())
                .put("expires_at", token.expiresAt().toString()));
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Before all that pages have and the API hasn't: sessions, cookies, forms. */
    public void serve(Router router) {
        document.serve(router);
        operations.stream()
                .filter(operation -> operation.longestBody() != Operation.LONGEST_BODY)
                .forEach(operation ->
                        router.route(operation.method(), operation.pattern()).handler(bodies(operation.longestBody())));
        router.route(ALL).method(HttpMethod.POST).handler(bodies(Operation.LONGEST_BODY));
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (Operation operation : operations) {
            router.route(operation.method(), operation.pattern())
                    .blockingHandler(context -> gate.pass(context, operation), false);
            methods.computeIfAbsent(operation.pattern(), path -> new TreeSet<>())
                    .add(operation.method().name());
        }
        methods.forEach((path, known) ->
                router.route(path).blockingHandler(context -> refuseMethod(context, String.join(", ", known)), false));
        router.route(ALL).blockingHandler(this::refusePath, false);
    }

    /** The first that reads a body is the only one. */
    private static BodyHandler bodies(long longest) {
        return BodyHandler.create(false).setHandleFileUploads(false).setBodyLimit(longest);
    }

    private void refuseMethod(RoutingContext context, String allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        gate.refuse(
                context,
                new ApiFault(
                        405,
                        "This address knows another method",
                        context.request().method() + " is not for "
                                + context.request().path(),
                        "Use " + allowed));
    }

    private void refusePath(RoutingContext context) {
        gate.refuse(
                context,
                ApiFault.unknown(
                        "There is nothing at " + context.request().path(), ROOT + "/openapi.json lists what there is"));
    }

    private long longestBody(RoutingContext context) {
        return operations.stream()
                .filter(operation -> operation.isAt(context.request().path()))
                .mapToLong(Operation::longestBody)
                .max()
                .orElse(Operation.LONGEST_BODY);
    }

    /** What fails before an operation is found, or while a body is read. */
    public void fail(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        Gate.send(
                context,
                switch (context.statusCode()) {
                    case 413 ->
                        new ApiFault(
                                413,
                                "The body is too long",
                                "It has more than " + longestBody(context) + " bytes",
                                "Send less at a time");
                    case 400 ->
                        new ApiFault(
                                400, "The request is wrong", "It can't be read", "Mind how its address is written");
                    default ->
                        Gate.failure(
                                context,
                                context.statusCode() < 0 ? 500 : context.statusCode(),
                                context.failure() == null ? new IllegalStateException("none told") : context.failure());
                });
    }
}
