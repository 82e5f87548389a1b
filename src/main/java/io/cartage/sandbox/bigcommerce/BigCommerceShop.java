package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.StockBook;
import io.cartage.sandbox.Storefront;
import io.cartage.sandbox.Striking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One simulated BigCommerce shop: checks the call, then finds the part that answers it. */
final class BigCommerceShop implements Storefront {
    private static final String NOT_FOUND = "The requested resource was not found.";
    private static final String CLIENT = "sandbox-client";

    private final String name;
    private final String token;
    private final BigCommerceApi api;
    private final Quota quota;
    private final Orders orders;
    private final Levels levels;
    private final Shelf shelf;
    private final V2Addresses v2;
    private final V3Addresses v3;

    BigCommerceShop(String name, SandboxSettings settings) {
        this.name = name;
        api = settings.api(BigCommerceApi::read);
        quota = new Quota(api.quota(), api.windowMs(), System::nanoTime);
        token = api.token().isEmpty() ? "sandbox-token-" + name : api.token();
        ShopData data = settings.data();
        Catalog catalog = new Catalog(data.seed(), data.products(), api.duplicateSkus());
        orders = new Orders(settings, catalog);
        Assortment assortment = new Assortment(catalog, data.now());
        levels = new Levels(data.seed(), api.stockLag());
        shelf = new Shelf(assortment, levels, orders);
        v2 = new V2Addresses(name, data, orders, api);
        v3 = new V3Addresses(data, orders, assortment, levels, api);
    }

    @Override
    public Map<String, String> connection(int port) {
        Map<String, String> connection = new LinkedHashMap<>();
        connection.put("api_path", "http://127.0.0.1:" + port + "/stores/" + name + "/v3/");
        connection.put("key", CLIENT + ":" + token);
        return connection;
    }

    @Override
    public OrderBook orders() {
        return orders;
    }

    @Override
    public StockBook stock() {
        return shelf;
    }

    @Override
    public Reply answer(Request request, Striking striking) {
        levels.call();
        if (striking.has(Kind.BLOCK)) {
            return new Reply(Answer.text(429, "text/plain", "Too many requests"), false);
        }
        Quota.Left left = quota.take();
        Answer answer = left.exhausted() || striking.has(Kind.THROTTLE)
                ? Errors.of(request, 429, "Too many requests")
                : struck(request, striking).orElseGet(() -> answer(request, striking.has(Kind.IGNORE_DATES)));
        boolean orders = answer.status() == 200 && request.path().equals("/v2/orders");
        return new Reply(answer.with(quotaHeaders(left)), orders);
    }

    private static Optional<Answer> struck(Request request, Striking striking) {
        Optional<Fault> error = striking.first(Kind.ERROR);
        if (error.isPresent()) {
            int status = error.get().status();
            return Optional.of(error.get().answer(() -> Errors.of(request, status, "Something went wrong")));
        }
        if (striking.has(Kind.INTERNAL_ERROR)) {
            return Optional.of(Errors.of(request, 500, "Something went wrong"));
        }
        if (striking.has(Kind.DENIED)) {
            return Optional.of(Errors.of(request, 403, "There is no permission to make this request."));
        }
        return striking.has(Kind.REVOKE)
                ? Optional.of(Errors.of(request, 401, "The token is not known"))
                : Optional.empty();
    }

    private static Map<String, String> quotaHeaders(Quota.Left left) {
        return Map.of(
                "X-Rate-Limit-Time-Window-Ms", Long.toString(left.windowMs()),
                "X-Rate-Limit-Time-Reset-Ms", Long.toString(left.resetMs()),
                "X-Rate-Limit-Requests-Quota", Integer.toString(left.quota()),
                "X-Rate-Limit-Requests-Left", Integer.toString(left.left()));
    }

    private Answer answer(Request request, boolean ignoreDates) {
        try {
            check(request);
            if (request.header("accept").isEmpty() && api.withoutAccept().equals("xml")) {
                return Answer.text(200, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response/>");
            }
            return route(request, ignoreDates);
        } catch (Refusal refusal) {
            return Errors.of(request, refusal.status(), String.valueOf(refusal.getMessage()));
        }
    }

    private void check(Request request) {
        if (!request.header("x-auth-token").orElse("").equals(token)) {
            throw new Refusal(401, "The token is not valid for this store.");
        }
        String scope = scope(request.path());
        boolean writes = !request.method().equals("GET");
        if (api.missingScopes().contains(scope)
                || (writes && api.missingScopes().contains("write_" + scope))) {
            throw new Refusal(403, "The token has not the scope that this request needs.");
        }
        Optional<String> accept = request.header("accept");
        if (accept.isPresent() && !accept.get().matches(".*(application/(json|\\*)|\\*/\\*).*")) {
            throw new Refusal(406, "Only application/json can be answered.");
        }
    }

    private static String scope(String path) {
        if (path.endsWith("/transactions")) {
            return "transactions";
        }
        if (path.startsWith("/v3/customers")) {
            return "customers";
        }
        if (path.startsWith("/v3/catalog")) {
            return "products";
        }
        if (path.startsWith("/v3/inventory/")) {
            return path.matches("/v3/inventory/locations/?") ? "locations" : "inventory";
        }
        return path.contains("/order") ? "orders" : "information";
    }

    private Answer route(Request request, boolean ignoreDates) {
        String path = request.path().replaceFirst("/$", "").replaceFirst("\\.json$", "");
        if (!path.startsWith("/v2/") && !path.startsWith("/v3/")) {
            throw new Refusal(404, NOT_FOUND);
        }
        List<String> parts = List.of(path.substring(1).split("/", -1));
        return parts.get(0).equals("v2") ? v2.answer(request, parts, ignoreDates) : v3.answer(request, parts);
    }
}
