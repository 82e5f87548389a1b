package io.cartage.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.HandClock;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A running shop for one test, with a reader of it and a clock to set. */
final class OpenShop implements AutoCloseable {
    /** An hour after the history of every shop ends. */
    static final Instant NOW = Instant.parse("2026-11-02T13:00:00Z");

    static final String VERSION = "2026-10";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox = Sandbox.start(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private final HandClock clock = new HandClock(NOW);
    private final SandboxShop shop;

    /** @param yaml the settings, without braces */
    OpenShop(String yaml) {
        shop = sandbox.open(
                "shopify", "acme", SandboxSettings.of("{" + yaml + "}").withClock(clock));
    }

    SandboxShop shop() {
        return shop;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    void wait(Duration time) {
        clock.turn(time);
    }

    String base() {
        return Objects.requireNonNull(shop.connection().get("shop"));
    }

    String token() {
        return Objects.requireNonNull(shop.connection().get("key"));
    }

    /** The answer to a document, whatever it is. */
    JsonNode ask(String document, Map<String, ?> variables) {
        return body(send(document, variables, token()));
    }

    /** The data of an answer that has no errors. */
    JsonNode data(String document, Map<String, ?> variables) {
        JsonNode answer = ask(document, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.get("errors").toString());
        }
        return answer.get("data");
    }

    HttpResponse<String> send(String document, Map<String, ?> variables, String token) {
        ObjectNode question = JSON.createObjectNode().put("query", document);
        question.set("variables", JSON.valueToTree(variables));
        return post("/admin/api/" + VERSION + "/graphql.json", question.toString(), token);
    }

    HttpResponse<String> post(String path, String body, String token) {
        return send(HttpRequest.newBuilder(URI.create(base() + path))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Access-Token", token)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode body(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("This is no JSON: " + response.body(), e);
        }
    }

    /** The numbers of the orders on one page, in its order. */
    List<Long> ids(String arguments) {
        return ids(data("{ orders(" + arguments + ") { nodes { legacyResourceId } } }", Map.of()));
    }

    /** Page after page until there is no next one. */
    List<Long> allIds(int size, String arguments) {
        List<Long> all = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = data(
                    "{ orders(first: " + size + after + arguments
                            + ") { nodes { legacyResourceId } pageInfo { hasNextPage endCursor } } }",
                    Map.of());
            all.addAll(ids(page));
            if (!page.at("/orders/pageInfo/hasNextPage").asBoolean()) {
                return all;
            }
            after = ", after: \"" + page.at("/orders/pageInfo/endCursor").asText() + "\"";
        }
    }

    private static List<Long> ids(JsonNode data) {
        return data.at("/orders/nodes").findValuesAsText("legacyResourceId").stream()
                .map(Long::valueOf)
                .toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
