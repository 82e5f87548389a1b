package io.cartage.cart.look;

import java.util.Optional;

/** Whether the shop answers at all, and to these credentials; if not, what to do in the cart's own words. */
final class CredentialCheck {
    private static final String SUBJECT = "credentials";

    private CredentialCheck() {}

    static Finding look(LookFacts facts, LookSubject subject, Answers answers) {
        return fatal(facts, answers)
                .map(refusal -> Finding.failed(SUBJECT, says(facts, subject, refusal), remedy(facts, subject, refusal)))
                .orElseGet(() -> Finding.ok(SUBJECT, "accepted by " + by(subject)));
    }

    private static String by(LookSubject subject) {
        return subject.store().sandbox().isPresent()
                ? "a simulated shop of this machine"
                : subject.cart().name();
    }

    /** What a refusal means: as the facts of this test tell, else as any cart's does. */
    static String says(LookFacts facts, LookSubject subject, Refusal refusal) {
        String cart = subject.cart().name();
        String status = refusal.status() == 0 ? "" : " (HTTP " + refusal.status() + ")";
        Optional<LookFacts.Failure> told = told(facts, refusal);
        if (told.isPresent()) {
            return told.get().says() + status;
        }
        return switch (refusal.status()) {
            case 0 -> NoAnswer.says(refusal);
            case 401 -> cart + " refuses the store's credentials" + status;
            case 403 -> cart + " forbids every call" + status;
            case 404 -> "there is no shop at this address" + status;
            case 429 -> "the shop's quota is used up" + status;
            default -> cart + " answered HTTP " + refusal.status();
        };
    }

    private static String remedy(LookFacts facts, LookSubject subject, Refusal refusal) {
        String key = refusal.denied() ? "denied" : Integer.toString(refusal.status());
        return told(facts, refusal)
                .map(LookFacts.Failure::remedy)
                .or(() -> Optional.ofNullable(subject.cart().refusals().get(key)))
                .orElseGet(() -> NoAnswer.remedy(refusal));
    }

    private static Optional<LookFacts.Failure> told(LookFacts facts, Refusal refusal) {
        return facts.failures().stream()
                .filter(failure -> failure.fits(refusal))
                .findFirst();
    }

    /** The refusal that ended the test: of the token itself, or the last one if nothing was answered. */
    private static Optional<Refusal> fatal(LookFacts facts, Answers answers) {
        Optional<Refusal> newest = Optional.empty();
        for (LookFacts.Call call : facts.calls()) {
            Optional<Refusal> refusal = answers.refusal(call.name());
            newest = refusal.isPresent() ? refusal : newest;
            if (refusal.filter(found -> found.status() == ShopLook.UNAUTHORIZED).isPresent()) {
                return refusal;
            }
        }
        return answers.isEmpty() ? newest : Optional.empty();
    }
}
