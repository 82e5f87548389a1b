package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.SandboxSettings;
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
    private final V2Orders v2Orders;
    private final V2Parts v2Parts;
    private final V3Orders v3Orders;
    private final V3Others v3Others;
    private final V3Products v3Products;
    private final V3Locations v3Locations;
    private final StoreJson store;

    BigCommerceShop(String name, SandboxSettings settings) {
        this.name = name;
        api = settings.api(BigCommerceApi::read);
        quota = new Quota(api.quota(), api.windowMs(), System::nanoTime);
        token = api.token().isEmpty() ? "sandbox-token-" + name : api.token();
        Catalog catalog = new Catalog(settings.data().seed(), settings.data().products());
        orders = new Orders(settings, catalog);
        OrderJson writer = new OrderJson(settings.data(), "https://bigcommerce.invalid/stores/" + name + "/v2");
        v2Orders = new V2Orders(orders, api, writer);
        v2Parts = new V2Parts(api, writer);
        v3Orders = new V3Orders(orders, api);
        v3Others = new V3Others(settings.data(), api);
        v3Products = new V3Products(api, catalog);
        v3Locations = new V3Locations(api);
        store = new StoreJson(name, settings.data(), api.quota());
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
    public Reply answer(Request request, Striking striking) {
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
        if (api.missingScopes().contains(scope(request.path()))) {
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
        if (path.startsWith("/v3/inventory/locations")) {
            return "locations";
        }
        return path.contains("/order") ? "orders" : "information";
    }

    private Answer route(Request request, boolean ignoreDates) {
        String path = request.path().replaceFirst("/$", "").replaceFirst("\\.json$", "");
        if (!path.startsWith("/v2/") && !path.startsWith("/v3/")) {
            throw new Refusal(404, NOT_FOUND);
        }
        List<String> parts = List.of(path.substring(1).split("/", -1));
        Answer answer = parts.get(0).equals("v2") ? v2(request, parts, ignoreDates) : v3(request, parts);
        if (!request.method().equals("GET")) {
            throw new Refusal(405, "The method " + request.method() + " is not allowed here.");
        }
        return answer;
    }

    private Answer v2(Request request, List<String> parts, boolean ignoreDates) {
        String rest = String.join("/", parts.subList(1, parts.size()));
        return switch (rest) {
            case "orders" -> v2Orders.list(request, ignoreDates);
            case "orders/count" -> v2Orders.count(request, ignoreDates);
            case "order_statuses" -> Answer.json(200, OrderStatuses::list);
            case "store" -> Answer.json(200, store::write);
            case "time" ->
                Answer.json(200, json -> {
                    json.writeStartObject();
                    json.writeNumberField("time", orders.now());
                    json.writeEndObject();
                });
            default -> v2Numbered(request, parts);
        };
    }

    private Answer v2Numbered(Request request, List<String> parts) {
        int size = parts.size();
        if (size == 3 && parts.get(1).equals("order_statuses")) {
            long id = number(parts.get(2));
            if (id < OrderStatuses.SHOWN.size()) {
                return Answer.json(200, json -> OrderStatuses.one((int) id, json));
            }
        }
        if (size < 3 || !parts.get(1).equals("orders")) {
            throw new Refusal(404, NOT_FOUND);
        }
        Order order = order(parts.get(2));
        if (size == 3) {
            return v2Orders.one(request, order);
        }
        String part = parts.get(3);
        if (size == 4) {
            return v2Parts.answer(request, order, part);
        }
        if (size == 5 && part.equals("products")) {
            return v2Parts.product(order, number(parts.get(4)));
        }
        if (size == 5 && part.equals("shipments") && parts.get(4).equals("count")) {
            return v2Parts.shipmentCount(order);
        }
        if (parts.get(size - 1).equals("shipping_quotes") || parts.get(size - 1).equals("shippingquotes")) {
            return Answer.empty(204);
        }
        throw new Refusal(404, NOT_FOUND);
    }

    private Answer v3(Request request, List<String> parts) {
        String rest = String.join("/", parts.subList(1, parts.size()));
        return switch (rest) {
            case "orders/metafields" -> v3Orders.metafields(request);
            case "orders/payment_actions/refunds" -> v3Orders.refunds(request);
            case "customers" -> v3Others.customers(request);
            case "catalog/products" -> v3Products.list(request);
            case "inventory/locations" -> v3Locations.list(request);
            default -> v3Numbered(request, parts, rest);
        };
    }

    private Answer v3Numbered(Request request, List<String> parts, String rest) {
        if (rest.matches("catalog/products/\\d+")) {
            return v3Products.one(request, number(parts.get(3)));
        }
        if (!rest.matches("orders/\\d+/(metafields|transactions|payment_actions/refunds)")) {
            throw new Refusal(404, NOT_FOUND);
        }
        Order order = order(parts.get(2));
        return switch (parts.get(3)) {
            case "metafields" -> v3Orders.metafields(request, order);
            case "transactions" -> v3Orders.transactions(order);
            default -> v3Orders.refunds(request, order);
        };
    }

    private Order order(String id) {
        return orders.find(number(id)).map(orders::make).orElseThrow(() -> new Refusal(404, NOT_FOUND));
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw new Refusal(404, NOT_FOUND);
        }
        return Long.parseLong(text);
    }
}
