package io.cartage.flow.observe;

import io.cartage.staging.Counts;
import io.cartage.staging.desk.Call;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what runs and calls come to, by store and flow. Neither orders nor persons become labels. Thread-safe. */
public final class Meters {
    private static final String STORE = "store";
    private static final String FLOW = "flow";
    private static final int TOO_MANY_REQUESTS = 429;

    private final MeterRegistry registry;
    private final Map<Observed.StoreFlow, Instant> successes = new ConcurrentHashMap<>();

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A call was answered, or won't be. */
    public void called(Call call) {
        Counter.builder("cartage.api.calls")
                .description("Calls to the cart, repetitions included")
                .tags(STORE, call.storeId(), FLOW, call.flow(), "status", statusClass(call.status()))
                .tag("error", call.error().orElse("none").replace(' ', '_'))
                .register(registry)
                .increment();
        Counter.builder("cartage.api.cost")
                .description("What the calls took from the shop's quota, in its unit")
                .tags(STORE, call.storeId(), FLOW, call.flow())
                .register(registry)
                .increment((double) call.cost());
        Timer.builder("cartage.api.call")
                .description("Time from sending a call to the judgement of its answer")
                .tags(STORE, call.storeId(), FLOW, call.flow())
                .register(registry)
                .record(Duration.ofMillis(call.millis()));
    }

    private static String statusClass(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return "429";
        }
        return status == 0 ? "none" : status / 100 + "xx";
    }

    /** So many orders more were judged. */
    public void orders(String storeId, String flow, Counts more) {
        orders(storeId, flow, "staged", more.staged());
        orders(storeId, flow, "filtered", more.filtered());
        orders(storeId, flow, "quarantined", more.quarantined());
        orders(storeId, flow, "unchanged", more.unchanged());
    }

    private void orders(String storeId, String flow, String outcome, long more) {
        Counter.builder("cartage.orders")
                .description("Orders read, by outcome; those unchanged are among the others too")
                .tags(STORE, storeId, FLOW, flow, "outcome", outcome)
                .register(registry)
                .increment((double) more);
    }

    /** So many rows of the ERP more are in the cart. */
    public void pushed(String storeId, String flow, long more) {
        Counter.builder("cartage.pushed")
                .description("Rows of the ERP that the cart has acknowledged")
                .tags(STORE, storeId, FLOW, flow)
                .register(registry)
                .increment((double) more);
    }

    /**
     * A run has ended.
     *
     * @param end {@code completed}, {@code stopped} or {@code failed}
     */
    public void ended(String storeId, String flow, String end, Duration time, Instant now) {
        Timer.builder("cartage.run")
                .description("Runs and the time they took, by how they ended")
                .tags(STORE, storeId, FLOW, flow, "end", end)
                .register(registry)
                .record(time);
        if (end.equals("completed")) {
            successes.put(new Observed.StoreFlow(storeId, flow), now);
        }
    }

    /** When a run of the flow completed last; empty if none has since the process began. */
    Optional<Instant> lastSuccess(Observed.StoreFlow flow) {
        return Optional.ofNullable(successes.get(flow));
    }
}
