package io.cartage.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cartage.staging.StagingDatabase;
import io.cartage.table.Column;
import io.cartage.table.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a good programmer writes by hand who trusts the shop, the network and the data: a loop of one call, one parse and
 * one transaction a page, with the same calls and the same SQL as Cartage's download. It repeats no failed call, heeds no
 * quota, completes no long order, checks no total and quarantines nothing.
 */
final class HandWrittenDownload implements Downloader {
    private static final int PAGE = 250;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final String token;
    private final HandWrittenStaging staging;

    HandWrittenDownload(String apiPath, String key, StagingDatabase database) throws SQLException {
        api = apiPath.replaceAll("/v3/?$", "/v2");
        token = key.substring(key.indexOf(':') + 1);
        Map<String, Table> tables = database.tables();
        staging = new HandWrittenStaging(
                database.dataSource(), columns(tables, "s_orders"), columns(tables, "s_order_details"));
    }

    @Override
    public long run() throws IOException, InterruptedException, SQLException {
        Instant since = Instant.EPOCH;
        long calls = 0;
        int found = PAGE;
        while (found == PAGE) {
            List<HandWrittenStaging.Order> page = read(get(since));
            calls++;
            found = page.size();
            if (found > 0) {
                since = page.get(found - 1).changedAt();
                staging.stagePage(page, since);
            }
        }
        return calls;
    }

    @Override
    public void close() {
        // the client ends by itself
    }

    private byte[] get(Instant since) throws IOException, InterruptedException {
        URI uri = URI.create(api + "/orders?min_date_modified=" + since + "&sort=date_modified:asc&limit=" + PAGE
                + "&page=1&include=consignments.line_items,fees&consignment_structure=object");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Auth-Token", token)
                .header("Accept", "application/json")
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    private static List<HandWrittenStaging.Order> read(byte[] answer) throws IOException {
        List<HandWrittenStaging.Order> orders = new ArrayList<>();
        if (answer.length == 0) {
            return orders;
        }
        try (JsonParser parser = JSON.getFactory().createParser(answer)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                JsonNode json = JSON.readTree(parser);
                int end = (int) parser.currentLocation().getByteOffset();
                orders.add(order(json, Arrays.copyOfRange(answer, start, end)));
            }
        }
        return orders;
    }

    private static HandWrittenStaging.Order order(JsonNode json, byte[] payload) {
        HandWrittenMapping.Result rows = HandWrittenMapping.map(json, StoreHome.VALUES);
        Instant changed = DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                json.path("date_modified").asText(), Instant::from);
        for (int i = 0; i < rows.order().length; i++) {
            if (rows.order()[i] instanceof Instant instant) {
                rows.order()[i] = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            }
        }
        return new HandWrittenStaging.Order(json.path("id").asText(), changed, payload, rows.order(), rows.lines());
    }

    private static List<String> columns(Map<String, Table> tables, String table) {
        return tables.get(table).mappable().stream().map(Column::name).toList();
    }
}
