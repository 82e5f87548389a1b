package io.cartage.cart.look;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** How far back orders can be read, and whether that is as far as the store file asks. */
final class HistoryCheck {
    private static final String SUBJECT = "history";

    private HistoryCheck() {}

    static Finding look(LookFacts facts, LookSubject subject, Answers answers, Gaps gaps, Instant now) {
        LookFacts.History history = facts.history();
        Optional<String> gap = gaps.at(history.count());
        if (gap.isPresent()) {
            return Finding.skipped(SUBJECT, gap.get());
        }
        ZoneId zone = subject.store().timezone();
        long count = answers.number(history.count()).orElse(0);
        boolean least =
                answers.text(history.atLeast()).filter(history.least()::equals).isPresent();
        Optional<LocalDate> oldest = answers.text(history.oldest())
                .flatMap(Times::parse)
                .map(time -> time.atZone(zone).toLocalDate());
        Optional<LocalDate> from =
                subject.store().orders().from().map(time -> time.atZone(zone).toLocalDate());
        String text = (least ? "at least " : "")
                + Words.count(count, "order")
                + oldest.map(day -> ", the oldest of " + day).orElse("")
                + from.map(day -> "; orders.from takes those since " + day)
                        .orElse("; orders.from is not set, so all are read");
        return limit(facts, answers, from, text, now, zone).orElseGet(() -> Finding.ok(SUBJECT, text));
    }

    private static Optional<Finding> limit(
            LookFacts facts, Answers answers, Optional<LocalDate> from, String text, Instant now, ZoneId zone) {
        LookFacts.History history = facts.history();
        if (history.limitedWithout().isEmpty() || ScopeCheck.has(history.limitedWithout(), facts.scopes(), answers)) {
            return Optional.empty();
        }
        LocalDate first =
                now.minus(Duration.ofDays(history.limitDays())).atZone(zone).toLocalDate();
        if (from.filter(day -> !day.isBefore(first)).isPresent()) {
            return Optional.of(
                    Finding.ok(SUBJECT, text + "; older ones than " + first + " can't be read, and aren't asked for"));
        }
        return Optional.of(Finding.warning(
                SUBJECT,
                text + "; the token sees only the last " + history.limitDays() + " days, since " + first,
                "Grant " + history.limitedWithout() + ", or write orders.from: " + first + " or later"));
    }
}
