package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.cart.PushFacts.MadeFacts;
import io.cartage.cart.PushFacts.ShipmentFacts;
import io.cartage.cart.PushFacts.UnitFacts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a cart tells of an order's shipments. Ids are compared by what follows their last slash, for some carts write them
 * as paths. Immutable.
 *
 * @param cancelled whether the order is cancelled
 * @param made the shipments that there are
 * @param units what is still to be shipped, in the parts in which the cart has planned it; none for a cart that plans none
 */
public record OrderShipments(boolean cancelled, List<Made> made, List<Unit> units) {

    /**
     * A shipment that the cart has.
     *
     * @param lines units by the order's line
     */
    public record Made(String id, List<String> tracking, Optional<Instant> created, Map<String, BigDecimal> lines) {}

    /**
     * A part of an order that leaves one place.
     *
     * @param ours whether it is for the merchant to ship, and not for a service that the cart has told
     * @param released whether it may be shipped now
     * @param held why not, in the cart's words; may be empty
     */
    public record Unit(String id, String place, boolean ours, boolean released, String held, List<UnitLine> lines) {

        boolean ships() {
            return ours && released;
        }

        BigDecimal remaining(String line) {
            return lines.stream()
                    .filter(part -> part.line().equals(line))
                    .map(UnitLine::remaining)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * What of a line a part holds.
     *
     * @param line the order's line
     */
    public record UnitLine(String id, String line, BigDecimal remaining) {}

    /**
     * The orders that an answer tells of, by their ids.
     *
     * @param asked the order that was asked for, where the answer doesn't name it
     */
    public static Map<String, OrderShipments> read(CartFacts cart, byte[] answer, String asked) {
        ShipmentFacts facts = cart.push().shipments().orElseThrow();
        Optional<JsonNode> json = CartAnswers.tree(new String(answer, StandardCharsets.UTF_8));
        if (facts.orders().isEmpty()) {
            List<Made> made = json.map(body -> made(facts.made(), body, cart)).orElse(List.of());
            return Map.of(asked, new OrderShipments(false, made, List.of()));
        }
        Map<String, OrderShipments> orders = new HashMap<>();
        json.ifPresent(body -> facts.orders()
                .all(body)
                .forEach(order -> orders.put(
                        facts.order().text(order),
                        new OrderShipments(
                                !facts.cancelled().isEmpty()
                                        && facts.cancelled().isSet(order),
                                made(facts.made(), order, cart),
                                facts.units().map(unit -> units(unit, order)).orElse(List.of())))));
        return orders;
    }

    private static List<Made> made(MadeFacts facts, JsonNode order, CartFacts cart) {
        List<Made> found = new ArrayList<>();
        for (JsonNode shipment : facts.list().all(order)) {
            Map<String, BigDecimal> lines = new HashMap<>();
            facts.lines()
                    .all(shipment)
                    .forEach(line -> lines.merge(
                            tail(facts.line().text(line)),
                            number(facts.quantity().first(line)),
                            BigDecimal::add));
            List<String> tracking = facts.tracking().all(shipment).stream()
                    .map(node -> node.isNull() ? "" : node.asText().strip())
                    .filter(text -> !text.isEmpty())
                    .toList();
            found.add(new Made(facts.id().text(shipment), tracking, time(facts, shipment, cart), lines));
        }
        return found;
    }

    private static Optional<Instant> time(MadeFacts facts, JsonNode shipment, CartFacts cart) {
        try {
            return facts.created().isEmpty()
                    ? Optional.empty()
                    : Optional.of(cart.orders().dates().parse(facts.created().text(shipment)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<Unit> units(UnitFacts facts, JsonNode order) {
        return facts.list().all(order).stream()
                .map(unit -> new Unit(
                        facts.id().text(unit),
                        facts.place().text(unit),
                        facts.theirs().isEmpty() || !facts.theirs().isSet(unit),
                        facts.actions().all(unit).stream()
                                .anyMatch(action -> action.asText().equals(facts.shipping())),
                        facts.held().isEmpty() ? "" : facts.held().text(unit),
                        facts.lines().all(unit).stream()
                                .map(line -> new UnitLine(
                                        facts.lineId().text(line),
                                        tail(facts.line().text(line)),
                                        number(facts.remaining().first(line))))
                                .toList()))
                .toList();
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber()
                ? node.decimalValue()
                : new BigDecimal(node.asText("0").isBlank() ? "0" : node.asText("0"));
    }

    /** What follows the last slash of an id. */
    public static String tail(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /**
     * The shipment that a call made whose answer was lost: it holds just these units and has the tracking number, or, where
     * there is none, has none either and came into being since the call.
     *
     * @param known ids of shipments that other calls made
     */
    public Optional<Made> matching(String trackingNo, Map<String, BigDecimal> lines, Set<String> known, Instant since) {
        return made.stream()
                .filter(shipment -> !known.contains(shipment.id()))
                .filter(shipment -> sameUnits(shipment.lines(), lines))
                .filter(shipment -> trackingNo.isEmpty()
                        ? shipment.tracking().isEmpty()
                                && shipment.created()
                                        .map(at -> !at.isBefore(since))
                                        .orElse(true)
                        : shipment.tracking().stream().anyMatch(number -> number.equals(trackingNo)))
                .findFirst();
    }

    private static boolean sameUnits(Map<String, BigDecimal> some, Map<String, BigDecimal> others) {
        return some.size() == others.size()
                && some.entrySet().stream()
                        .allMatch(line -> others.containsKey(line.getKey())
                                && others.get(line.getKey()).compareTo(line.getValue()) == 0);
    }
}
