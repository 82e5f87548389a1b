package io.cartage.cart.look;

import java.util.Optional;
import java.util.OptionalLong;

/** What the shop's quota is and what was left of it at the newest answer. */
final class QuotaCheck {
    private static final String SUBJECT = "quota";
    private static final int LITTLE_PERCENT = 20;

    private QuotaCheck() {}

    static Finding look(LookFacts.Quota facts, Answers answers) {
        OptionalLong left = answers.number(facts.left());
        OptionalLong total = answers.number(facts.total());
        if (left.isEmpty() || total.isEmpty()) {
            return Finding.skipped(SUBJECT, "the shop didn't tell it");
        }
        String text = Words.number(left.getAsLong()) + " of " + Words.number(total.getAsLong()) + " " + facts.unit()
                + " left" + renewed(facts, answers);
        boolean little = left.getAsLong() * 100 < total.getAsLong() * LITTLE_PERCENT;
        return little
                ? Finding.warning(
                        SUBJECT, text, "Other apps of the shop use it up: find out which, else downloads wait")
                : Finding.ok(SUBJECT, text);
    }

    private static String renewed(LookFacts.Quota facts, Answers answers) {
        Optional<String> window = answers.text(facts.windowMillis())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> ", renewed every " + Long.parseLong(text) / 1000 + " s");
        OptionalLong perSecond = answers.number(facts.perSecond());
        return window.orElse(
                perSecond.isPresent() ? ", " + Words.number(perSecond.getAsLong()) + " come back each second" : "");
    }
}
