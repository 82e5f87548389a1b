package io.cartage.console;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a request, in its query or its form. */
record Fields(RoutingContext context) {
    private static final int LONGEST = 1000;

    /** A value without outer blanks; empty if there is none. */
    Optional<String> some(String name) {
        return Optional.of(text(name).strip()).filter(text -> !text.isEmpty());
    }

    /** A value as it was sent; empty text if there is none. */
    String text(String name) {
        String text = context.request().getParam(name);
        text = text == null ? context.request().getFormAttribute(name) : text;
        return text == null || text.length() > LONGEST ? "" : text;
    }

    /** A number; empty if there is none. */
    Optional<Long> number(String name) {
        return some(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    /** The numbers in all fields of a name, of those words that begin with a letter. */
    Set<Long> numbers(String name, String letter) {
        List<String> fields = context.request().formAttributes().getAll(name);
        return fields.stream()
                .flatMap(field -> Arrays.stream(field.split(" ", -1)))
                .filter(word -> word.matches(letter + "[0-9]{1,18}"))
                .map(word -> Long.valueOf(word.substring(letter.length())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
