package io.cartage.sandbox.shopify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a write is not carried out, as its answer tells under {@code userErrors}. Nothing has changed then. */
final class WriteRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Map<String, Object>> errors;

    WriteRefusal(List<Map<String, Object>> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    /** @param field the path to what is wrong; empty if it is nothing of the input */
    static WriteRefusal of(String message, String... field) {
        return new WriteRefusal(List.of(error(message, null, field)));
    }

    /** @param code for payloads whose errors have one */
    static Map<String, Object> error(String message, @Nullable String code, String... field) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("field", field.length == 0 ? null : List.of(field));
        error.put("message", message);
        error.put("code", code);
        return error;
    }

    List<Map<String, Object>> errors() {
        return new ArrayList<>(errors);
    }
}
