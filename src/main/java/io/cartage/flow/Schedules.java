package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Switches;
import io.cartage.store.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.Variable;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the flows of stores run: a Camel context with a trigger for each, apart from the routes that are triggered, so
 * that editing these disturbs no schedule. {@code bean:schedules} in the trigger routes. Thread-safe.
 */
public final class Schedules implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    /** How many runs go on at once in a process; more wait for a thread. */
    private static final int MOST_RUNS = 30;

    private static final Duration FIRST_RUN_AFTER = Duration.ofSeconds(1);

    /** First runs are spread over so much time for each trigger. */
    private static final Duration APART = Duration.ofMillis(250);

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final CamelContext camel = new DefaultCamelContext();
    private final QuartzComponent quartz = new QuartzComponent();
    private final Map<Key, Timing> triggers = new HashMap<>();
    private final Map<Key, Instant> told = new HashMap<>();
    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor(Schedules::daemon);
    private final ScheduledExecutorService lookout = Executors.newSingleThreadScheduledExecutor(Schedules::daemon);
    private final ExecutorService asked = Executors.newCachedThreadPool(Schedules::daemon);
    private final List<Future<?>> works = new ArrayList<>();
    private final Flows flows;
    private final Switches switches;
    private final Clock clock;
    private final String nodeId = UUID.randomUUID().toString();
    private final Instant startedAt;
    private Instant beatAt = Instant.MIN;
    private Instant lookedAt = Instant.MIN;
    private volatile @Nullable LiveEdits watched;

    private record Key(String storeId, String flow) {
        String routeId() {
            return storeId + "-" + flow;
        }
    }

    Schedules(Home home, Flows flows, Switches switches, Clock clock) {
        this.flows = flows;
        this.switches = switches;
        this.clock = clock;
        this.startedAt = clock.instant();
        quartz.setProperties(Map.of(
                "org.quartz.scheduler.skipUpdateCheck",
                "true",
                "org.quartz.threadPool.threadCount",
                String.valueOf(MOST_RUNS)));
        camel.addComponent("quartz", quartz);
        camel.getRegistry().bind("schedules", this);
        try {
            RouteFiles.loadTriggers(home, camel);
            camel.start();
            quartz.getScheduler()
                    .getListenerManager()
                    .addTriggerListener(new EarlyFires((storeId, flow) -> careful(() -> {
                        if (mayRun(storeId, flow)) {
                            run(storeId, flow);
                        }
                    })));
        } catch (Exception e) {
            throw new IllegalStateException("the schedules could not be started: " + e.getMessage(), e);
        }
    }

    /** Begins the schedules of the stores, the watch over edited files and the one for what people should know. */
    static Schedules begin(
            Home home, Map<String, String> environment, Flows flows, StagingDatabase database, Clock clock) {
        Schedules begun = new Schedules(home, flows, database.switches(), clock);
        begun.set(flows.stores());
        begun.serve();
        begun.watch(new LiveEdits(home, environment, flows, database, clock));
        begun.look(new NoticeDesk(flows, database, clock));
        return begun;
    }

    /** Goes on with the schedules of these stores; one that is as it was isn't disturbed. */
    synchronized void set(List<PreparedStore> stores) {
        Map<Key, PreparedStore> wanted = new HashMap<>();
        stores.forEach(store -> store.flows().forEach(flow -> wanted.put(new Key(store.id(), flow), store)));
        for (Key key : List.copyOf(triggers.keySet())) {
            PreparedStore store = wanted.get(key);
            if (store == null || !store.timing(key.flow()).equals(triggers.get(key))) {
                end(key);
            }
        }
        Duration spread = APART.multipliedBy(wanted.size());
        wanted.forEach((key, store) -> triggers.computeIfAbsent(key, added -> begin(added, store, spread)));
    }

    private Timing begin(Key key, PreparedStore store, Duration spread) {
        Timing timing = store.timing(key.flow());
        TemplatedRouteBuilder route = TemplatedRouteBuilder.builder(
                        camel, timing instanceof Timing.Cron ? "trigger-by-clock" : "trigger")
                .routeId(key.routeId())
                .parameter("storeId", key.storeId())
                .parameter("flow", key.flow());
        if (timing instanceof Timing.Cron cron) {
            route.parameter("cron", cron.quartz())
                    .parameter("timeZone", store.store().timezone().getId());
        } else if (timing instanceof Timing.Every every) {
            long most = Math.min(spread.toMillis(), every.time().toMillis());
            route.parameter("everyMillis", every.time().toMillis())
                    .parameter(
                            "delayMillis",
                            FIRST_RUN_AFTER.toMillis()
                                    + ThreadLocalRandom.current().nextLong(most + 1));
        }
        route.add();
        return timing;
    }

    private void end(Key key) {
        try {
            camel.getRouteController().stopRoute(key.routeId(), 1, TimeUnit.SECONDS);
            camel.removeRoute(key.routeId());
            quartz.getScheduler().unscheduleJob(trigger(key));
        } catch (Exception e) {
            throw new IllegalStateException("the schedule of " + key.routeId() + " can't be ended: " + e, e);
        }
        triggers.remove(key);
        told.remove(key);
        switches.unplan(key.storeId(), key.flow());
    }

    /** Whether a store's flow has a trigger that is at work. */
    boolean triggers(String storeId, String flow) {
        ServiceStatus status = camel.getRouteController().getRouteStatus(new Key(storeId, flow).routeId());
        return status != null && status.isStarted();
    }

    private static TriggerKey trigger(Key key) {
        return TriggerKey.triggerKey(key.flow(), key.storeId());
    }

    /** Whether a scheduled run may begin: nobody stopped its schedule, and the shop isn't known to refuse the store. */
    public boolean mayRun(@Variable("storeId") String storeId, @Variable("flow") String flow) {
        return flows.stores().stream()
                        .filter(store -> store.id().equals(storeId))
                        .anyMatch(store ->
                                switches.runs(storeId, flow, store.store().runs()))
                && flows.mayRun(storeId);
    }

    /** Carries a run out. */
    public void run(@Variable("storeId") String storeId, @Variable("flow") String flow) {
        flows.runNow(storeId, flow);
    }

    /** Carries out the runs that people ask for in the database, and tells there when the next ones are. */
    void serve() {
        every(Duration.ofSeconds(1), () -> {
            beginAnewIfSetBack();
            switches.take().forEach(this::carryOut);
            if (!clock.instant().isBefore(beatAt.plus(BEAT))) {
                beatAt = clock.instant();
                switches.beat(nodeId, startedAt);
            }
            tell();
        });
    }

    /** A clock that was set back would let every schedule wait until it comes to where it was. */
    private synchronized void beginAnewIfSetBack() {
        Instant now = clock.instant();
        if (now.plus(BEAT).isBefore(lookedAt)) {
            LOG.warn(
                    "the clock was set back, schedules begin anew seconds={}",
                    Duration.between(now, lookedAt).toSeconds());
            List.copyOf(triggers.keySet()).forEach(this::end);
            set(flows.stores());
            beatAt = Instant.MIN;
        }
        lookedAt = now;
    }

    /** Looks at the files that people edit. */
    void watch(LiveEdits edits) {
        watched = edits;
        every(LiveEdits.LOOK, edits::look);
    }

    /** Looks for what people should know, in a thread of its own since a mail server may take its time. */
    void look(NoticeDesk notices) {
        long millis = NoticeDesk.LOOK.toMillis();
        Runnable work = () -> notices.look(() -> switches.isFirst(nodeId));
        works.add(lookout.scheduleWithFixedDelay(() -> careful(work), millis / 2, millis, TimeUnit.MILLISECONDS));
    }

    /** How much was wrong with the files when they were last taken. */
    int editProblems() {
        LiveEdits edits = watched;
        return edits == null ? 0 : edits.problems();
    }

    private void every(Duration time, Runnable work) {
        long millis = time.toMillis();
        works.add(desk.scheduleWithFixedDelay(() -> careful(work), millis, millis, TimeUnit.MILLISECONDS));
    }

    /** What fails once, such as a database that is down for a while, is tried again at the next time. */
    private static void careful(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("work beside the runs failed message={}", String.valueOf(e.getMessage()));
            LOG.debug("work beside the runs failed", e);
        }
    }

    private void carryOut(Switches.Asked run) {
        List<String> wanted = flows.stores().stream()
                .filter(store -> store.id().equals(run.storeId()))
                .flatMap(store -> store.flows().stream())
                .filter(flow -> run.flow().equals(flow) || run.flow().equals("*"))
                .toList();
        asked.execute(() -> wanted.forEach(flow -> careful(() -> flows.runNow(run.storeId(), flow))));
    }

    private synchronized void tell() {
        for (Key key : new ArrayList<>(triggers.keySet())) {
            Instant next = next(key);
            if (!next.equals(told.get(key)) && !next.equals(Instant.MAX)) {
                switches.plan(key.storeId(), key.flow(), next);
                told.put(key, next);
            }
        }
    }

    private Instant next(Key key) {
        try {
            Scheduler scheduler = quartz.getScheduler();
            Trigger trigger = scheduler == null ? null : scheduler.getTrigger(trigger(key));
            Date next = trigger == null ? null : trigger.getNextFireTime();
            return next == null ? Instant.MAX : next.toInstant();
        } catch (SchedulerException e) {
            return Instant.MAX;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cartage-desk");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends all schedules; runs that go on must have been told to end before. */
    @Override
    public void close() {
        works.forEach(work -> work.cancel(false));
        desk.shutdown();
        lookout.shutdown();
        asked.shutdown();
        camel.stop();
        careful(() -> switches.leave(nodeId));
    }
}
