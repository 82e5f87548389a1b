package io.cartage.cart.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which scopes the token has, of those that flows need: as an answer lists them, or as calls show that need them. */
final class ScopeCheck {
    private static final String SUBJECT = "scope";

    private ScopeCheck() {}

    static List<Finding> look(LookFacts.Scopes scopes, LookSubject subject, Answers answers) {
        return scopes.known().stream()
                .map(scope -> finding(scope, scopes, subject, granted(scope, scopes, answers))
                        .of(scope.name()))
                .toList();
    }

    /** Empty if it can't be known. */
    static Optional<Boolean> granted(LookFacts.Scope scope, LookFacts.Scopes scopes, Answers answers) {
        if (scopes.listed().isPresent() && !scope.anyOf().isEmpty()) {
            Place list = scopes.listed().get();
            return answers.has(list.call())
                    ? Optional.of(listed(list, scopes, answers).stream().anyMatch(scope.anyOf()::contains))
                    : Optional.empty();
        }
        if (answers.has(scope.call())) {
            return Optional.of(true);
        }
        return answers.refusal(scope.call()).filter(scopes::isMissing).map(refusal -> false);
    }

    /** Whether the token has the scope of this word. */
    static boolean has(String word, LookFacts.Scopes scopes, Answers answers) {
        return scopes.listed()
                .filter(list -> !listed(list, scopes, answers).contains(word))
                .isEmpty();
    }

    private static Set<String> listed(Place list, LookFacts.Scopes scopes, Answers answers) {
        return answers.list(list).stream()
                .map(element -> Place.at(element, scopes.word()))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Finding finding(
            LookFacts.Scope scope, LookFacts.Scopes scopes, LookSubject subject, Optional<Boolean> granted) {
        List<String> needing = Stream.concat(scope.flows().stream(), scope.later().stream())
                .filter(subject.flows()::contains)
                .toList();
        List<String> unneeded = scope.later().stream()
                .filter(flow -> !subject.flows().contains(flow))
                .toList();
        String needed = needing.isEmpty() ? "" : ", needed by " + Words.list(needing);
        String later = unneeded.isEmpty()
                ? ""
                : (needing.isEmpty() ? ", needed later by " : ", later by ") + Words.list(unneeded);
        String grant = scope.grant().isEmpty() ? scopes.grant() : scope.grant();
        if (granted.isEmpty()) {
            return Finding.skipped(SUBJECT, "not known, since the call that shows it failed" + needed + later);
        }
        if (granted.get()) {
            return Finding.ok(SUBJECT, "granted" + needed + later);
        }
        if (!scope.without().isEmpty()) {
            return Finding.warning(SUBJECT, "missing, so " + scope.without(), grant);
        }
        return needing.isEmpty()
                ? Finding.skipped(SUBJECT, "not granted" + later)
                : Finding.failed(SUBJECT, "is missing" + needed, grant);
    }
}
