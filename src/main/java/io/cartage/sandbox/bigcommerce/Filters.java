package io.cartage.sandbox.bigcommerce;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The filters of V3 lists that name values: {@code sku:in=A,B}. A comma within a value can't be told from one between. */
final class Filters {
    private final Map<String, String> parameters;

    Filters(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The values asked for; empty if the filter isn't there. */
    Optional<List<String>> texts(String name) {
        return Optional.ofNullable(parameters.get(name)).map(text -> Arrays.stream(text.split(","))
                .filter(value -> !value.isEmpty())
                .toList());
    }

    /** The numbers asked for; what is no number is refused. */
    Optional<List<Long>> numbers(String name) {
        return texts(name).map(values -> values.stream()
                .map(value -> {
                    if (!value.matches("\\d{1,12}")) {
                        throw new Refusal(422, "The filter '" + name + "' takes numbers, not '" + value + "'.");
                    }
                    return Long.valueOf(value);
                })
                .toList());
    }

    /** One value as it stands, with its commas. */
    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * Epoch seconds. A date without a time gets the present time of day, as the platform does it.
     *
     * @param now epoch seconds
     */
    OptionalLong date(String name, long now) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong read = ShopDates.parse(text.get());
        if (read.isEmpty()) {
            throw new Refusal(422, "The filter '" + name + "' takes a date, not '" + text.get() + "'.");
        }
        boolean bare = text.get().matches("\\d{4}-\\d{2}-\\d{2}");
        return bare ? OptionalLong.of(read.getAsLong() + now % 86_400) : read;
    }
}
