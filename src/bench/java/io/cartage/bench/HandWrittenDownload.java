package io.cartage.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.staging.StagingDatabase;
import io.cartage.table.Column;
import io.cartage.table.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * What a good programmer writes by hand who trusts the shop, the network and the data: a loop of one call, one parse and
 * one transaction a page, with the same calls and the same SQL as Cartage's download. It repeats no failed call, heeds no
 * quota, completes no long order, checks no total and quarantines nothing.
 */
final class HandWrittenDownload implements Downloader {
    private final ShopClient client;
    private final HandWrittenStaging staging;

    HandWrittenDownload(String apiPath, String key, StagingDatabase database) throws SQLException {
        client = new ShopClient(apiPath, key);
        Map<String, Table> tables = database.tables();
        staging = new HandWrittenStaging(
                database.dataSource(), columns(tables, "s_orders"), columns(tables, "s_order_details"));
    }

    @Override
    public long run() throws IOException, InterruptedException, SQLException {
        Instant since = Instant.EPOCH;
        int page = 1;
        long calls = 0;
        while (true) {
            List<HandWrittenStaging.Order> orders = ListedOrder.read(client.page(since, page)).stream()
                    .map(HandWrittenDownload::order)
                    .toList();
            calls++;
            if (orders.isEmpty()) {
                return calls;
            }
            Instant newest = orders.get(orders.size() - 1).changedAt();
            staging.stagePage(orders, newest);
            if (orders.size() < ShopClient.PAGE) {
                return calls;
            }
            page = newest.equals(since) ? page + 1 : 1; // more than a page may have changed in one second
            since = newest;
        }
    }

    @Override
    public void close() {
        // the client ends by itself
    }

    private static HandWrittenStaging.Order order(ListedOrder listed) {
        JsonNode json = listed.json();
        HandWrittenMapping.Result rows = HandWrittenMapping.map(json, StoreHome.VALUES);
        Instant changed = DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                json.path("date_modified").asText(), Instant::from);
        for (int i = 0; i < rows.order().length; i++) {
            if (rows.order()[i] instanceof Instant instant) {
                rows.order()[i] = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            }
        }
        return new HandWrittenStaging.Order(
                json.path("id").asText(), changed, listed.bytes(), rows.order(), rows.lines());
    }

    private static List<String> columns(Map<String, Table> tables, String table) {
        return tables.get(table).mappable().stream().map(Column::name).toList();
    }
}
