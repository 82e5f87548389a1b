package io.cartage.cart.look;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Which shop it is, and what time it has. */
final class ShopCheck {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private ShopCheck() {}

    static Finding shop(LookFacts facts, Answers answers, Gaps gaps) {
        LookFacts.Shop shop = facts.shop();
        Optional<String> gap = gaps.at(shop.name());
        if (gap.isPresent()) {
            return Finding.skipped("shop", gap.get());
        }
        String text = String.join(
                ", ",
                Stream.of(
                                answers.text(shop.name()),
                                answers.text(shop.plan()).map(plan -> "plan " + plan),
                                answers.text(shop.currency()).map(currency -> "prices in " + currency),
                                answers.text(shop.timezone()).map(zone -> "time zone " + zone))
                        .flatMap(Optional::stream)
                        .toList());
        Optional<String> state = answers.text(shop.state()).filter(word -> !word.equalsIgnoreCase(shop.usual()));
        return state.map(word -> Finding.warning(
                        "shop", text + "; it is '" + word + "'", "Before go-live it should be '" + shop.usual() + "'"))
                .orElseGet(() -> Finding.ok("shop", text));
    }

    /** The shop told its time somewhen between question and answer, in whole seconds. */
    static Finding clock(LookFacts facts, Answers answers) {
        Optional<Instant> told = answers.text(facts.clock()).flatMap(Times::parse);
        if (told.isEmpty()) {
            return Finding.skipped("clock", "the shop didn't tell its time");
        }
        Answers.Answer answer =
                answers.first(facts.clock().orElseThrow().call()).orElseThrow();
        Instant from = answer.asked().minus(ROUNDING);
        Instant to = answer.answered().plus(ROUNDING);
        Instant shop = told.get();
        Duration off = shop.isBefore(from)
                ? Duration.between(shop, from)
                : shop.isAfter(to) ? Duration.between(to, shop) : Duration.ZERO;
        if (off.isZero()) {
            return Finding.ok("clock", "the shop and this machine agree");
        }
        String text = "this machine is " + span(off) + (shop.isBefore(from) ? " ahead of" : " behind") + " the shop";
        return off.compareTo(SKEW) < 0
                ? Finding.ok("clock", text)
                : Finding.warning("clock", text, "Set this machine's clock, best by a time service");
    }

    private static String span(Duration time) {
        long seconds = time.plusNanos(999_999_999).toSeconds();
        return seconds < 120
                ? seconds + " s"
                : seconds < 7200 ? seconds / 60 + " min" : Words.count(seconds / 3600, "hour");
    }
}
