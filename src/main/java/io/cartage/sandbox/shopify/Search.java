package io.cartage.sandbox.shopify;

import java.util.List;

/** A condition as somebody wrote it, such as {@code status:open AND created_at:>'2026-11-01T00:00:00Z'}. */
sealed interface Search {

    /** How a value is compared. */
    enum Comparison {
        IS,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL
    }

    /**
     * One condition.
     *
     * @param field empty for words without a field
     * @param whole the value with all that was cut off it
     */
    record Term(String field, Comparison comparison, String value, String whole) implements Search {}

    /** All of them hold; without any, everything is found. */
    record All(List<Search> parts) implements Search {

        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them holds. */
    record Any(List<Search> parts) implements Search {

        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** It doesn't hold. */
    record Not(Search part) implements Search {}
}
