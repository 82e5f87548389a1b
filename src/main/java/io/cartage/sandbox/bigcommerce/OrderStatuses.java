package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The fifteen statuses as the API lists them. The merchant of this shop has renamed two. */
final class OrderStatuses {
    /** In the order in which the control panel shows them. */
    static final List<Integer> SHOWN = List.of(0, 1, 7, 11, 9, 8, 3, 10, 2, 5, 6, 4, 13, 12, 14);

    private OrderStatuses() {}

    /** What the merchant calls it. */
    static String label(int id) {
        return switch (id) {
            case 8 -> "Ready for collection";
            case 12 -> "On hold";
            default -> Statuses.NAMES.get(id);
        };
    }

    static void list(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (int id = 0; id < Statuses.NAMES.size(); id++) {
            one(id, json);
        }
        json.writeEndArray();
    }

    static void one(int id, JsonGenerator json) throws IOException {
        json.writeStartObject();
        fields(id, json);
        json.writeNumberField("order", SHOWN.indexOf(id));
        json.writeEndObject();
    }

    /** @param counts by status id */
    static void counts(int[] counts, JsonGenerator json) throws IOException {
        int sum = 0;
        json.writeStartObject();
        json.writeArrayFieldStart("statuses");
        for (int id : SHOWN) {
            json.writeStartObject();
            fields(id, json);
            json.writeNumberField("count", counts[id]);
            json.writeNumberField("sort_order", SHOWN.indexOf(id));
            json.writeEndObject();
            sum += counts[id];
        }
        json.writeEndArray();
        json.writeNumberField("count", sum);
        json.writeEndObject();
    }

    private static void fields(int id, JsonGenerator json) throws IOException {
        json.writeNumberField("id", id);
        json.writeStringField("name", Statuses.NAMES.get(id));
        json.writeStringField("system_label", Statuses.NAMES.get(id));
        json.writeStringField("custom_label", label(id));
        json.writeStringField("system_description", "Orders that are: " + Statuses.NAMES.get(id));
    }
}
