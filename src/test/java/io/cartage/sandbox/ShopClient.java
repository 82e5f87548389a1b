package io.cartage.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Calls one simulated shop as a reader would, with its token. */
public final class ShopClient {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** All that a page of orders can hold. */
    public static final String WHOLE = "include=consignments.line_items,fees&consignment_structure=object&limit=250";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    public ShopClient(SandboxShop shop) {
        String path = Objects.requireNonNull(shop.connection().get("api_path"));
        base = path.substring(0, path.length() - "/v3/".length());
        token = Objects.requireNonNull(shop.connection().get("key")).split(":", 2)[1];
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /** A call with a JSON body; without one if it is empty. */
    public HttpResponse<String> call(String method, String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build());
    }

    /** The body of a 200, or an empty list for a 204. */
    public JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() == 204) {
            return JSON.createArrayNode();
        }
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return parse(response.body());
    }

    /** Every order, page after page, with everything in it. */
    public List<JsonNode> orders(String filters) {
        List<JsonNode> orders = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode rows = json("/v2/orders?" + WHOLE + "&page=" + page + filters);
            rows.forEach(orders::add);
            if (rows.size() < 250) {
                return orders;
            }
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "application/json")
                .header("X-Auth-Token", token);
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String base() {
        return base;
    }

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("This is no JSON: " + text, e);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
