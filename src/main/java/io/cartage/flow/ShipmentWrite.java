package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.OrderShipments;
import io.cartage.cart.OrderShipments.Made;
import io.cartage.cart.ShippingPlan;
import io.cartage.cart.WriteRefusedException;
import io.cartage.mapping.Filled;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.PayloadResult;
import io.cartage.mapping.StoreContext;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.outbox.ShipmentCause;
import io.cartage.staging.outbox.Shipments.Back;
import io.cartage.staging.outbox.Write;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shipment on its way to the cart: the variable {@code write} of a shipment route. One thread uses it. */
public final class ShipmentWrite implements CartWrite {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final int ENOUGH_ATTEMPTS = 2;

    private final ShipmentWork work;
    private final ObjectNode source;
    private Write write;
    private boolean open = true;
    private boolean looked;
    private boolean elected;
    private ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private List<String> warnings = List.of();

    ShipmentWrite(ShipmentWork work, Write write) {
        this.work = work;
        this.write = write;
        this.source = write.source().orElseThrow().deepCopy();
    }

    /** The order's id in the cart. */
    public String getOrderId() {
        return write.cartOrderId().orElseThrow();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    boolean isDoubtful() {
        return write.doubtful();
    }

    /**
     * Compares it with what the cart tells of the order: a shipment that is there already is confirmed, and one that can't
     * go now is given back.
     *
     * @param order null if the cart doesn't have it
     */
    void compare(@Nullable OrderShipments order) {
        looked = true;
        if (order == null) {
            giveBack(Back.ERROR, ShipmentCause.UNKNOWN_ORDER, "the cart no longer has the order. Look for it there");
            return;
        }
        Optional<Made> made = isDoubtful() ? made(order) : Optional.empty();
        if (made.isPresent()) {
            open = false;
            work.confirm(write, made.get().id(), "found in the cart", List.of());
        } else if (order.cancelled()) {
            giveBack(
                    Back.ERROR,
                    ShipmentCause.CANCELLED_ORDER,
                    "the order is cancelled in the cart: nothing of it can be shipped");
        } else if (work.plansUnits()) {
            plan(order);
        }
    }

    /** Leaves it for a later run, since the cart couldn't be asked about its order. */
    void leave(String message) {
        open = false;
        work.doubt(write, message, true);
    }

    private Optional<Made> made(OrderShipments order) {
        return order.matching(
                source.path("tracking_no").asText("").strip(),
                lines(),
                work.knownShipments(write),
                write.sentAt().orElse(write.createdAt()).minus(CLOCKS_DIFFER));
    }

    private void plan(OrderShipments order) {
        ObjectNode place = work.place(source.path("warehouse").asText(""));
        source.set("place", place);
        ShippingPlan plan = ShippingPlan.of(order, lines(), place.path("id").asText(""));
        if (plan instanceof ShippingPlan.Several several) {
            open = false;
            work.split(write, several.calls());
            return;
        }
        if (plan instanceof ShippingPlan.Misfit misfit) {
            giveBack(misfit.forGood() ? Back.ERROR : Back.WAITING, misfit.cause(), misfit.message());
            return;
        }
        ShippingPlan.Fits fits = (ShippingPlan.Fits) plan;
        elected = ShippingPlan.isElected(order, fits, place.path("id").asText(""));
        ArrayNode parts = source.putArray("parts");
        fits.parts().forEach((id, lines) -> {
            ArrayNode list = parts.addObject().put("id", id).putArray("lines");
            lines.forEach((line, quantity) -> list.addObject().put("id", line).put("quantity", quantity));
        });
    }

    private Map<String, BigDecimal> lines() {
        Map<String, BigDecimal> lines = new LinkedHashMap<>();
        source.path("lines")
                .forEach(line -> lines.merge(
                        OrderShipments.tail(line.path("cart_line_id").asText()),
                        new BigDecimal(line.path("quantity").asText("0")),
                        BigDecimal::add));
        return lines;
    }

    private void giveBack(Back to, String cause, String message) {
        open = false;
        work.giveBack(write, to, cause, message);
    }

    @Override
    public void fill(PayloadPlan mapping, StoreContext store) {
        PayloadResult result = mapping.fill(source, store);
        if (result instanceof Filled filled) {
            payload = filled.payload();
            warnings = filled.warnings();
        } else {
            giveBack(Back.WAITING, ShipmentCause.UNMAPPABLE, StockWork.reason((Unmappable) result));
        }
    }

    @Override
    public JsonNode payload() {
        return payload;
    }

    @Override
    public String key() {
        return write.key();
    }

    @Override
    public void begin() {
        write = work.begin(write, payload.toString());
    }

    @Override
    public void succeed(byte[] answer) {
        work.confirm(write, work.shipmentId(answer), "", warnings);
        work.remark(warnings, elected);
    }

    /** The first refusal may be news of what somebody did in the cart: it is looked up before the write is set aside. */
    @Override
    public void refuse(WriteRefusedException refusal) {
        if (write.attempts() >= ENOUGH_ATTEMPTS && (looked || write.attempts() > ENOUGH_ATTEMPTS)) {
            work.refuse(write, refusal.reasons());
        } else {
            work.doubt(write, "the cart refused it: " + refusal.reasons(), false);
        }
    }

    @Override
    public void doubt(String message) {
        work.doubt(write, message, true);
    }

    @Override
    public void postpone(String message) {
        work.postpone(write, message);
    }
}
