package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.io.IOException;
import java.util.List;

/** Lists as V2 answers them: without an envelope; 204 without a body if there are no rows or the page lies past the end. */
final class V2Lists {
    private static final int BYTES_OF_ROW = 2000;

    private V2Lists() {}

    /** Writes one row. */
    interface Row<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    static <T> Answer list(Request request, BigCommerceApi api, List<T> rows, Row<T> row) {
        Paging paging = Paging.of(request.parameters(), api);
        List<T> page = rows.stream().skip(paging.skip()).limit(paging.limit()).toList();
        if (page.isEmpty()) {
            return Answer.empty(204);
        }
        return Answer.json(200, page.size() * BYTES_OF_ROW, json -> {
            json.writeStartArray();
            for (T value : page) {
                row.write(value, json);
            }
            json.writeEndArray();
        });
    }
}
