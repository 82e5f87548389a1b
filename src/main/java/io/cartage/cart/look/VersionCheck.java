package io.cartage.cart.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.cart.ApiFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The version of the cart's API that Cartage speaks, until when it is served, and whether it was the one that answered. */
final class VersionCheck {
    private static final String SUBJECT = "API version";
    private static final String UPDATE = "Update Cartage to a release that speaks a newer version";
    private static final int NEAR_DAYS = 90;

    private VersionCheck() {}

    static Finding look(LookFacts.Version facts, LookSubject subject, Answers answers, Instant now) {
        ApiFacts api = subject.cart().api();
        if (api.version().isEmpty()) {
            return Finding.ok(SUBJECT, facts.unending() + ", no end announced");
        }
        String ours = api.version().get();
        Optional<String> other = answers.first(Place.LAST).flatMap(answer -> api.otherVersion(answer.headers()));
        if (other.isPresent()) {
            return Finding.warning(
                    SUBJECT,
                    ours + " was asked for, but " + other.get() + " answered: ours is no longer served",
                    UPDATE);
        }
        if (isListedAsDead(ours, facts, answers)) {
            return Finding.warning(SUBJECT, ours + " is no longer among the versions that the shop supports", UPDATE);
        }
        return api.supportedUntil()
                .map(ends -> ending(ours, ends, now))
                .orElseGet(() -> Finding.ok(SUBJECT, ours + " answered"));
    }

    private static Finding ending(String ours, LocalDate ends, Instant now) {
        long days = ChronoUnit.DAYS.between(now.atZone(ZoneOffset.UTC).toLocalDate(), ends);
        String text = ours + " answered, served until " + ends + " at least"
                + (days < 0 ? ", which is over" : ", " + Words.count(days, "day") + " from now");
        return days <= NEAR_DAYS ? Finding.warning(SUBJECT, text, UPDATE) : Finding.ok(SUBJECT, text);
    }

    private static boolean isListedAsDead(String ours, LookFacts.Version facts, Answers answers) {
        Optional<JsonNode> listed = facts.list().stream()
                .flatMap(list -> answers.list(list).stream())
                .filter(version -> Place.at(version, facts.word()).asText("").equals(ours))
                .findFirst();
        boolean isTold = facts.list().filter(list -> answers.has(list.call())).isPresent();
        return isTold
                && listed.filter(version -> Place.at(version, facts.served()).asBoolean(false))
                        .isEmpty();
    }
}
