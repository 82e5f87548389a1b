package io.cartage.mapping;

import io.cartage.problem.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a payload with the places its value comes from.
 *
 * @param path in the payload, with the indexes of lists: {@code items[0].quantity}
 * @param value as it would be written; null for nothing
 * @param sources the places in the source that were looked at, in that order
 * @param parts the names whose formulas were worked out on the way, the innermost first
 * @param at the line of the mapping
 * @param reason why the field can't be filled
 */
public record ExplainedField(
        String path,
        @Nullable Object value,
        List<ExplainedRow.Source> sources,
        List<Part> parts,
        Position at,
        Optional<Reason> reason) {

    public ExplainedField {
        sources = List.copyOf(sources);
        parts = List.copyOf(parts);
    }

    /**
     * A name of the mapping that a value was made of.
     *
     * @param formula as written
     * @param at where the name is defined
     */
    public record Part(String name, String formula, @Nullable Object value, Position at) {}
}
