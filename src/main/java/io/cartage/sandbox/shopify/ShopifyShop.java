package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.StockBook;
import io.cartage.sandbox.Storefront;
import io.cartage.sandbox.Striking;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One simulated Shopify shop: checks the token, counts the cost, and lets the graph answer. */
final class ShopifyShop implements Storefront {
    private static final String TOKENS = "/admin/oauth/access_token";
    private static final Pattern GRAPH = Pattern.compile("/admin/api/(\\d{4}-\\d{2}|unstable)/graphql\\.json");

    private final String name;
    private final ShopifyApi api;
    private final Tokens tokens;
    private final TokenDesk desk;
    private final Scopes scopes;
    private final Bucket bucket;
    private final Versions versions;
    private final ShopifyOrders orders;
    private final OrderIndex index;
    private final Store store;
    private final StockBook book;
    private final Clock clock;

    ShopifyShop(String name, SandboxSettings settings) {
        this.name = name;
        api = settings.api(ShopifyApi::read);
        clock = settings.clock();
        tokens = new Tokens(api, name, clock);
        scopes = Scopes.without(api.missingScopes());
        desk = new TokenDesk(api, tokens, scopes);
        bucket = new Bucket(api.bucket(), api.restore(), System::nanoTime);
        versions = Versions.at(settings.data().now());
        ShopCatalog catalog = new ShopCatalog(name, settings.data());
        orders = new ShopifyOrders(settings, catalog);
        index = new OrderIndex(orders, api.indexLag());
        Stock stock = new Stock(settings.data().seed(), clock);
        book = new ShopifyStock(catalog, stock, orders);
        store = new Store(
                new Goods(catalog, stock),
                new StockWrites(catalog, stock, clock),
                new Dispatch(orders, stock),
                Places.all(),
                catalog.shop());
    }

    @Override
    public Map<String, String> connection(int port) {
        Map<String, String> connection = new LinkedHashMap<>();
        connection.put("shop", "http://127.0.0.1:" + port + "/shopify/" + name);
        connection.put("key", tokens.key());
        return connection;
    }

    @Override
    public OrderBook orders() {
        return orders;
    }

    @Override
    public StockBook stock() {
        return book;
    }

    /** The address doesn't tell what is asked for, so the operation's name follows it; the variables stand as query. */
    @Override
    public Request shown(Request request) {
        Optional<Question> question =
                request.method().equals("POST") && GRAPH.matcher(request.path()).matches()
                        ? Question.read(request.body())
                        : Optional.empty();
        return question.map(asked -> request.shownAs(
                        request.path() + "#"
                                + operation(asked)
                                        .map(Documents.Operation::name)
                                        .orElse(""),
                        asked.shownVariables()))
                .orElse(request);
    }

    @Override
    public Reply answer(Request request, Striking striking) {
        if (striking.has(Kind.BLOCK)) {
            return new Reply(HttpAnswer.of(429), false);
        }
        Optional<Fault> error = striking.first(Kind.ERROR);
        if (error.isPresent()) {
            return new Reply(error.get().answer(() -> HttpAnswer.of(error.get().status())), false);
        }
        if (request.path().equals(TOKENS) && request.method().equals("POST")) {
            return new Reply(striking.has(Kind.REVOKE) ? desk.uninstalled(request) : desk.answer(request), false);
        }
        Matcher graph = GRAPH.matcher(request.path());
        if (!graph.matches() || !request.method().equals("POST")) {
            return new Reply(HttpAnswer.of(404), false);
        }
        String token = request.header("x-shopify-access-token").orElse("");
        if (striking.has(Kind.REVOKE)) {
            tokens.revoke(token);
            return new Reply(HttpAnswer.of(401), false);
        }
        if (!tokens.isValid(token)) {
            return new Reply(HttpAnswer.of(401), false);
        }
        String version = api.answersVersion().isEmpty() ? versions.answering(graph.group(1)) : api.answersVersion();
        Reply reply = Question.read(request.body())
                .map(question -> answer(question, striking))
                .orElseGet(() -> new Reply(HttpAnswer.of(400), false));
        return new Reply(reply.answer().with(Map.of("X-Shopify-API-Version", version)), reply.orders());
    }

    private Reply answer(Question question, Striking striking) {
        Optional<Documents.Operation> operation = operation(question);
        return operation
                .map(found -> answer(question, found, striking))
                .orElseGet(() -> new Reply(AdminGraph.SHARED.refused(question), false));
    }

    private Reply answer(Question question, Documents.Operation operation, Striking striking) {
        int requested = Priced.requested(operation.fields(), operation.variables(question.variables()));
        if (requested > api.maxCost()) {
            return new Reply(Refused.tooDear(requested, api.maxCost()), false);
        }
        if (striking.has(Kind.INTERNAL_ERROR)) {
            return new Reply(Refused.internal(), false);
        }
        if (striking.has(Kind.THROTTLE) || !bucket.take(requested)) {
            return new Reply(Refused.throttled(requested, bucket.status()), false);
        }
        List<Map<String, Object>> remarks = new ArrayList<>();
        Asked asked = new Asked(
                orders,
                index,
                store,
                scopes,
                api,
                versions,
                clock.instant(),
                striking.has(Kind.IGNORE_DATES),
                striking.has(Kind.DENIED),
                remarks);
        Map<String, @Nullable Object> body = AdminGraph.SHARED.execute(question, operation, asked);
        int actual = body.get("data") instanceof Map<?, ?> data ? Priced.actual(operation.fields(), data) : 0;
        bucket.giveBack(requested - actual);
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (!remarks.isEmpty()) {
            extensions.put("search", remarks);
        }
        extensions.put("cost", GraphAnswer.cost(requested, actual, bucket.status()));
        body.put("extensions", extensions);
        return new Reply(GraphAnswer.of(body), operation.asksFor("orders") && !body.containsKey("errors"));
    }

    private static Optional<Documents.Operation> operation(Question question) {
        return AdminGraph.SHARED.documents().operation(question.document(), question.operation());
    }
}
