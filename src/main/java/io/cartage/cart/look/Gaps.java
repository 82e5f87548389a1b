package io.cartage.cart.look;

import java.util.Optional;

/** Why something could not be looked at: the call that would have told it was forbidden, failed, or was never sent. */
record Gaps(LookFacts facts, LookSubject subject, Answers answers) {

    /** Empty if the place's call was answered. */
    Optional<String> at(Optional<Place> place) {
        if (place.isEmpty()) {
            return Optional.of(subject.cart().name() + " doesn't tell it");
        }
        String call = place.get().call();
        return answers.has(call) ? Optional.empty() : Optional.of(of(call));
    }

    private String of(String call) {
        Optional<Refusal> refusal = answers.refusal(call);
        if (refusal.isEmpty()) {
            return "the time for this test was up";
        }
        if (facts.scopes().isMissing(refusal.get())) {
            return facts.scopes().known().stream()
                    .filter(scope -> scope.call().equals(call))
                    .findFirst()
                    .map(scope -> "it takes the scope " + scope.name())
                    .orElse("the call is forbidden");
        }
        return CredentialCheck.says(facts, subject, refusal.get());
    }
}
