package io.cartage.flow;

import io.cartage.cart.CartFacts;
import io.cartage.cart.OrderShipments;
import io.cartage.staging.Pushed;
import io.cartage.staging.desk.Notices;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.Shipments;
import io.cartage.staging.outbox.Split;
import io.cartage.staging.stock.Catalog;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** The steps of a shipment confirmation that a route can't say in YAML: {@code bean:shipments}. Thread-safe. */
public final class ShipmentSteps {
    private final Outbox outbox;
    private final Shipments shipments;
    private final Catalog catalog;
    private final Notices notices;
    private final Clock clock;

    ShipmentSteps(Outbox outbox, Shipments shipments, Catalog catalog, Notices notices, Clock clock) {
        this.outbox = outbox;
        this.shipments = shipments;
        this.catalog = catalog;
        this.notices = notices;
        this.clock = clock;
    }

    /** Makes shipments of the ERP's rows, each a row in the outbox; sets the variable {@code work}. */
    public void plan(Exchange exchange, @Variable("run") PushRun run) {
        CartFacts cart = run.store().facts();
        Split split = cart.push().shipments().orElseThrow().byPlace() ? Split.WAREHOUSE : Split.ADDRESS;
        Shipments.Planned planned = shipments.plan(run.store().getId(), split, cart.cancelledNames());
        run.add(new Pushed(0, planned.waiting(), planned.errors()));
        ShipmentRemarks remarks = new ShipmentRemarks(notices, run.store().getId());
        ShipmentWork work = new ShipmentWork(run, outbox, shipments, catalog, remarks, clock);
        run.goOnWhile(work::isMore);
        exchange.setVariable("work", work);
    }

    /** Sets the variable {@code block} to the next shipments. */
    public void next(Exchange exchange, @Variable("work") ShipmentWork work) {
        exchange.setVariable("block", work.next());
    }

    /** The body is what the cart tells of the block's orders. */
    public void compare(byte @Nullable [] body, @Variable("run") PushRun run, @Variable("block") ShipmentBlock block) {
        Map<String, OrderShipments> orders =
                OrderShipments.read(run.store().facts(), body == null ? new byte[0] : body, block.getOrderId());
        block.getWrites().forEach(write -> write.compare(orders.get(write.getOrderId())));
    }

    /**
     * The cart didn't tell of the block's order. One that it doesn't have holds nothing else back; what concerns the whole
     * shop is passed on.
     */
    public void fail(
            @ExchangeException Exception failure, @Variable("run") PushRun run, @Variable("block") ShipmentBlock block)
            throws Exception {
        if (!WriteFailure.isNotFound(failure) || run.isTroubled()) {
            throw failure;
        }
        String message = "the order can't be looked at: " + CartFailure.message(failure, run.store());
        block.getWrites().forEach(write -> write.leave(message));
    }
}
