package io.cartage.sandbox.shopify;

import io.cartage.sandbox.shopify.Search.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A search made ready for the rows of one list. A condition on an unknown field, or with a value that is none, is left
 * out of account: rows come back as if it weren't there, and only the warnings tell.
 *
 * @param parsed how the text was understood, as the platform shows it
 * @param warnings as the platform shows them
 * @param <T> the rows
 */
record Searched<T>(Predicate<T> where, List<Map<String, Object>> parsed, List<Map<String, Object>> warnings) {

    /**
     * Reads {@code query}.
     *
     * @param ignoreDates whether times are left out of account without a word
     */
    static <T> Searched<T> of(String query, Map<String, SearchField<T>> fields, Instant now, boolean ignoreDates) {
        Reading<T> reading = new Reading<>(fields, now, ignoreDates, new ArrayList<>(), new ArrayList<>());
        Predicate<T> where = reading.where(SearchReader.read(query)).orElse(row -> true);
        return new Searched<>(where, reading.parsed, reading.warnings);
    }

    private record Reading<T>(
            Map<String, SearchField<T>> fields,
            Instant now,
            boolean ignoreDates,
            List<Map<String, Object>> parsed,
            List<Map<String, Object>> warnings) {

        /** Empty if nothing of it counts. */
        private Optional<Predicate<T>> where(Search search) {
            if (search instanceof Term term) {
                return where(term);
            }
            if (search instanceof Search.Not not) {
                return where(not.part()).map(Predicate::negate);
            }
            boolean isAny = search instanceof Search.Any;
            List<Search> parts = search instanceof Search.Any any ? any.parts() : ((Search.All) search).parts();
            return parts.stream()
                    .map(this::where)
                    .flatMap(Optional::stream)
                    .reduce((left, right) -> isAny ? left.or(right) : left.and(right));
        }

        private Optional<Predicate<T>> where(Term term) {
            parsed.add(shown(term));
            SearchField<T> field = fields.get(term.field());
            if (field == null) {
                warnings.add(warning(term.field(), "Invalid search field for this query.", "invalid_field"));
                return Optional.empty();
            }
            Optional<Predicate<T>> where = field.where(term.comparison(), term.value(), now);
            if (where.isEmpty()) {
                warnings.add(warning(
                        term.field(), "Input `" + term.value() + "` is not an accepted value.", "invalid_value"));
            }
            return field instanceof SearchField.Time && ignoreDates ? Optional.empty() : where;
        }

        private static Map<String, Object> shown(Term term) {
            String how =
                    switch (term.comparison()) {
                        case IS -> "match_all";
                        case GREATER -> "range_gt";
                        case GREATER_OR_EQUAL -> "range_gte";
                        case LESS -> "range_lt";
                        case LESS_OR_EQUAL -> "range_lte";
                    };
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("field", term.field().isEmpty() ? "default" : term.field().toLowerCase(Locale.ROOT));
            shown.put(how, term.whole());
            return shown;
        }

        private static Map<String, Object> warning(String field, String message, String code) {
            Map<String, Object> warning = new LinkedHashMap<>();
            warning.put("field", field);
            warning.put("message", message);
            warning.put("code", code);
            return warning;
        }
    }
}
