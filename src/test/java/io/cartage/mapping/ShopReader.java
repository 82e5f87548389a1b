package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.sandbox.SandboxShop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads all orders of a simulated shop in the form in which Cartage maps them. */
interface ShopReader {
    HttpClient HTTP = HttpClient.newHttpClient();
    JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The orders as lists show them, of which some may lack lines. */
    List<ObjectNode> listed() throws IOException, InterruptedException;

    /** The order with all its lines, as Cartage fetches them. */
    ObjectNode completed(ObjectNode order) throws IOException, InterruptedException;

    static ShopReader of(SandboxShop shop) throws IOException {
        return shop.cart().equals("shopify") ? new Shopify(shop) : new BigCommerce(shop);
    }

    private static JsonNode sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                HTTP.send(request.header("Accept", "application/json").build(), BodyHandlers.ofByteArray());
        return answer.statusCode() == 204 ? JSON.arrayNode() : PayloadReader.read(answer.body());
    }

    private static String connection(SandboxShop shop, String key) {
        return String.valueOf(shop.connection().get(key));
    }

    /** Lists of pages by number; further lines are all lines of an order. */
    record BigCommerce(SandboxShop shop) implements ShopReader {

        @Override
        public List<ObjectNode> listed() throws IOException, InterruptedException {
            return all("orders?include=consignments.line_items,fees&");
        }

        @Override
        public ObjectNode completed(ObjectNode order) throws IOException, InterruptedException {
            order.putObject("fetched").putArray("products").addAll(all("orders/" + order.get("id") + "/products?"));
            return order;
        }

        private List<ObjectNode> all(String path) throws IOException, InterruptedException {
            List<ObjectNode> all = new ArrayList<>();
            for (int page = 1; ; page++) {
                JsonNode rows = get(path + "limit=250&page=" + page);
                if (rows.isEmpty()) {
                    return all;
                }
                rows.forEach(row -> all.add((ObjectNode) row));
            }
        }

        private JsonNode get(String path) throws IOException, InterruptedException {
            String key = connection(shop, "key");
            String base = connection(shop, "api_path").replace("/v3/", "/v2/");
            return sent(HttpRequest.newBuilder(URI.create(base + path))
                    .header("X-Auth-Token", key.substring(key.indexOf(':') + 1)));
        }
    }

    /** Pages by a mark, in the documents that routes send; further lines are those that the page left out. */
    record Shopify(SandboxShop shop, String orders, String lines) implements ShopReader {
        private static final Path ROOM = Path.of("routes/shopify");

        Shopify(SandboxShop shop) throws IOException {
            this(shop, document("orders.graphql"), document("order-lines.graphql"));
        }

        @Override
        public List<ObjectNode> listed() throws IOException, InterruptedException {
            ObjectNode variables = JSON.objectNode();
            variables.put("limit", 50).put("lines", 50).put("search", "").put("sortKey", "UPDATED_AT");
            List<ObjectNode> all = new ArrayList<>();
            while (true) {
                JsonNode page = ask(orders, variables).get("orders");
                page.get("nodes").forEach(order -> all.add((ObjectNode) order));
                if (isLast(page)) {
                    return all;
                }
                variables.set("after", page.at("/pageInfo/endCursor"));
            }
        }

        @Override
        public ObjectNode completed(ObjectNode order) throws IOException, InterruptedException {
            ArrayNode further = order.putObject("fetched").putArray("lineItems");
            ObjectNode variables = JSON.objectNode().put("more", 250);
            variables.set("id", order.get("id"));
            JsonNode page = order.get("lineItems");
            while (!isLast(page)) {
                variables.set("linesAfter", page.at("/pageInfo/endCursor"));
                page = ask(lines, variables).at("/order/lineItems");
                page.get("nodes").forEach(further::add);
            }
            return order;
        }

        private static boolean isLast(JsonNode page) {
            return !page.at("/pageInfo/hasNextPage").booleanValue();
        }

        private JsonNode ask(String document, ObjectNode variables) throws IOException, InterruptedException {
            ObjectNode question = JSON.objectNode().put("query", document);
            question.set("variables", variables);
            URI address = URI.create(connection(shop, "shop") + "/admin/api/2026-10/graphql.json");
            JsonNode answer = sent(HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .header("X-Shopify-Access-Token", connection(shop, "key"))
                    .POST(BodyPublishers.ofString(question.toString())));
            if (answer.has("errors")) {
                throw new IllegalStateException(answer.get("errors").toString());
            }
            return answer.get("data");
        }

        /** A document with the fragments that it names, and those that they name. */
        private static String document(String name) throws IOException {
            String[] fragments =
                    Files.readString(ROOM.resolve("order-fields.graphql")).split("(?m)^(?=fragment )");
            StringBuilder document = new StringBuilder(Files.readString(ROOM.resolve(name)));
            for (String fragment : fragments) { // each stands before those that it names
                if (fragment.startsWith("fragment ") && document.indexOf("..." + fragment.split(" ")[1]) >= 0) {
                    document.append(fragment);
                }
            }
            return document.toString();
        }
    }
}
