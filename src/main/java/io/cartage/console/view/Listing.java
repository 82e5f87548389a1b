package io.cartage.console.view;

import io.cartage.staging.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A page of a list.
 *
 * @param next the position after which the next page begins; empty at the end
 */
public record Listing<T>(List<T> rows, Optional<String> next) {
    public Listing {
        rows = List.copyOf(rows);
    }

    /**
     * A page of so many rows.
     *
     * @param read reads so many at most
     * @param position where a row stands in the list
     */
    public static <T> Listing<T> of(int size, IntFunction<List<T>> read, Function<T, Long> position) {
        Slice<T> slice = Slice.of(size, read);
        return new Listing<>(slice.rows(), slice.last().map(position).map(String::valueOf));
    }
}
