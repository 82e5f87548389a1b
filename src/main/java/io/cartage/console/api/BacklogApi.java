package io.cartage.console.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cartage.flow.Flow;
import io.cartage.flow.WayBack;
import io.cartage.flow.WayBackDesk;
import io.cartage.flow.json.HeldUpJson;
import io.cartage.flow.json.QuarantineJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What waits for a person, from the carts and on the way back to them. */
record BacklogApi(StagingDatabase database) {
    private static final Set<String> BACK = Set.of(Flow.INVENTORY, Flow.SHIPMENTS, Flow.STATUSES);
    private static final String WHICH = "Name 'ids' of writes, or a 'cause' with its 'store'. GET /outbox lists them";

    List<Operation> operations() {
        return List.of(
                Operation.get("/quarantine", this::quarantine, "store", "samples"),
                Operation.get("/outbox", this::outbox, "store", "flow", "cause", "samples"),
                Operation.post("/outbox/retry", this::retry, "ids", "store", "cause", "flow"),
                Operation.post("/outbox/drop", this::drop, "ids", "store", "cause", "flow"));
    }

    private Answer quarantine(Asked asked) {
        return Answer.list(database.quarantine().causes(asked.text("store"), samples(asked)), QuarantineJson::of);
    }

    private static int samples(Asked asked) {
        long samples = asked.number("samples").orElse(3);
        if (samples < 1 || samples > Asked.MOST) {
            throw ApiFault.wrongQuery("'samples' is " + samples, "Write 1 to " + Asked.MOST);
        }
        return (int) samples;
    }

    private Answer outbox(Asked asked) {
        WayBack.Question question =
                new WayBack.Question(asked.text("store"), asked.word("flow", BACK), asked.text("cause"));
        return Answer.list(new WayBack(database, samples(asked)).heldUp(question), HeldUpJson::of);
    }

    private Answer retry(Asked asked) {
        Filter filter = filter(asked);
        WayBackDesk.Retried retried = new WayBackDesk(database).retry(filter);
        note(asked, "retry", filter, retried.all());
        return Answer.of(JsonNodeFactory.instance
                .objectNode()
                .put("writes", retried.writes())
                .put("rows", retried.rows()));
    }

    private Answer drop(Asked asked) {
        Filter filter = filter(asked);
        int writes = new WayBackDesk(database).drop(filter, asked.who());
        note(asked, "drop", filter, writes);
        return Answer.of(JsonNodeFactory.instance.objectNode().put("writes", writes));
    }

    /** Never all of them by mistake. */
    private static Filter filter(Asked asked) {
        List<Long> ids = asked.numbers("ids");
        Optional<String> store = asked.member("store");
        Optional<String> cause = asked.member("cause");
        Optional<String> flow = asked.member("flow");
        if (ids.isEmpty() == (store.isEmpty() || cause.isEmpty())) {
            throw ApiFault.wrongBody("It does not say which", WHICH);
        }
        if (flow.isPresent() && !BACK.contains(flow.get())) {
            throw ApiFault.wrongBody("'flow' is '" + flow.get() + "'", "Write one of these: " + ApiFault.list(BACK));
        }
        return ids.isEmpty() ? new Filter(Set.of(), store, flow, cause) : Filter.ids(ids);
    }

    private void note(Asked asked, String action, Filter filter, int done) {
        if (done > 0) {
            String subject = filter.ids().isEmpty()
                    ? filter.storeId().orElseThrow() + "/" + filter.flow().orElse("outbox") + ", "
                            + filter.cause().orElseThrow()
                    : "writes " + new TreeSet<>(filter.ids());
            database.audit().write(asked.who(), action, subject, asked.how() + ": " + done);
        }
    }
}
