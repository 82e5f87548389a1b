package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expressions look at while one payload is mapped. Lives for one payload, in one thread. */
final class Frame {
    private static final int ROOM = 16;
    private static final Object NOTHING = new Object();

    final JsonNode payload;
    final StoreContext store;
    final ZoneId zone;

    /** Notes every value looked at; null when nobody asks, which is the usual and fast case. */
    final @Nullable Trace trace;

    /** The element of {@code each} at hand. */
    @Nullable
    JsonNode row;

    /** Where {@link #row} stands in the payload; kept only while tracing. */
    String rowPath = "";

    /** The one value at hand of several, while a field of a payload becomes a list. */
    @Nullable
    Object item;

    /** The finished row of the first table, for {@code control}. */
    @Nullable
    Object[] header = {};

    /** The finished rows of the second table, for {@code control}. */
    List<@Nullable Object[]> details = List.of();

    private @Nullable Object[] memory = {};

    Frame(JsonNode payload, StoreContext store, ZoneId zone, @Nullable Trace trace) {
        this.payload = payload;
        this.store = store;
        this.zone = zone;
        this.trace = trace;
    }

    /** The value at this place, worked out when it is first asked for. */
    @Nullable
    Object remembered(int place, Expr expr) {
        if (place >= memory.length) {
            memory = Arrays.copyOf(memory, place + ROOM);
        }
        Object known = memory[place];
        if (known == null) {
            Object value = expr.value(this);
            memory[place] = value == null ? NOTHING : value;
            return value;
        }
        return known == NOTHING ? null : known;
    }

    /** Does something with {@code row} standing for this element; afterwards it stands for what it did before. */
    void inRow(JsonNode element, Runnable work) {
        JsonNode outerRow = row;
        String outerPath = rowPath;
        String path = trace == null ? "" : trace.path();
        row = element;
        rowPath = path;
        try {
            work.run();
        } finally {
            row = outerRow;
            rowPath = outerPath;
            if (trace != null) {
                trace.begin(path);
            }
        }
    }
}
