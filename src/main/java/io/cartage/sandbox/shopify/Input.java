package io.cartage.sandbox.shopify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a caller wants to be written, as the schema has already checked it. */
record Input(Map<String, ? extends @Nullable Object> fields) {
    private static final int MOST = 250;

    /** Whether it was said at all, be it as null. */
    boolean has(String name) {
        return fields.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(Object::toString);
    }

    /** What the schema demands. */
    String needed(String name) {
        return Objects.requireNonNull(fields.get(name)).toString();
    }

    /** The same for a value of another sort. */
    <T> T needed(String name, BiFunction<Input, String, Optional<T>> read) {
        return read.apply(this, name).orElseThrow();
    }

    Optional<Integer> number(String name) {
        return fields.get(name) instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // input objects have texts for keys
    Optional<Input> object(String name) {
        return fields.get(name) instanceof Map<?, ?> map
                ? Optional.of(new Input((Map<String, Object>) map))
                : Optional.empty();
    }

    /** Empty if it wasn't said. */
    @SuppressWarnings("unchecked") // as above
    List<Input> objects(String name) {
        List<Input> objects = new ArrayList<>();
        list(name).forEach(map -> objects.add(new Input((Map<String, Object>) map)));
        return objects;
    }

    /** Empty if it wasn't said. */
    List<String> texts(String name) {
        return list(name).stream().map(Object::toString).toList();
    }

    /** No list of an input may be longer, whatever it holds. */
    private List<?> list(String name) {
        List<?> list = fields.get(name) instanceof List<?> found ? found : List.of();
        if (list.size() > MOST) {
            throw GraphRefusal.of(
                    "The input array size of " + list.size() + " is greater than the maximum allowed of " + MOST + ".",
                    "MAX_INPUT_SIZE_EXCEEDED");
        }
        return list;
    }
}
