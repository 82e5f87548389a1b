package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.OrderShipments.Unit;
import io.cartage.cart.OrderShipments.UnitLine;
import io.cartage.cart.ShippingPlan.Fits;
import io.cartage.cart.ShippingPlan.Misfit;
import io.cartage.cart.ShippingPlan.Several;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a shipment is spread over the parts in which a cart has planned an order. */
class ShippingPlanTest {
    private static final String BERLIN = "berlin";
    private static final String LYON = "lyon";

    @Test
    void takesThePartThatLeavesTheShipmentsPlace() {
        OrderShipments order = order(open("F1", BERLIN, part("a", 5)), open("F2", LYON, part("a", 5)));

        assertThat(plan(order, Map.of("a", units(2)), LYON))
                .isEqualTo(new Fits(Map.of("F2", Map.of("F2/a", units(2)))));
    }

    @Test
    void takesAnyOtherPlaceWhereTheShipmentsOwnDoesNotHaveAll() {
        OrderShipments order = order(open("F1", BERLIN, part("a", 1)), open("F2", LYON, part("a", 5)));

        assertThat(plan(order, Map.of("a", units(2)), BERLIN))
                .isEqualTo(new Fits(Map.of("F2", Map.of("F2/a", units(2)))));
    }

    @Test
    void takesTheFirstPlaceWhereNobodySaysWhichOne() {
        OrderShipments order = order(open("F1", BERLIN, part("a", 2)), open("F2", LYON, part("a", 2)));

        assertThat(plan(order, Map.of("a", units(2)), "")).isEqualTo(new Fits(Map.of("F1", Map.of("F1/a", units(2)))));
    }

    @Test
    void knowsWhenTheFirstOfSeveralPlacesWasTaken() {
        OrderShipments two = order(open("F1", BERLIN, part("a", 2)), open("F2", LYON, part("a", 2)));
        OrderShipments one = order(open("F1", BERLIN, part("a", 2)));

        assertThat(isElected(two, "")).isTrue();
        assertThat(isElected(two, "rome")).isTrue();
        assertThat(isElected(two, LYON)).isFalse();
        assertThat(isElected(one, "")).as("there was no choice").isFalse();
    }

    private static boolean isElected(OrderShipments order, String place) {
        return ShippingPlan.isElected(order, (Fits) plan(order, Map.of("a", units(1)), place), place);
    }

    @Test
    void spreadsALineOverSeveralPartsOfOnePlace() {
        OrderShipments order = order(open("F1", BERLIN, part("a", 2)), open("F2", BERLIN, part("a", 3), part("b", 1)));

        assertThat(plan(order, Map.of("a", units(4), "b", units(1)), BERLIN))
                .isEqualTo(new Fits(
                        Map.of("F1", Map.of("F1/a", units(2)), "F2", Map.of("F2/a", units(2), "F2/b", units(1)))));
    }

    @Test
    void makesACallForEachPlaceThatTheUnitsLeave() {
        OrderShipments order = order(open("F1", BERLIN, part("a", 1)), open("F2", LYON, part("a", 1), part("b", 1)));

        assertThat(plan(order, Map.of("a", units(2), "b", units(1)), LYON))
                .isEqualTo(new Several(List.of(Map.of("a", units(1), "b", units(1)), Map.of("a", units(1)))));
    }

    @Test
    void refusesForGoodWhatIsNoLongerToBeShipped() {
        OrderShipments order = order(open("F1", BERLIN, part("a", 1)));

        assertThat(plan(order, Map.of("a", units(3)), BERLIN)).isInstanceOfSatisfying(Misfit.class, misfit -> {
            assertThat(misfit.cause()).isEqualTo("nothing-left");
            assertThat(misfit.message()).contains("only 1 of these units");
            assertThat(misfit.forGood()).isTrue();
        });
    }

    @Test
    void refusesForGoodALineThatTheOrderDoesNotHave() {
        OrderShipments order = order(open("F1", BERLIN, part("a", 1)));

        assertThat(plan(order, Map.of("z", units(1)), BERLIN))
                .isInstanceOfSatisfying(
                        Misfit.class, misfit -> assertThat(misfit.forGood()).isTrue());
    }

    @Test
    void waitsForAnOrderOnHoldAndTellsWhy() {
        OrderShipments order =
                order(new Unit("F1", BERLIN, true, false, "HIGH_RISK_OF_FRAUD", List.of(line("F1", part("a", 2)))));

        assertThat(plan(order, Map.of("a", units(2)), BERLIN)).isInstanceOfSatisfying(Misfit.class, misfit -> {
            assertThat(misfit.cause()).isEqualTo("on-hold");
            assertThat(misfit.message()).contains("HIGH_RISK_OF_FRAUD");
            assertThat(misfit.forGood()).isFalse();
        });
    }

    @Test
    void waitsWhereSomeOfTheUnitsAreOnHold() {
        OrderShipments order = order(
                open("F1", BERLIN, part("a", 1)),
                new Unit("F2", BERLIN, true, false, "", List.of(line("F2", part("a", 1)))));

        assertThat(plan(order, Map.of("a", units(2)), BERLIN))
                .isInstanceOfSatisfying(
                        Misfit.class, misfit -> assertThat(misfit.cause()).isEqualTo("on-hold"));
    }

    @Test
    void leavesToAServiceWhatTheCartHasGivenIt() {
        OrderShipments order = order(new Unit("F1", LYON, false, true, "", List.of(line("F1", part("a", 2)))));

        assertThat(plan(order, Map.of("a", units(2)), LYON)).isInstanceOfSatisfying(Misfit.class, misfit -> {
            assertThat(misfit.cause()).isEqualTo("not-ours");
            assertThat(misfit.forGood()).isTrue();
        });
    }

    private static ShippingPlan plan(OrderShipments order, Map<String, BigDecimal> lines, String place) {
        return ShippingPlan.of(order, lines, place);
    }

    private record Part(String line, int units) {}

    private static Part part(String line, int units) {
        return new Part(line, units);
    }

    private static BigDecimal units(int units) {
        return BigDecimal.valueOf(units);
    }

    private static UnitLine line(String unit, Part part) {
        return new UnitLine(unit + "/" + part.line(), part.line(), units(part.units()));
    }

    /** A part that may be shipped now. */
    private static Unit open(String id, String place, Part... parts) {
        return new Unit(
                id,
                place,
                true,
                true,
                "",
                List.of(parts).stream().map(part -> line(id, part)).toList());
    }

    private static OrderShipments order(Unit... units) {
        return new OrderShipments(false, List.of(), List.of(units));
    }
}
