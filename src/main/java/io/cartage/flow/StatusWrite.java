package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.WriteRefusedException;
import io.cartage.mapping.Filled;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.PayloadResult;
import io.cartage.mapping.StoreContext;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.Pushed;
import io.cartage.staging.outbox.Backoff;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.Statuses;
import io.cartage.staging.outbox.Write;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What an order of the cart shall get, on its way there: the variable {@code write} of a status route. Sending it twice
 * changes nothing, except that a cart may write to the buyer at each change of status. One thread uses it.
 */
public final class StatusWrite implements CartWrite {
    private final PushRun run;
    private final Outbox outbox;
    private final Clock clock;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final ObjectNode source;
    private Write write;
    private boolean open = true;
    private ObjectNode payload = JsonNodeFactory.instance.objectNode();

    StatusWrite(PushRun run, Outbox outbox, Clock clock, Write write) {
        this.run = run;
        this.outbox = outbox;
        this.clock = clock;
        this.write = write;
        this.source = source(write, run.store().push());
    }

    /** What the store's file wishes today counts, unless the cart may have got what it wished before. */
    private static ObjectNode source(Write write, PushPlans plans) {
        ObjectNode source = write.source().orElseThrow().deepCopy();
        if (!write.doubtful()) {
            boolean imported = source.path("moment").asText("").equals(Statuses.Moment.IMPORTED.word());
            (imported ? plans.whenImported() : plans.whenStaged()).ifPresent(wish -> source.set("wish", wish.json()));
        }
        return source;
    }

    /** The order's id in the cart. */
    public String getOrderId() {
        return write.cartOrderId().orElseThrow();
    }

    /** Whether it must be looked up what the order has, before it is sent again. */
    public boolean isUnseen() {
        return write.doubtful() && !wantedStatus().isEmpty();
    }

    private String wantedStatus() {
        String wish = run.store().facts().push().statuses().orElseThrow().status();
        return source.path("wish").path(wish).asText("");
    }

    /** Compares it with the order as the cart has it. */
    void compare(PageOrder order) {
        if (run.store().facts().hasStatus(order.record().json(), wantedStatus())) {
            open = false;
            done("found in the cart");
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void fill(PayloadPlan mapping, StoreContext store) {
        PayloadResult result = mapping.fill(source, store);
        if (result instanceof Filled filled) {
            payload = filled.payload();
        } else {
            open = false;
            outbox.refuse(write, "unmappable", StockWork.reason((Unmappable) result), "");
            run.add(new Pushed(0, 0, 1));
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
        write = outbox.begin(write, payload.toString(), run.store().facts().underWay());
    }

    @Override
    public void succeed(byte[] answer) {
        done("");
    }

    private void done(String answer) {
        outbox.succeed(write, "", answer);
        run.add(new Pushed(1, 0, 0));
    }

    @Override
    public void refuse(WriteRefusedException refusal) {
        String message = "the cart refused it: " + refusal.reasons()
                + ". Look at the order in the cart; then 'cartage outbox retry' or drop it";
        outbox.refuse(write, "refused", message, refusal.reasons());
        run.add(new Pushed(0, 0, 1));
    }

    @Override
    public void doubt(String message) {
        outbox.doubt(write, message, backoff.nextAfter(write.attempts(), clock.instant()));
    }

    @Override
    public void postpone(String message) {
        outbox.later(write, "unreachable", message, backoff.nextAfter(write.attempts(), clock.instant()));
    }
}
