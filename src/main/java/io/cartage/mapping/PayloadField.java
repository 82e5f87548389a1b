package io.cartage.mapping;

import io.cartage.problem.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of a payload, and how what stands in it comes about. Immutable and thread-safe. */
sealed interface PayloadField {

    String name();

    Position at();

    /** A field of one value. */
    record Single(String name, FieldValue value, Position at) implements PayloadField {}

    /**
     * A list of values.
     *
     * @param all gives the values
     * @param value what becomes of each, which it finds in {@link Frame#item}
     */
    record Values(String name, Expr all, FieldValue value, boolean always, @Nullable String required, Position at)
            implements PayloadField {}

    /**
     * A group of fields, or a list of such groups.
     *
     * @param each the list whose elements become groups; null if the field is one group
     * @param condition what must hold for a group; null if nothing must
     * @param required the reason to give if nothing comes about; null if nothing need
     */
    record Group(
            String name,
            @Nullable Nodes each,
            @Nullable Condition condition,
            List<PayloadField> fields,
            boolean always,
            @Nullable String required,
            Position at)
            implements PayloadField {

        public Group {
            fields = List.copyOf(fields);
        }
    }
}
