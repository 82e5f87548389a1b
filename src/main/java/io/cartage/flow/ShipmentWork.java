package io.cartage.flow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.CartAnswers;
import io.cartage.cart.PushFacts.ShipmentFacts;
import io.cartage.staging.Pushed;
import io.cartage.staging.outbox.Backoff;
import io.cartage.staging.outbox.DueWrites;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.ShipmentCause;
import io.cartage.staging.outbox.Shipments;
import io.cartage.staging.outbox.Shipments.Back;
import io.cartage.staging.outbox.Write;
import io.cartage.staging.stock.Catalog;
import io.cartage.staging.stock.Place;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The shipments of one run, block by block, and what becomes of them. One thread uses it. */
final class ShipmentWork {
    private final PushRun run;
    private final ShipmentFacts facts;
    private final Outbox outbox;
    private final Shipments shipments;
    private final Function<String, Optional<Place>> places;
    private final ShipmentRemarks remarks;
    private final Clock clock;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final DueWrites due;
    private List<Write> next = List.of();

    ShipmentWork(
            PushRun run, Outbox outbox, Shipments shipments, Catalog catalog, ShipmentRemarks remarks, Clock clock) {
        this.run = run;
        this.facts = run.store().facts().push().shipments().orElseThrow();
        this.outbox = outbox;
        this.shipments = shipments;
        this.places = catalog.placeOf(
                run.store().getId(), StockSteps.rules(run.store().store()));
        this.remarks = remarks;
        this.clock = clock;
        this.due = outbox.due(run.store().getId(), Flow.SHIPMENTS, clock.instant(), facts.block());
    }

    /** Looks for the next block only when it is asked for, since of one order a write is due when the one before is done. */
    boolean isMore() {
        if (next.isEmpty()) {
            next = due.next();
        }
        return !next.isEmpty();
    }

    ShipmentBlock next() {
        List<ShipmentWrite> writes =
                next.stream().map(write -> new ShipmentWrite(this, write)).toList();
        next = List.of();
        return new ShipmentBlock(writes, facts.askedBy(), plansUnits());
    }

    /** Whether the cart plans itself in which parts an order is shipped. */
    boolean plansUnits() {
        return facts.units().isPresent();
    }

    /** The cart's place for the ERP's warehouse; without an id if it has none. */
    ObjectNode place(String warehouse) {
        ObjectNode place = JsonNodeFactory.instance.objectNode().put("name", warehouse.strip());
        if (!warehouse.isBlank()) {
            places.apply(warehouse)
                    .ifPresent(known -> place.put("name", known.name()).put("id", known.id()));
        }
        return place;
    }

    /** Shipments of the write's order that other writes made. */
    Set<String> knownShipments(Write write) {
        return outbox
                .cartIds(
                        run.store().getId(), Flow.SHIPMENTS, write.cartOrderId().orElseThrow())
                .stream()
                .collect(Collectors.toSet());
    }

    String shipmentId(byte[] answer) {
        return facts.id().text(CartAnswers.object(answer));
    }

    Write begin(Write write, String request) {
        return outbox.begin(write, request, run.store().facts().underWay());
    }

    void confirm(Write write, String shipmentId, String answer, List<String> warnings) {
        shipments.confirm(write, shipmentId, answer, warnings.isEmpty() ? null : String.join(". ", warnings));
        run.add(new Pushed(1, 0, 0));
    }

    /** Tells people of a shipment that was sent otherwise than they may expect. */
    void remark(List<String> warnings, boolean elected) {
        warnings.forEach(remarks::warn);
        if (elected) {
            remarks.elect();
        }
    }

    void giveBack(Write write, Back to, String cause, String message) {
        shipments.release(write, to, cause, message);
        run.add(to == Back.WAITING ? new Pushed(0, 1, 0) : new Pushed(0, 0, 1));
    }

    void split(Write write, List<Map<String, BigDecimal>> calls) {
        shipments.split(write, calls);
    }

    void refuse(Write write, String message) {
        shipments.refuse(
                write,
                ShipmentCause.REFUSED,
                "the cart refused it: " + message
                        + ". Compare the order in the cart with the shipment; then 'cartage outbox retry' or drop it",
                message);
        run.add(new Pushed(0, 0, 1));
    }

    /** @param later whether to give the cart time; else the next run looks */
    void doubt(Write write, String message, boolean later) {
        outbox.doubt(write, message, later ? backoff.nextAfter(write.attempts(), clock.instant()) : clock.instant());
    }

    void postpone(Write write, String message) {
        outbox.later(write, "unreachable", message, backoff.nextAfter(write.attempts(), clock.instant()));
    }
}
