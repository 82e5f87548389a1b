package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.ShopOrder;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can't be written now: it comes again later, or waits for a person, and holds up nothing but itself. */
class TroubledShopTest {
    private static final String REAL_CARTS = "BIGCOMMERCE|SHOPIFY";
    private static final String OTHER = "other";
    private static final int ORDERS = 8;
    private static final String ORDER = "/v2/orders/{id}";

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void stopsOnlyTheStoreWhoseShopIsDown(CartUnderTest cart) {
        try (Workshop workshop = open(cart, ORDERS, new HandClock(Instant.parse("2026-11-21T12:00:00Z")))) {
            SandboxShop up = workshop.addShop(OTHER, shop(cart, ORDERS), wishes(cart));
            workshop.run();
            workshop.flows().runNow(OTHER);
            workshop.shop().faults().add(Fault.of(Kind.ERROR));

            RunAccount failed = write(workshop, Workshop.STORE);
            RunAccount completed = write(workshop, OTHER);

            assertThat(failed.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(failed.message()).contains("503");
            assertThat(completed.state()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(completed.pushed().done()).isEqualTo(ORDERS);
            assertThat(written(up, cart)).isEqualTo(ORDERS);
            assertThat(attempts(workshop, Workshop.STORE))
                    .as("three in a row tell that the shop is down, and the others aren't tried")
                    .containsExactly(1L, 1L, 1L, 0L, 0L, 0L, 0L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void comesBackAfterTwiceAsLongEachTimeUpToFourHours(CartUnderTest cart) {
        HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));
        try (Workshop workshop = open(cart, 1, clock)) {
            workshop.run();
            workshop.shop().faults().add(Fault.of(Kind.ERROR).method(method(cart)));

            List<Duration> waits = new ArrayList<>();
            for (int attempt = 1; attempt <= 11; attempt++) {
                write(workshop, Workshop.STORE);
                assertThat(attempts(workshop, Workshop.STORE)).containsExactly((long) attempt);
                Duration wait = Duration.between(clock.instant(), nextAt(workshop));
                waits.add(wait);
                clock.turn(wait.minusSeconds(1));
                write(workshop, Workshop.STORE);
                clock.turn(Duration.ofSeconds(1));
            }
            workshop.shop().faults().clear();
            RunAccount last = write(workshop, Workshop.STORE);

            for (int i = 0; i < waits.size(); i++) {
                long longest = Math.min(60L << i, 4 * 3600);
                assertThat(waits.get(i)).isBetween(Duration.ofSeconds(longest / 2), Duration.ofSeconds(longest));
            }
            assertThat(last.pushed().done()).isEqualTo(1);
            assertThat(written(workshop.shop(), cart)).isEqualTo(1);
        }
    }

    @Test
    void setsAsideWhatTheCartRefusesUntilAPersonSaysSo() {
        try (Workshop workshop =
                open(CartUnderTest.BIGCOMMERCE, ORDERS, new HandClock(Instant.parse("2026-11-21T12:00:00Z")))) {
            workshop.run();
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.ERROR).method("PUT").status(422, "json").at(2));

            RunAccount first = write(workshop, Workshop.STORE);
            RunAccount second = write(workshop, Workshop.STORE);
            int calls = workshop.shop().calls().count("PUT", ORDER);
            int retried = workshop.database()
                    .outboxDesk()
                    .retry(Filter.of(Workshop.STORE, Flow.STATUSES).because("refused"));
            RunAccount third = write(workshop, Workshop.STORE);

            assertThat(first.state()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(first.pushed().done()).isEqualTo(ORDERS - 1);
            assertThat(first.pushed().refused()).isEqualTo(1);
            assertThat(second.pushed().done()).isZero();
            assertThat(calls).as("it isn't sent again by itself").isEqualTo(ORDERS);
            assertThat(retried).isEqualTo(1);
            assertThat(third.pushed().done()).isEqualTo(1);
            assertThat(written(workshop.shop(), CartUnderTest.BIGCOMMERCE)).isEqualTo(ORDERS);
        }
    }

    @Test
    void looksBeforeItRepeatsAWriteWhoseAnswerWasLostWhateverFailedBefore() {
        HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));
        try (Workshop workshop = open(CartUnderTest.BIGCOMMERCE, 1, clock)) {
            workshop.run();
            workshop.shop().faults().add(Fault.of(Kind.BLOCK).method("PUT").at(1));
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.LOST_ANSWER).method("PUT").at(2));

            write(workshop, Workshop.STORE);

            assertThat(workshop.shop().calls().count("PUT", ORDER))
                    .as("the throttled call and the one in doubt, which isn't repeated in the dark")
                    .isEqualTo(2);
            assertThat(workshop.database().outboxDesk().groups(Filter.of(Workshop.STORE, Flow.STATUSES)))
                    .singleElement()
                    .satisfies(group -> assertThat(group.state().word()).isEqualTo("sending"));
        }
    }

    @Test
    void tellsWhyAnAnswerThatLooksLikeASuccessIsARefusal() {
        try (Workshop workshop = open(
                CartUnderTest.SHOPIFY,
                shop(CartUnderTest.SHOPIFY, 2),
                "{statuses: [PAID]}\nwhen_staged: {tag: " + "long".repeat(11) + "}",
                new HandClock(Instant.parse("2026-11-21T12:00:00Z")))) {
            workshop.run();

            RunAccount run = write(workshop, Workshop.STORE);

            assertThat(run.state()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(run.pushed().refused()).isEqualTo(2);
            assertThat(workshop.database().outboxDesk().groups(Filter.of(Workshop.STORE, Flow.STATUSES)))
                    .singleElement()
                    .satisfies(group -> {
                        assertThat(group.state().word()).isEqualTo("parked");
                        assertThat(group.cause()).isEqualTo("refused");
                        assertThat(group.example()).contains("tag");
                    });
        }
    }

    @Test
    void goesOnWithTheOthersWhereOneOrderIsGone() {
        try (Workshop workshop =
                open(CartUnderTest.BIGCOMMERCE, ORDERS, new HandClock(Instant.parse("2026-11-21T12:00:00Z")))) {
            workshop.run();
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.ERROR)
                            .method("PUT")
                            .path("/v2/orders/" + workshop.firstWanted())
                            .status(404, "json"));

            RunAccount run = write(workshop, Workshop.STORE);

            assertThat(run.state()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(run.pushed().done()).isEqualTo(ORDERS - 1);
            assertThat(workshop.database().outboxDesk().groups(Filter.of(Workshop.STORE, Flow.STATUSES)))
                    .singleElement()
                    .satisfies(group -> {
                        assertThat(group.state().word()).isEqualTo("waiting");
                        assertThat(group.example()).contains("404");
                    });
        }
    }

    private static RunAccount write(Workshop workshop, String store) {
        return workshop.flows().runNow(store, Flow.STATUSES);
    }

    private static String method(CartUnderTest cart) {
        return cart == CartUnderTest.BIGCOMMERCE ? "PUT" : "POST";
    }

    private static List<Long> attempts(Workshop workshop, String store) {
        return workshop.numbers("select attempts from cartage_outbox where store_id = '" + store + "' order by id");
    }

    private static Instant nextAt(Workshop workshop) {
        return workshop.database()
                .outboxDesk()
                .groups(Filter.of(Workshop.STORE, Flow.STATUSES))
                .get(0)
                .nextAt();
    }

    /** How many orders of the shop have what the store wishes. */
    private static long written(SandboxShop shop, CartUnderTest cart) {
        OrderBook orders = shop.orders();
        return orders.all().stream()
                .filter(order -> hasWish(orders, order, cart))
                .count();
    }

    private static boolean hasWish(OrderBook orders, ShopOrder order, CartUnderTest cart) {
        return cart == CartUnderTest.BIGCOMMERCE
                ? order.status().equals("9")
                : orders.written(order.id()).getOrDefault("tags", "").contains("in-queue");
    }

    private static Workshop open(CartUnderTest cart, int orders, HandClock clock) {
        return open(cart, shop(cart, orders), wishes(cart), clock);
    }

    private static Workshop open(CartUnderTest cart, String shop, String wishes, HandClock clock) {
        return Workshop.open(cart, TestDatabase.usual(), shop, wishes, clock);
    }

    private static String shop(CartUnderTest cart, int orders) {
        return cart.shop("seed: 5, orders: " + orders + ", statuses: "
                + (cart == CartUnderTest.BIGCOMMERCE ? "{11: 1}" : "{PAID: 1, UNFULFILLED: 1}"));
    }

    private static String wishes(CartUnderTest cart) {
        return cart == CartUnderTest.BIGCOMMERCE
                ? "{statuses: [11]}\nwhen_staged: {status: 9}"
                : "{statuses: [PAID]}\nwhen_staged: {tag: in-queue}";
    }
}
