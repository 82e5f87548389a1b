package io.cartage.sandbox.shopify;

import io.cartage.sandbox.shopify.Search.Comparison;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A field that rows can be searched by.
 *
 * @param <T> the rows
 */
sealed interface SearchField<T> {

    /**
     * Which rows a condition finds; empty if its value is not one for this field.
     *
     * @param now the shop's present
     */
    Optional<Predicate<T>> where(Comparison comparison, String value, Instant now);

    /** A time. */
    record Time<T>(Function<T, Instant> time) implements SearchField<T> {
        @Override
        public Optional<Predicate<T>> where(Comparison comparison, String value, Instant now) {
            return SearchTime.parse(value, now).map(wanted -> row -> wanted.holds(comparison, time.apply(row)));
        }
    }

    /** A number such as an id, alone or as the end of a global id. */
    record Id<T>(Function<T, Long> id) implements SearchField<T> {
        @Override
        public Optional<Predicate<T>> where(Comparison comparison, String value, Instant now) {
            String digits = value.substring(value.lastIndexOf('/') + 1);
            if (!digits.matches("\\d{1,18}")) {
                return Optional.empty();
            }
            long wanted = Long.parseLong(digits);
            return Optional.of(row -> {
                int order = Long.compare(id.apply(row), wanted);
                return switch (comparison) {
                    case IS -> order == 0;
                    case GREATER -> order > 0;
                    case GREATER_OR_EQUAL -> order >= 0;
                    case LESS -> order < 0;
                    case LESS_OR_EQUAL -> order <= 0;
                };
            });
        }
    }

    /** One of certain words. */
    record Word<T>(List<String> words, BiPredicate<T, String> is) implements SearchField<T> {
        @Override
        public Optional<Predicate<T>> where(Comparison comparison, String value, Instant now) {
            String word = value.toLowerCase(Locale.ROOT);
            return words.contains(word) ? Optional.of(row -> is.test(row, word)) : Optional.empty();
        }
    }

    /** A text or several, found whatever the case; a value that ends in {@code *} finds what begins so. */
    record Text<T>(Function<T, ? extends @Nullable Object> text) implements SearchField<T> {
        @Override
        public Optional<Predicate<T>> where(Comparison comparison, String value, Instant now) {
            return Optional.of(row -> {
                Object found = text.apply(row);
                return found instanceof Collection<?> several
                        ? several.stream().anyMatch(one -> matches(one, value))
                        : matches(found, value);
            });
        }

        private static boolean matches(@Nullable Object found, String wanted) {
            if (found == null) {
                return false;
            }
            String text = found.toString();
            return wanted.endsWith("*")
                    ? text.regionMatches(true, 0, wanted, 0, wanted.length() - 1)
                    : text.equalsIgnoreCase(wanted);
        }
    }

    /** What another field doesn't find. */
    record Without<T>(SearchField<T> field) implements SearchField<T> {
        @Override
        public Optional<Predicate<T>> where(Comparison comparison, String value, Instant now) {
            return field.where(comparison, value, now).map(Predicate::negate);
        }
    }

    /** The fields of rows that are maps: the text under {@code key}. */
    static SearchField<Map<String, Object>> text(String key) {
        return new Text<>(row -> row.get(key));
    }
}
