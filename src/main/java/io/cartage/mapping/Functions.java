package io.cartage.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The closed list of functions. What is not here can't be called: no clock, no chance, no regular expressions. */
final class Functions {
    /** Needs the lookups of the mapping, so the formula compiler builds it itself. */
    static final Function LOOKUP = new Function(
            "lookup",
            "lookup('name', value)",
            2,
            2,
            "What the lookup of that name gives for the value.",
            "lookup('carriers', shipping_method)",
            arguments -> {
                throw new IllegalStateException("built by the formula compiler");
            });

    /** Reads its second argument once per element, so the formula compiler builds it itself. */
    static final Function EACH = new Function(
            "each",
            "each(list, formula)",
            2,
            2,
            "What the formula gives for each element of the list at a path or name, for sum, join, count, min and max. Inside, bare names are fields of the element first.",
            "sum(each(lines, price * quantity))",
            arguments -> {
                throw new IllegalStateException("built by the formula compiler");
            });

    private static final Map<String, Function> BY_NAME = byName();

    private Functions() {}

    private static Map<String, Function> byName() {
        Map<String, Function> functions = new LinkedHashMap<>();
        Stream.of(LogicFunctions.ALL, NumberFunctions.ALL, TextFunctions.ALL, DateFunctions.ALL, List.of(EACH, LOOKUP))
                .flatMap(List::stream)
                .forEach(function -> functions.put(function.name(), function));
        return functions;
    }

    static Optional<Function> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    static List<Function> all() {
        return List.copyOf(BY_NAME.values());
    }

    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }
}
