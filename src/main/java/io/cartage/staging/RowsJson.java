package io.cartage.staging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.table.Column;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order's rows as JSON: {@code {"s_orders":{…},"s_order_details":[{…}]}}. Decimals are strings with the column's
 * decimals, so that nobody reads them as doubles.
 */
final class RowsJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper READER = new ObjectMapper();

    private RowsJson() {}

    static String write(RowValues header, List<RowValues> lines) {
        StringWriter text = new StringWriter(2048);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName(ContractTables.ORDERS);
            row(json, header);
            json.writeArrayFieldStart(ContractTables.DETAILS);
            for (RowValues line : lines) {
                row(json, line);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The columns in which {@code after} differs, in its order: {@code cart_status, s_order_details.quantity}; plain
     * {@code s_order_details} if lines came or went. Columns that {@code after} does not fill are not compared.
     */
    static List<String> differences(String before, String after) {
        JsonNode old = read(before);
        JsonNode now = read(after);
        Set<String> differences = new LinkedHashSet<>();
        compare("", old.path(ContractTables.ORDERS), now.path(ContractTables.ORDERS), differences);
        JsonNode oldLines = old.path(ContractTables.DETAILS);
        JsonNode lines = now.path(ContractTables.DETAILS);
        if (oldLines.size() != lines.size()) {
            differences.add(ContractTables.DETAILS);
        }
        for (int i = 0; i < Math.min(oldLines.size(), lines.size()); i++) {
            compare(ContractTables.DETAILS + ".", oldLines.get(i), lines.get(i), differences);
        }
        return List.copyOf(differences);
    }

    private static void compare(String prefix, JsonNode before, JsonNode after, Set<String> differences) {
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            JsonNode old = before.get(field.getKey());
            if (!field.getValue().equals(old)
                    && !(old == null && field.getValue().isNull())) {
                differences.add(prefix + field.getKey());
            }
        }
    }

    private static void row(JsonGenerator json, RowValues row) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < row.values().length; i++) {
            Column column = row.columns().get(i);
            json.writeFieldName(column.name());
            value(json, column, row.values()[i]);
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Column column, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal decimal) {
            json.writeString(
                    decimal.setScale(column.scale(), RoundingMode.HALF_UP).toPlainString());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }

    private static JsonNode read(String json) {
        try {
            return READER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
