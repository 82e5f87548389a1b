package io.cartage.console;

import io.cartage.staging.desk.OrderPapers.Sheet;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of the staging tables as files. */
final class OrderDownloads {
    private OrderDownloads() {}

    /** By table, each row an object; values are text or null, so that no program rounds an amount. */
    static Buffer json(List<Sheet> sheets) {
        JsonObject all = new JsonObject();
        for (Sheet sheet : sheets) {
            JsonArray rows = new JsonArray();
            for (List<@Nullable String> row : sheet.rows()) {
                JsonObject object = new JsonObject();
                for (int i = 0; i < row.size(); i++) {
                    object.put(sheet.columns().get(i), row.get(i));
                }
                rows.add(object);
            }
            all.put(sheet.table(), rows);
        }
        return Buffer.buffer(all.encodePrettily());
    }

    /** As RFC 4180 wants it, with the names of the columns in the first line. */
    static Buffer csv(Sheet sheet) {
        StringBuilder csv = new StringBuilder(line(sheet.columns()));
        sheet.rows().forEach(row -> csv.append(line(row)));
        return Buffer.buffer(csv.toString());
    }

    private static String line(List<? extends @Nullable String> values) {
        return values.stream().map(OrderDownloads::field).collect(Collectors.joining(",")) + "\r\n";
    }

    /** What a spreadsheet would take for a formula gets an apostrophe before it: a buyer may have written it. */
    private static String field(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean formula = value.matches("(?s)[=+@\\t\\r].*") || value.matches("(?s)-(?!\\d+(\\.\\d+)?$).*");
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
