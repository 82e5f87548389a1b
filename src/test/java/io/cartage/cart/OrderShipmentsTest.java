package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.OrderShipments.Made;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of an order's shipments is the one that a call made whose answer was lost. */
class OrderShipmentsTest {
    private static final Instant SENT = Instant.parse("2026-11-21T12:00:00Z");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final Map<String, BigDecimal> TWO_OF_A = Map.of("a", TWO);

    @Test
    void isTheOneWithTheTrackingNumberAndTheSameUnits() {
        Made other = made("1", "1Z1", SENT, TWO_OF_A);
        Made ours = made("2", "1Z2", SENT, TWO_OF_A);

        assertThat(order(other, ours).matching("1Z2", TWO_OF_A, Set.of(), SENT)).contains(ours);
    }

    @Test
    void isFoundByItsTrackingNumberHoweverOldItIs() {
        Made ours = made("1", "1Z1", SENT.minusSeconds(86_400), TWO_OF_A);

        assertThat(order(ours).matching("1Z1", TWO_OF_A, Set.of(), SENT)).contains(ours);
    }

    @Test
    void isNoneOfOtherUnits() {
        OrderShipments order = order(
                made("1", "1Z1", SENT, Map.of("a", BigDecimal.ONE)),
                made("2", "1Z1", SENT, Map.of("a", TWO, "b", BigDecimal.ONE)),
                made("3", "1Z1", SENT, Map.of("b", TWO)));

        assertThat(order.matching("1Z1", TWO_OF_A, Set.of(), SENT)).isEmpty();
    }

    @Test
    void comparesUnitsByTheirValue() {
        Made ours = made("1", "1Z1", SENT, TWO_OF_A);

        assertThat(order(ours).matching("1Z1", Map.of("a", new BigDecimal("2.0000")), Set.of(), SENT))
                .contains(ours);
    }

    @Test
    void isNoneThatAnotherCallMade() {
        Made twin = made("1", "", SENT, TWO_OF_A);
        Made ours = made("2", "", SENT, TWO_OF_A);

        assertThat(order(twin, ours).matching("", TWO_OF_A, Set.of("1"), SENT)).contains(ours);
        assertThat(order(twin, ours).matching("", TWO_OF_A, Set.of("1", "2"), SENT))
                .isEmpty();
    }

    @Test
    void isNoneOfBeforeTheCallWhereThereIsNoTrackingNumber() {
        Made before = made("1", "", SENT.minusSeconds(1), TWO_OF_A);
        Made since = made("2", "", SENT, TWO_OF_A);

        assertThat(order(before).matching("", TWO_OF_A, Set.of(), SENT)).isEmpty();
        assertThat(order(before, since).matching("", TWO_OF_A, Set.of(), SENT)).contains(since);
    }

    @Test
    void isNoneWithATrackingNumberWhereTheCallHadNone() {
        Made theirs = made("1", "1Z9", SENT, TWO_OF_A);

        assertThat(order(theirs).matching("", TWO_OF_A, Set.of(), SENT)).isEmpty();
    }

    @Test
    void mayHaveSeveralTrackingNumbers() {
        Made ours = new Made("1", List.of("1Z1", "1Z2"), Optional.of(SENT), TWO_OF_A);

        assertThat(order(ours).matching("1Z2", TWO_OF_A, Set.of(), SENT)).contains(ours);
    }

    @Test
    void isTakenWhereTheCartDoesNotTellItsTime() {
        Made ours = new Made("1", List.of(), Optional.empty(), TWO_OF_A);

        assertThat(order(ours).matching("", TWO_OF_A, Set.of(), SENT)).contains(ours);
    }

    private static OrderShipments order(Made... made) {
        return new OrderShipments(false, List.of(made), List.of());
    }

    private static Made made(String id, String tracking, Instant created, Map<String, BigDecimal> lines) {
        return new Made(id, tracking.isEmpty() ? List.of() : List.of(tracking), Optional.of(created), lines);
    }
}
