package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.io.IOException;
import java.util.List;

/** Lists as V3 answers them: rows in {@code data}, the page in {@code meta}; without rows 200 with an empty list. */
final class V3Lists {
    private static final int BYTES_OF_ROW = 256;

    private V3Lists() {}

    /** Writes one row. */
    interface Row<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    static <T> Answer list(Request request, BigCommerceApi api, List<T> rows, Row<T> row) {
        Paging paging = Paging.of(request.parameters(), api);
        List<T> page = rows.stream().skip(paging.skip()).limit(paging.limit()).toList();
        return page(paging, rows.size(), page, row);
    }

    /** One page of a list that isn't made as a whole. */
    static <T> Answer page(Paging paging, int total, List<T> page, Row<T> row) {
        return Answer.json(200, 1024 + page.size() * BYTES_OF_ROW, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("data");
            for (T value : page) {
                row.write(value, json);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("meta");
            pagination(paging, total, page.size(), json);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** One thing in the envelope of V3. */
    static <T> Answer one(T value, Row<T> row) {
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeFieldName("data");
            row.write(value, json);
            json.writeObjectFieldStart("meta");
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void pagination(Paging paging, int total, int count, JsonGenerator json) throws IOException {
        int pages = (total + paging.limit() - 1) / paging.limit();
        json.writeObjectFieldStart("pagination");
        json.writeNumberField("total", total);
        json.writeNumberField("count", count);
        json.writeNumberField("per_page", paging.limit());
        json.writeNumberField("current_page", paging.page());
        json.writeNumberField("total_pages", pages);
        json.writeObjectFieldStart("links");
        if (paging.page() > 1) {
            link("previous", paging.page() - 1, paging, json);
        }
        link("current", paging.page(), paging, json);
        if (paging.page() < pages) {
            link("next", paging.page() + 1, paging, json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void link(String name, int page, Paging paging, JsonGenerator json) throws IOException {
        json.writeStringField(name, "?page=" + page + "&limit=" + paging.limit());
    }
}
