package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The default mapping against orders that nobody wrote with it in mind. */
final class SandboxOrdersTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] EMPTY = {'[', ']'};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{seed: 1, mix: everything}",
                "{seed: 2, mix: everything, tax_inclusive: true}",
                "{seed: 3, mix: everything, credit_lowers_total: true, api: {consignments: always_array}}"
            })
    void mapsEveryOrderOnceItsLinesAreComplete(String settings) throws Exception {
        MappingPlan plan = ShippedMappings.plan("bigcommerce");
        List<String> refused = new ArrayList<>();
        int incomplete = 0;

        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop shop = sandbox.open("bigcommerce", "shop", SandboxSettings.of(settings));
            for (JsonNode order : get(shop, "orders?limit=250&include=consignments.line_items,fees")) {
                if (plan.map(order, ShippedMappings.STORE) instanceof Mapped) {
                    continue;
                }
                incomplete++;
                if (plan.map(completed(shop, (ObjectNode) order), ShippedMappings.STORE)
                        instanceof Unmappable reasons) {
                    refused.add(order.get("id") + ": " + reasons.reasons());
                }
            }
        }

        assertThat(refused).isEmpty();
        assertThat(incomplete).as("orders cut off by the list answer").isBetween(1, 25);
    }

    /** The order with all its lines, as Cartage fetches them. */
    private static JsonNode completed(SandboxShop shop, ObjectNode order) throws Exception {
        ArrayNode products = order.putObject("fetched").putArray("products");
        for (int page = 1; ; page++) {
            JsonNode rows = get(shop, "orders/" + order.get("id") + "/products?limit=250&page=" + page);
            if (rows.isEmpty()) {
                return order;
            }
            products.addAll((ArrayNode) rows);
        }
    }

    private static JsonNode get(SandboxShop shop, String path) throws IOException, InterruptedException {
        String base = String.valueOf(shop.connection().get("api_path")).replace("/v3/", "/v2/");
        String key = String.valueOf(shop.connection().get("key"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("X-Auth-Token", key.substring(key.indexOf(':') + 1))
                .header("Accept", "application/json")
                .build();
        HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return PayloadReader.read(answer.statusCode() == 204 ? EMPTY : answer.body());
    }
}
