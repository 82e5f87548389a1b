package io.cartage.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What a good programmer writes by hand who trusts the shop, the network and the data: one query for the rows that differ
 * from what was pushed last, the same batches as Cartage's, and one transaction for each that says so on the rows. It takes
 * off no open orders, keeps no outbox, repeats nothing and knows no doubt; the catalog map it finds in the database.
 */
final class HandWrittenPush {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ROWS =
            """
            select q.id, q.qty_available, q.pushed_qty, i.ids
            from product_qty_in_stock q
            join cartage_item i on i.store_id = q.store_id and i.sku_key = lower(q.sku)
            where q.store_id = ?
              and (q.pushed_qty is null or q.pushed_qty <> q.qty_available)
            order by q.id
            """;

    private static final String PUSHED =
            "update product_qty_in_stock set pushed_qty = ?, push_status = 'pushed', pushed_at = ? where id = ?";

    private static final String MUTATION =
            """
            mutation write($quantities: [InventoryQuantityInput!]!, $key: String!) {
              inventorySetQuantities(input: {name: "available", reason: "correction", quantities: $quantities})
                @idempotent(key: $key) { userErrors { message } }
            }
            """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DataSource database;
    private final Map<String, String> connection;
    private final boolean isGraph;
    private final String place;

    private record Row(long id, BigDecimal available, BigDecimal pushed, JsonNode ids) {}

    /** @param connection as a store file holds it; it tells the cart */
    HandWrittenPush(DataSource database, Map<String, String> connection, String place) {
        this.database = database;
        this.connection = connection;
        this.isGraph = connection.containsKey("shop");
        this.place = place;
    }

    /** Pushes what differs, and tells with how many calls. */
    long run() throws SQLException, IOException, InterruptedException {
        try (Connection connected = database.getConnection()) {
            connected.setAutoCommit(false);
            List<Row> rows = rows(connected);
            int most = isGraph ? 250 : 2000;
            long calls = 0;
            for (int from = 0; from < rows.size(); from += most) {
                List<Row> batch = rows.subList(from, Math.min(rows.size(), from + most));
                send(batch);
                mark(connected, batch);
                connected.commit();
                calls++;
            }
            return calls;
        }
    }

    private static List<Row> rows(Connection connected) throws SQLException, IOException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connected.prepareStatement(ROWS)) {
            query.setString(1, StoreHome.STORE);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(
                            found.getLong(1),
                            found.getBigDecimal(2),
                            found.getBigDecimal(3),
                            JSON.readTree(found.getString(4))));
                }
            }
        }
        return rows;
    }

    private static void mark(Connection connected, List<Row> batch) throws SQLException {
        Timestamp now = Timestamp.from(Instant.now());
        try (PreparedStatement update = connected.prepareStatement(PUSHED)) {
            for (Row row : batch) {
                update.setBigDecimal(1, row.available());
                update.setTimestamp(2, now);
                update.setLong(3, row.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void send(List<Row> batch) throws IOException, InterruptedException {
        ArrayNode entries = JSON.createArrayNode();
        batch.forEach(row -> entries.add(isGraph ? quantity(row) : item(row)));
        HttpRequest request = isGraph ? graph(entries) : rest(entries);
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        boolean isRefused = isGraph
                && !JSON.readTree(answer.body())
                        .at("/data/inventorySetQuantities/userErrors")
                        .isEmpty();
        if (answer.statusCode() >= 300 || isRefused) {
            throw new IOException("HTTP " + answer.statusCode());
        }
    }

    private ObjectNode item(Row row) {
        ObjectNode item = JSON.createObjectNode().put("location_id", Integer.parseInt(place));
        String id = row.ids().path("tracking").asText().equals("variant") ? "variant_id" : "product_id";
        return item.put(id, row.ids().path(id).asLong())
                .put("quantity", row.available().longValueExact());
    }

    private HttpRequest rest(ArrayNode items) throws IOException {
        String key = connection.getOrDefault("key", "");
        return HttpRequest.newBuilder(
                        URI.create(connection.getOrDefault("api_path", "") + "inventory/adjustments/absolute"))
                .header("X-Auth-Token", key.substring(key.indexOf(':') + 1))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(JSON.createObjectNode().set("items", items))))
                .build();
    }

    private ObjectNode quantity(Row row) {
        return JSON.createObjectNode()
                .put("inventoryItemId", row.ids().path("inventory_item").asText())
                .put("locationId", place)
                .put("quantity", row.available().longValueExact())
                .put("changeFromQuantity", row.pushed().longValueExact());
    }

    private HttpRequest graph(ArrayNode quantities) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("query", MUTATION);
        body.putObject("variables").put("key", UUID.randomUUID().toString()).set("quantities", quantities);
        return HttpRequest.newBuilder(
                        URI.create(connection.getOrDefault("shop", "") + "/admin/api/2026-10/graphql.json"))
                .header("X-Shopify-Access-Token", connection.getOrDefault("key", ""))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }
}
