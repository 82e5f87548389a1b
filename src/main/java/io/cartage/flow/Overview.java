package io.cartage.flow;

import io.cartage.cart.Quota;
import io.cartage.flow.FlowLine.State;
import io.cartage.flow.observe.Observed;
import io.cartage.staging.PushReport.Progress;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.StagingReport.FlowStatus;
import io.cartage.staging.StagingReport.Run;
import io.cartage.staging.desk.Hour;
import io.cartage.staging.desk.Lag;
import io.cartage.staging.desk.OngoingRun;
import io.cartage.staging.desk.OngoingRuns;
import io.cartage.staging.desk.Schedule;
import io.cartage.staging.desk.Switches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How all flows of all stores go, and the few things that people do about it: start, stop, run now. Reads a handful of
 * aggregates, none of which grows with the orders of one store alone. Thread-safe.
 */
public final class Overview {
    /** How far back it looks. */
    public static final int HOURS = 24;

    private final Flows flows;
    private final StagingDatabase database;
    private final Clock clock;

    public Overview(Flows flows, StagingDatabase database, Clock clock) {
        this.flows = flows;
        this.database = database;
        this.clock = clock;
    }

    /**
     * All of it at one moment.
     *
     * @param hours the beginnings of the hours that {@link FlowLine#perHour} is about
     * @param staged orders staged or changed in them
     * @param held orders quarantined or rows refused in them, by hour
     * @param isScheduled whether a process is there to run the schedules
     */
    public record Board(
            List<FlowLine> lines,
            List<Instant> hours,
            List<Long> staged,
            List<Long> held,
            Totals totals,
            boolean isScheduled) {
        public Board {
            lines = List.copyOf(lines);
            hours = List.copyOf(hours);
            staged = List.copyOf(staged);
            held = List.copyOf(held);
        }
    }

    /**
     * The sums over all stores.
     *
     * @param staged orders in the staging tables, of all time
     * @param lately orders staged or changed in the last 24 hours
     * @param toImport orders that the ERP has neither taken nor refused
     * @param oldest when the one that waits longest was staged
     * @param toShip shipments that are not yet in their cart
     * @param review records in quarantine
     * @param refused rows that a cart or a rule refused
     */
    public record Totals(
            long staged,
            long lately,
            long toImport,
            Optional<Instant> oldest,
            long toShip,
            long review,
            long refused) {}

    /** What the database and the process say, read once for all lines. */
    private record Read(
            Map<String, FlowStatus> status,
            Map<String, Progress> progress,
            Map<String, Lag> lags,
            List<Schedule> said,
            List<Hour> hours,
            Map<String, Quota.Left> quotas,
            List<String> paused,
            List<OngoingRun> ongoing,
            boolean isScheduled) {}

    public Board board() {
        Instant present = clock.instant().truncatedTo(ChronoUnit.HOURS);
        List<Instant> hours = Stream.iterate(
                        present.minus(Duration.ofHours(HOURS - 1L)), hour -> hour.plus(Duration.ofHours(1)))
                .limit(HOURS)
                .toList();
        Read read = read(hours.get(0));
        List<FlowLine> lines = new ArrayList<>();
        for (PreparedStore store : flows.stores()) {
            store.flows().forEach(flow -> lines.add(line(store, flow, hours, read)));
        }
        List<Hour> orders = read.hours().stream()
                .filter(hour -> hour.flow().equals(Flow.ORDERS))
                .toList();
        return new Board(
                lines,
                hours,
                sums(hours, orders, Hour::done),
                sums(hours, orders, Hour::held),
                totals(lines, read),
                read.isScheduled());
    }

    private Read read(Instant since) {
        Observed vitals = flows.vitals();
        Switches switches = database.switches();
        return new Read(
                keyed(database.report().flows(), one -> key(one.storeId(), one.flow())),
                keyed(database.pushReport().progress(), one -> key(one.storeId(), one.flow())),
                keyed(database.acknowledgements().lags(), Lag::storeId),
                switches.all(),
                database.throughput().since(since),
                vitals.quotas(),
                vitals.pausedStores(),
                new OngoingRuns(database).all(),
                switches.isAnybodyThere());
    }

    private FlowLine line(PreparedStore store, String flow, List<Instant> hours, Read read) {
        Optional<FlowStatus> status = Optional.ofNullable(read.status().get(key(store.id(), flow)));
        Optional<Progress> progress = Optional.ofNullable(read.progress().get(key(store.id(), flow)));
        Optional<Lag> lag = Optional.ofNullable(read.lags().get(store.id())).filter(some -> flow.equals(Flow.ORDERS));
        List<Hour> own = read.hours().stream()
                .filter(hour -> hour.storeId().equals(store.id()) && hour.flow().equals(flow))
                .toList();
        boolean on = Switches.runs(read.said(), store.id(), flow, store.store().runs());
        boolean refused = read.paused().contains(store.id());
        long held = status.map(one -> one.records().quarantined()).orElse(0L)
                + progress.map(Progress::refused).orElse(0L);
        State state = state(on, refused, status.flatMap(FlowStatus::lastRun), held);
        return new FlowLine(
                store.id(),
                store.cart().id(),
                store.store().customer(),
                flow,
                state,
                store.timing(flow).words(),
                status.flatMap(FlowStatus::lastRun),
                Schedule.of(read.said(), store.id(), flow).nextAt().filter(next -> on && read.isScheduled()),
                sums(hours, own, Hour::done),
                own.stream().mapToLong(Hour::failures).sum(),
                held,
                lag.map(Lag::orders).orElseGet(() -> progress.map(one -> one.toSend() + one.waiting())
                        .orElse(0L)),
                lag.map(Lag::oldest),
                Optional.ofNullable(read.quotas().get(store.id())).map(Overview::withoutTime),
                remark(state, refused, status.flatMap(FlowStatus::lastRun)),
                read.ongoing().stream()
                        .filter(run ->
                                run.storeId().equals(store.id()) && run.flow().equals(flow))
                        .toList());
    }

    /** When it fills up again is another answer each second, and boards shall be equal as long as nothing happens. */
    private static Quota.Left withoutTime(Quota.Left left) {
        return new Quota.Left(left.left(), left.total(), left.unit(), "");
    }

    private static State state(boolean on, boolean refused, Optional<Run> last, long held) {
        if (is(last, "running")) {
            return State.RUNNING;
        }
        if (!on) {
            return State.STOPPED;
        }
        if (refused || is(last, "failed")) {
            return State.FAILED;
        }
        if (held > 0) {
            return State.REVIEW;
        }
        return last.isEmpty() ? State.NEW : State.HEALTHY;
    }

    private static boolean is(Optional<Run> run, String status) {
        return run.filter(one -> one.status().equals(status)).isPresent();
    }

    private static String remark(State state, boolean refused, Optional<Run> last) {
        if (state != State.FAILED) {
            return "";
        }
        String message = last.flatMap(Run::message).orElse("");
        return refused && message.isEmpty() ? "its shop refuses the store: check its credentials" : message;
    }

    private static Totals totals(List<FlowLine> lines, Read read) {
        return new Totals(
                read.status().values().stream()
                        .mapToLong(status -> status.records().staged())
                        .sum(),
                lines.stream()
                        .filter(line -> line.flow().equals(Flow.ORDERS))
                        .flatMap(line -> line.perHour().stream())
                        .mapToLong(Long::longValue)
                        .sum(),
                read.lags().values().stream().mapToLong(Lag::orders).sum(),
                read.lags().values().stream().map(Lag::oldest).min(Instant::compareTo),
                read.progress().values().stream()
                        .filter(one -> one.flow().equals(Flow.SHIPMENTS))
                        .mapToLong(one -> one.toSend() + one.waiting())
                        .sum(),
                read.status().values().stream()
                        .mapToLong(status -> status.records().quarantined())
                        .sum(),
                read.progress().values().stream().mapToLong(Progress::refused).sum());
    }

    /** Whether there is such a flow. */
    public boolean knows(String storeId, String flow) {
        return flows.stores().stream()
                .anyMatch(store -> store.id().equals(storeId) && store.flows().contains(flow));
    }

    /** Starts or stops the schedule of a store's flow; a run that goes on ends by itself. */
    public void set(String storeId, String flow, boolean runs, String who) {
        database.switches().set(storeId, flow, runs, who);
    }

    /** Asks for a run as soon as can be. */
    public void runNow(String storeId, String flow, String who) {
        database.switches().ask(storeId, flow, who);
    }

    private static List<Long> sums(List<Instant> hours, List<Hour> read, ToLongFunction<Hour> what) {
        return hours.stream()
                .map(start -> read.stream()
                        .filter(hour -> hour.start().equals(start))
                        .mapToLong(what)
                        .sum())
                .toList();
    }

    private static <T> Map<String, T> keyed(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.toMap(key, row -> row, (a, b) -> a));
    }

    private static String key(String storeId, String flow) {
        return storeId + "/" + flow;
    }
}
