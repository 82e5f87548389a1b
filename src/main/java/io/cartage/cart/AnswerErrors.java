package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.cart.AnswerErrorException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a cart tells errors in answers that HTTP calls a success.
 *
 * @param list where the errors stand
 * @param code where an error's code stands within it
 * @param message where its words stand
 * @param kinds what a code means; any other is {@link Kind#FAILED}
 * @param warnings where it stands that a cart left part of the call out of account, so that its answer is another's
 */
record AnswerErrors(FieldPath list, FieldPath code, FieldPath message, Map<String, Kind> kinds, FieldPath warnings) {
    private static final int MOST_SHOWN = 3;

    AnswerErrors {
        kinds = Map.copyOf(kinds);
    }

    /** The members of an answer that must be read to find errors. */
    Set<String> members() {
        return Stream.of(list, warnings)
                .flatMap(path -> path.names().stream().limit(1))
                .collect(Collectors.toSet());
    }

    /** Throws if the answer holds an error or a warning; partial data is no data, since what lacks can't be told from null. */
    void check(JsonNode members) {
        List<JsonNode> errors = list.all(members);
        if (!errors.isEmpty()) {
            Kind kind = errors.stream()
                    .map(error -> kinds.getOrDefault(code.text(error), Kind.FAILED))
                    .min(Kind::compareTo)
                    .orElse(Kind.FAILED);
            throw new AnswerErrorException(kind, words(errors));
        }
        Optional<String> warning = Optional.of(warnings.all(members))
                .filter(found -> !warnings.isEmpty() && !found.isEmpty())
                .map(this::words);
        if (warning.isPresent()) {
            throw new AnswerErrorException(Kind.FAILED, "it left part of the filter out of account: " + warning.get());
        }
    }

    private String words(List<JsonNode> errors) {
        return errors.stream()
                .map(error -> error.isTextual() ? error.asText() : message.text(error))
                .distinct()
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(" "));
    }
}
