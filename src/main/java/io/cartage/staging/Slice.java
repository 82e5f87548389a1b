package io.cartage.staging;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A page of a list that was read with one row more, to know whether others follow.
 *
 * @param last the last of the rows, if others follow it
 */
public record Slice<T>(List<T> rows, Optional<T> last) {
    public Slice {
        rows = List.copyOf(rows);
    }

    /**
     * So many rows at most.
     *
     * @param read reads so many rows at most
     */
    public static <T> Slice<T> of(int most, IntFunction<List<T>> read) {
        List<T> found = read.apply(most + 1);
        return found.size() <= most
                ? new Slice<>(found, Optional.empty())
                : new Slice<>(found.subList(0, most), Optional.of(found.get(most - 1)));
    }
}
