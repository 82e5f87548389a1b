package io.cartage.cart;

import io.cartage.cart.OrderShipments.Unit;
import io.cartage.cart.OrderShipments.UnitLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How the units of a shipment are spread over the parts in which a cart has planned an order. */
public sealed interface ShippingPlan {

    /**
     * They fit.
     *
     * @param parts by the part's id its lines with their units
     */
    record Fits(Map<String, Map<String, BigDecimal>> parts) implements ShippingPlan {}

    /**
     * They leave several places, each of which needs a call of its own.
     *
     * @param calls by the order's line the units of each
     */
    record Several(List<Map<String, BigDecimal>> calls) implements ShippingPlan {}

    /**
     * They don't, as things stand.
     *
     * @param cause a short word to group by
     * @param forGood whether waiting is no use
     */
    record Misfit(String cause, String message, boolean forGood) implements ShippingPlan {
        static final String NOT_OURS = "not-ours";
        static final String NOTHING_LEFT = "nothing-left";
        static final String ON_HOLD = "on-hold";
    }

    /**
     * Spreads units over an order's parts: first over those that leave the place, else over those that leave any one
     * other, since one call confirms what left one place.
     *
     * @param lines units by the order's line
     * @param place where the shipment left; empty if nobody says
     */
    static ShippingPlan of(OrderShipments order, Map<String, BigDecimal> lines, String place) {
        Set<String> places = new LinkedHashSet<>();
        order.units().stream().filter(Unit::ships).map(Unit::place).forEach(places::add);
        List<String> tried = new ArrayList<>(places);
        if (places.contains(place)) {
            tried.remove(place);
            tried.add(0, place);
        }
        for (String candidate : tried) {
            List<Unit> units = order.units().stream()
                    .filter(unit -> unit.ships() && unit.place().equals(candidate))
                    .toList();
            Map<String, Map<String, BigDecimal>> parts = spread(units, lines);
            if (!parts.isEmpty()) {
                return new Fits(parts);
            }
        }
        List<Map<String, BigDecimal>> calls = byPlace(order, lines, tried);
        return calls.isEmpty() ? misfit(order, lines) : new Several(calls);
    }

    /** Whether the first of several places was taken, since the shipment's own is none of them or lacks some of it. */
    static boolean isElected(OrderShipments order, Fits fits, String place) {
        List<Unit> ships = order.units().stream().filter(Unit::ships).toList();
        boolean own = ships.stream()
                .anyMatch(unit -> unit.place().equals(place) && fits.parts().containsKey(unit.id()));
        return !own && ships.stream().map(Unit::place).distinct().count() > 1;
    }

    /** The units by the places that they leave; none if they aren't all to be had. */
    private static List<Map<String, BigDecimal>> byPlace(
            OrderShipments order, Map<String, BigDecimal> lines, List<String> places) {
        Map<String, BigDecimal> left = new LinkedHashMap<>(lines);
        List<Map<String, BigDecimal>> calls = new ArrayList<>();
        for (String place : places) {
            Map<String, BigDecimal> call = new LinkedHashMap<>();
            left.forEach((line, units) -> {
                BigDecimal there = order.units().stream()
                        .filter(unit -> unit.ships() && unit.place().equals(place))
                        .map(unit -> unit.remaining(line))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                if (there.min(units).signum() > 0) {
                    call.put(line, there.min(units));
                }
            });
            call.forEach((line, units) -> left.merge(line, units, BigDecimal::subtract));
            if (!call.isEmpty()) {
                calls.add(call);
            }
        }
        return left.values().stream().allMatch(units -> units.signum() == 0) ? calls : List.of();
    }

    private static Map<String, Map<String, BigDecimal>> spread(List<Unit> units, Map<String, BigDecimal> lines) {
        Map<String, Map<String, BigDecimal>> parts = new LinkedHashMap<>();
        for (Map.Entry<String, BigDecimal> line : lines.entrySet()) {
            BigDecimal left = line.getValue();
            for (Unit unit : units) {
                for (UnitLine part : unit.lines()) {
                    BigDecimal taken = part.line().equals(line.getKey()) ? left.min(part.remaining()) : BigDecimal.ZERO;
                    if (taken.signum() > 0) {
                        parts.computeIfAbsent(unit.id(), key -> new LinkedHashMap<>())
                                .put(part.id(), taken);
                        left = left.subtract(taken);
                    }
                }
            }
            if (left.signum() > 0) {
                return Map.of();
            }
        }
        return parts;
    }

    private static Misfit misfit(OrderShipments order, Map<String, BigDecimal> lines) {
        BigDecimal all = remaining(order.units().stream().filter(Unit::ours).toList(), lines);
        BigDecimal wanted = lines.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.compareTo(wanted) < 0 && remaining(order.units(), lines).compareTo(wanted) >= 0) {
            return new Misfit(
                    Misfit.NOT_OURS,
                    "the cart has given some of these lines to a service that ships them and tells of it itself. Take them"
                            + " out of the shipment",
                    true);
        }
        if (all.compareTo(wanted) < 0) {
            return new Misfit(
                    Misfit.NOTHING_LEFT,
                    "in the cart only " + all.toPlainString()
                            + " of these units are still to be shipped: somebody shipped,"
                            + " cancelled or removed the others there. Compare the order in the cart with the shipment",
                    true);
        }
        String why = order.units().stream()
                .filter(unit -> unit.ours() && !unit.ships() && !unit.held().isEmpty())
                .map(Unit::held)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Misfit(
                Misfit.ON_HOLD,
                "the order is on hold in the cart" + (why.isEmpty() ? "" : " (" + why + ")")
                        + ". Release it there; the shipment goes then by itself",
                false);
    }

    private static BigDecimal remaining(List<Unit> units, Map<String, BigDecimal> lines) {
        return lines.entrySet().stream()
                .map(line -> units.stream()
                        .map(unit -> unit.remaining(line.getKey()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .min(line.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
