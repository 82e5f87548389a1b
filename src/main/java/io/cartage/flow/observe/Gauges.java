package io.cartage.flow.observe;

import io.cartage.staging.desk.Backlog.Depth;
import io.cartage.staging.desk.Backlog.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is so at the moment of a scrape, by store and flow; stores that are gone leave no trace. Not thread-safe. */
final class Gauges {
    private final MeterRegistry registry;
    private final Map<String, MultiGauge> gauges = new TreeMap<>();
    private final Map<String, List<Row<?>>> rows = new TreeMap<>();
    private final Observed observed;
    private final Meters meters;
    private final Supplier<TimedQuestion.Answer<List<Depth>>> depths;
    private final Supplier<Long> freeBytes;
    private final Clock clock;
    private final Instant begun;

    Gauges(
            MeterRegistry registry,
            Observed observed,
            Meters meters,
            Supplier<TimedQuestion.Answer<List<Depth>>> depths,
            Supplier<Long> freeBytes,
            Clock clock) {
        this.registry = registry;
        this.observed = observed;
        this.meters = meters;
        this.depths = depths;
        this.freeBytes = freeBytes;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** Takes every gauge's value anew. */
    void refresh() {
        rows.values().forEach(List::clear);
        TimedQuestion.Answer<List<Depth>> waiting = depths.get();
        set(
                "cartage.database.up",
                "Whether the database answers",
                Tags.empty(),
                waiting.value().isPresent() ? 1 : 0);
        set("cartage.disk.free.bytes", "Free space where the data are", Tags.empty(), freeBytes.get());
        set(
                "cartage.edit.problems",
                "Problems that kept the latest edit from being taken",
                Tags.empty(),
                observed.editProblems());
        set("cartage.calls.dropped", "Calls that could not be logged", Tags.empty(), observed.droppedCalls());
        quotas();
        flows();
        waiting.value().orElse(List.of()).forEach(this::depth);
        rows.forEach((name, values) -> {
            MultiGauge gauge = gauges.get(name);
            if (gauge != null) {
                gauge.register(values, true);
            }
        });
    }

    private void quotas() {
        observed.quotas().forEach((store, left) -> {
            Tags tags = Tags.of("store", store, "unit", left.unit());
            set("cartage.quota.left", "What is left of the quota of the store's shop", tags, left.left());
            set("cartage.quota.size", "The whole quota of the store's shop", tags, left.total());
        });
    }

    private void flows() {
        List<String> paused = observed.pausedStores();
        List<Observed.StoreFlow> missing = observed.unroutable();
        for (Observed.StoreFlow flow : observed.flows()) {
            Tags tags = tags(flow.storeId(), flow.flow());
            Instant last = meters.lastSuccess(flow).orElse(begun);
            set(
                    "cartage.last.success.timestamp.seconds",
                    "When a run completed last; when the process began, if none has since",
                    tags,
                    last.toEpochMilli() / 1000.0);
            set(
                    "cartage.paused",
                    "Whether the store pauses, since its shop refuses it",
                    tags,
                    paused.contains(flow.storeId()) ? 1 : 0);
            set(
                    "cartage.route.missing",
                    "Whether the flow can't run for want of its route",
                    tags,
                    missing.contains(flow) ? 1 : 0);
        }
    }

    private void depth(Depth depth) {
        Tags tags = tags(depth.storeId(), depth.flow());
        double age = depth.since()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
        switch (depth.kind()) {
            case UNACKNOWLEDGED -> {
                set("cartage.unacknowledged.orders", "Staged orders that the ERP has not taken", tags, depth.count());
                set("cartage.unacknowledged.oldest.seconds", "How long the oldest of them has waited", tags, age);
            }
            case QUARANTINED -> set("cartage.quarantined.orders", "Orders in quarantine now", tags, depth.count());
            case CURSOR ->
                set("cartage.cursor.age.seconds", "How old what was read last is, by the cart's clock", tags, age);
            case TO_SEND, PARKED -> {
                Tags stated = tags.and("state", depth.kind() == Kind.PARKED ? "parked" : "to_send");
                set("cartage.outbox.writes", "Writes to the cart that are not done", stated, depth.count());
                set("cartage.outbox.oldest.seconds", "How long the oldest of them is in the outbox", stated, age);
            }
        }
    }

    private static Tags tags(String store, String flow) {
        return Tags.of("store", store, "flow", flow);
    }

    private void set(String name, String description, Tags tags, Number value) {
        gauges.computeIfAbsent(
                name,
                added -> MultiGauge.builder(added).description(description).register(registry));
        rows.computeIfAbsent(name, added -> new ArrayList<>()).add(Row.of(tags, value));
    }
}
