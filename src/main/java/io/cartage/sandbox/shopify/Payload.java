package io.cartage.sandbox.shopify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a write answers, in the schema's field names.
 *
 * @param fields what was written; nothing if it was refused
 * @param errors why it was refused, or what of it
 */
record Payload(Map<String, ? extends @Nullable Object> fields, List<Map<String, Object>> errors) {

    static Payload of(String name, @Nullable Object written) {
        return new Payload(Map.of(), List.of()).and(name, written);
    }

    static Map<String, @Nullable Object> of(String name, Supplier<Object> write) {
        return of(() -> of(name, write.get()));
    }

    /** Carries out a write, and tells if it is refused. */
    static Map<String, @Nullable Object> of(Supplier<Payload> write) {
        try {
            return write.get().shown();
        } catch (WriteRefusal refusal) {
            return new Payload(Map.of(), refusal.errors()).shown();
        }
    }

    Payload and(String name, @Nullable Object written) {
        Map<String, @Nullable Object> more = new HashMap<>(fields);
        more.put(name, written);
        return new Payload(more, errors);
    }

    Payload but(Map<String, Object> error) {
        return new Payload(fields, List.of(error));
    }

    private Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> shown = new HashMap<>(fields);
        shown.put("userErrors", errors);
        return shown;
    }
}
