package io.cartage.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The admin address {@code /sandbox}: shows the shops and what they were asked, arms faults, changes orders and stock. Bodies
 * are YAML, and so JSON as well.
 */
final class AdminDoor {
    static final String ROOT = "/sandbox";
    private static final int LATEST = 50;
    private static final int MOST = 1_000_000;

    private final Sandbox sandbox;

    AdminDoor(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Answer answer(Request request) {
        String[] parts = request.path().substring(ROOT.length()).split("/", -1); // "", shop, what
        if (parts.length < 2 || parts[1].isEmpty()) {
            return Answer.json(200, this::list);
        }
        Optional<SandboxShop> shop = sandbox.shop(parts[1]);
        if (shop.isEmpty()) {
            return text(404, "There is no shop '" + parts[1] + "'. GET /sandbox lists them.");
        }
        String what = parts.length == 2 ? "" : parts[2];
        return switch (request.method() + " " + what) {
            case "GET " -> state(shop.get());
            case "POST faults" -> arm(shop.get(), request);
            case "DELETE faults" -> disarm(shop.get());
            case "POST orders" -> change(shop.get(), request);
            case "GET stock" -> StockDoor.show(shop.get(), request);
            case "POST stock" -> StockDoor.change(shop.get(), request);
            case "DELETE calls" -> forget(shop.get());
            default ->
                text(
                        404,
                        "A shop answers GET, POST faults, DELETE faults, POST orders, GET stock, POST stock"
                                + " and DELETE calls, not "
                                + request.method() + " '" + what + "'.");
        };
    }

    private void list(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (SandboxShop shop : sandbox.shops()) {
            json.writeStartObject();
            head(shop, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void head(SandboxShop shop, JsonGenerator json) throws IOException {
        json.writeStringField("name", shop.name());
        json.writeStringField("cart", shop.cart());
        json.writeObjectFieldStart("connection");
        for (Map.Entry<String, String> entry : shop.connection().entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("orders", shop.orders().size());
        json.writeNumberField("calls", shop.calls().count());
    }

    private static Answer state(SandboxShop shop) {
        return Answer.json(200, json -> {
            json.writeStartObject();
            head(shop, json);
            json.writeArrayFieldStart("faults");
            for (Faults.State state : shop.faults().states()) {
                fault(state, json);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("calls_by_path");
            for (Map.Entry<String, Integer> entry : shop.calls().countByPath().entrySet()) {
                json.writeNumberField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("unmappable");
            for (long id : shop.orders().unmappable()) {
                json.writeNumber(id);
            }
            json.writeEndArray();
            latest(shop, json);
            json.writeEndObject();
        });
    }

    private static void latest(SandboxShop shop, JsonGenerator json) throws IOException {
        List<Call> calls = shop.calls().latest();
        json.writeArrayFieldStart("latest_calls");
        for (Call call : calls.subList(Math.max(0, calls.size() - LATEST), calls.size())) {
            json.writeStartObject();
            json.writeNumberField("number", call.number());
            json.writeStringField("method", call.method());
            json.writeStringField("path", call.path());
            json.writeStringField("query", call.query());
            json.writeNumberField("status", call.status());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void fault(Faults.State state, JsonGenerator json) throws IOException {
        Fault fault = state.fault();
        json.writeStartObject();
        json.writeStringField("kind", fault.kind().key());
        json.writeStringField("method", fault.method());
        json.writeStringField("path", fault.path());
        json.writeNumberField("at", fault.at());
        json.writeNumberField("every", fault.every());
        json.writeNumberField("calls", fault.calls());
        json.writeNumberField("matched", state.matched());
        json.writeNumberField("struck", state.struck());
        json.writeEndObject();
    }

    private static Answer arm(SandboxShop shop, Request request) {
        Problems problems = new Problems();
        Optional<YamlNode> body = Yaml.read("body", request.body(), problems);
        if (body.isEmpty() && !problems.hasErrors()) {
            return text(400, "The body is empty. Send a fault such as {kind: throttle, every: 10}, or a list of them.");
        }
        List<Fault> faults = body.map(
                        node -> node instanceof YamlList list ? list : new YamlList(List.of(node), node.at()))
                .map(list -> FaultReader.read(list, problems))
                .orElse(List.of());
        if (problems.hasErrors()) {
            return text(400, told(problems));
        }
        faults.forEach(shop.faults()::add);
        return state(shop);
    }

    private static Answer disarm(SandboxShop shop) {
        shop.faults().clear();
        return state(shop);
    }

    private static Answer forget(SandboxShop shop) {
        shop.calls().clear();
        return state(shop);
    }

    private static Answer change(SandboxShop shop, Request request) {
        Problems problems = new Problems();
        Optional<YamlMap> body = Yaml.readMap("body", request.body(), problems);
        if (body.isEmpty()) {
            return text(400, told(problems));
        }
        YamlFields fields = new YamlFields(body.get(), problems);
        int add = fields.integer("add", 1, MOST, 0);
        int change = fields.integer("change", 1, MOST, 0);
        int bulkEdit = fields.integer("bulk_edit", 1, MOST, 0);
        long id = id(fields, problems);
        String then = fields.oneOf("do", List.of("touch", "edit", "archive", "cancel", "status"), "touch");
        String status = status(fields, shop, problems);
        fields.finish();
        if (then.equals("status") && status.isEmpty() && !problems.hasErrors()) {
            problems.error(body.get().at(), "'status' is missing", words(shop).statusRemedy());
        }
        if (problems.hasErrors()) {
            return text(400, told(problems));
        }
        try {
            one(shop.orders(), id, then, status);
        } catch (IllegalArgumentException e) {
            return text(404, String.valueOf(e.getMessage()));
        }
        many(shop.orders(), add, change, bulkEdit);
        return state(shop);
    }

    private static long id(YamlFields fields, Problems problems) {
        Optional<YamlScalar> id = fields.scalar("id");
        if (id.isPresent() && !id.get().text().matches("[1-9]\\d{0,17}")) {
            problems.error(id.get().at(), "'id' is '" + id.get().text() + "'", "Write the id of an order");
            return 0;
        }
        return id.map(YamlScalar::text).map(Long::valueOf).orElse(0L);
    }

    /** As the cart's status field holds it; empty if none is named. */
    private static String status(YamlFields fields, SandboxShop shop, Problems problems) {
        Optional<YamlScalar> word = fields.scalar("status");
        Optional<String> status = word.map(YamlScalar::text).flatMap(words(shop)::status);
        if (word.isPresent() && status.isEmpty()) {
            String fault = "'status' is '" + word.get().text() + "'";
            problems.error(word.get().at(), fault, words(shop).statusRemedy());
        }
        return status.orElse("");
    }

    private static ShopWords words(SandboxShop shop) {
        return shop.kind().words();
    }

    private static void one(OrderBook orders, long id, String then, String status) {
        if (id > 0) {
            switch (then) {
                case "edit" -> orders.edit(id);
                case "archive" -> orders.archive(id);
                case "cancel" -> orders.cancel(id);
                case "status" -> orders.setStatus(id, status);
                default -> orders.touch(id);
            }
        }
    }

    private static void many(OrderBook orders, int add, int change, int bulkEdit) {
        if (add > 0) {
            orders.add(add);
        }
        if (change > 0) {
            orders.change(change);
        }
        if (bulkEdit > 0) {
            orders.bulkEdit(bulkEdit);
        }
    }

    private static String told(Problems problems) {
        return problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static Answer text(int status, String text) {
        return Answer.text(status, "text/plain; charset=utf-8", text + "\n");
    }
}
