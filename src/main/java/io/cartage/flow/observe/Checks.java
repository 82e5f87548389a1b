package io.cartage.flow.observe;

import io.cartage.flow.observe.Health.Check;
import io.cartage.flow.observe.Health.State;
import io.cartage.flow.observe.Observed.StoreFlow;
import io.cartage.staging.desk.Backlog;
import io.cartage.staging.desk.Backlog.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Looks at what a process needs for its work. Thread-safe. */
final class Checks {
    /** Below so much free space an embedded database should be looked after. */
    private static final long LEAST_FREE_BYTES = 512L << 20;

    private static final int MOST_NAMED = 20;

    private final Observed observed;
    private final Supplier<TimedQuestion.Answer<Boolean>> database;
    private final Supplier<TimedQuestion.Answer<List<Depth>>> depths;
    private final Path data;
    private final Clock clock;

    /** @param data where the embedded database is, or would be */
    Checks(
            Observed observed,
            Supplier<TimedQuestion.Answer<Boolean>> database,
            Supplier<TimedQuestion.Answer<List<Depth>>> depths,
            Path data,
            Clock clock) {
        this.observed = observed;
        this.database = database;
        this.depths = depths;
        this.data = data;
        this.clock = clock;
    }

    /** Whether the process should be left running: a restart mends nothing but what this tells. */
    Health live() {
        return new Health(List.of(routes()));
    }

    Health all() {
        Check database = database();
        List<Depth> waiting =
                database.state() == State.UP ? depths.get().value().orElse(List.of()) : List.of();
        return new Health(List.of(routes(), database, stores(), edits(), lag(waiting), disk()));
    }

    /** Down if no flow can run at all. */
    private Check routes() {
        List<StoreFlow> flows = observed.flows();
        List<StoreFlow> missing = observed.unroutable();
        State state = State.UP;
        if (!missing.isEmpty()) {
            state = missing.size() < flows.size() ? State.DEGRADED : State.DOWN;
        }
        return new Check("routes", state, Map.of("flows", flows.size(), "missing", names(missing)));
    }

    private Check database() {
        TimedQuestion.Answer<Boolean> answer = database.get();
        return answer.value().isPresent()
                ? new Check("database", State.UP, Map.of())
                : new Check("database", State.DOWN, Map.of("fault", answer.fault()));
    }

    private Check stores() {
        List<String> paused = observed.pausedStores();
        return new Check("stores", paused.isEmpty() ? State.UP : State.DEGRADED, Map.of("paused", names(paused)));
    }

    private Check edits() {
        int problems = observed.editProblems();
        return new Check("edits", problems == 0 ? State.UP : State.DEGRADED, Map.of("problems", problems));
    }

    /** Stores whose oldest order has waited longer for the ERP than it may. */
    private Check lag(List<Depth> waiting) {
        Map<String, Object> late = new TreeMap<>();
        long longest = 0;
        Instant now = clock.instant();
        for (Depth depth : waiting) {
            if (depth.kind() == Backlog.Kind.UNACKNOWLEDGED && depth.since().isPresent()) {
                Duration wait = Duration.between(depth.since().get(), now);
                longest = Math.max(longest, wait.toSeconds());
                Optional<Duration> most = observed.longestWait(depth.storeId());
                if (most.isPresent() && wait.compareTo(most.get()) > 0) {
                    late.put(depth.storeId(), wait.toSeconds());
                }
            }
        }
        State state = late.isEmpty() ? State.UP : State.DEGRADED;
        return new Check("lag", state, Map.of("oldest_seconds", longest, "late_stores", names(late.keySet())));
    }

    private Check disk() {
        long free = freeBytes();
        State state = free < LEAST_FREE_BYTES ? State.DEGRADED : State.UP;
        return new Check("disk", state, Map.of("free_bytes", free, "least_bytes", LEAST_FREE_BYTES));
    }

    /** Where the data are; of a folder that isn't there yet, where it would be made. */
    long freeBytes() {
        Path folder = data.toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<String> names(Iterable<?> things) {
        List<String> names = new ArrayList<>();
        things.forEach(thing -> names.add(thing.toString()));
        return names.size() <= MOST_NAMED ? names : names.subList(0, MOST_NAMED);
    }
}
