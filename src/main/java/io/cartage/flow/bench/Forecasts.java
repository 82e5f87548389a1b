package io.cartage.flow.bench;

import io.cartage.flow.bench.DraftDiff.Forecast;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What texts would change in real orders, worked out beside the pages, with the figures so far. Each person has one at a time: a
 * new one ends the one before. One that nobody looks at any more ends by itself. Two are at work at once, the others wait.
 * Thread-safe.
 */
public final class Forecasts {
    private static final Logger LOG = LoggerFactory.getLogger(Forecasts.class);

    private static final int THREADS = 2;
    private static final int WAITING = 30;

    /** Whoever has a page open looks more than once a second. */
    private static final Duration LEFT = Duration.ofSeconds(10);

    /** What is over is forgotten then. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Comparison comparison;
    private final Clock clock;
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Executor threads;

    public Forecasts(Comparison comparison, Clock clock) {
        this(comparison, clock, threads());
    }

    Forecasts(Comparison comparison, Clock clock, Executor threads) {
        this.comparison = comparison;
        this.clock = clock;
        this.threads = threads;
    }

    private static Executor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "cartage-forecast");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** What compares, such as {@link DraftDiff#of}. */
    @FunctionalInterface
    public interface Comparison {
        Optional<Forecast> of(MappingSubject subject, String text, int last, DraftDiff.Watcher watcher);
    }

    /** How far one is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Somebody ended it, by a button, by a newer one, or by leaving. */
        STOPPED,
        /** The text can't be carried out, or maps no orders. */
        IMPOSSIBLE,
        FAILED
    }

    /**
     * One forecast as it stands.
     *
     * @param last how many orders were asked for
     * @param forecast the figures so far; empty before the first orders
     */
    public record Status(long number, State state, int last, Optional<Forecast> forecast) {
        public boolean isAtWork() {
            return state == State.WAITING || state == State.RUNNING;
        }
    }

    private static final class Work {
        private final long number;
        private final int last;
        private volatile State state = State.WAITING;
        private volatile Optional<Forecast> forecast = Optional.empty();
        private volatile Instant looked;
        private volatile boolean over;

        Work(long number, int last, Instant now) {
            this.number = number;
            this.last = last;
            this.looked = now;
        }

        boolean isAtWork() {
            return state == State.WAITING || state == State.RUNNING;
        }

        Status status() {
            return new Status(number, state, last, forecast);
        }
    }

    /**
     * Begins one, and ends the one that this person had.
     *
     * @param last how many orders, all stores together
     */
    public Status begin(String who, MappingSubject subject, String text, int last) {
        Instant now = clock.instant();
        works.values().removeIf(old -> !old.isAtWork() && old.looked.plus(KEPT).isBefore(now));
        Work work = new Work(numbers.incrementAndGet(), last, now);
        Optional.ofNullable(works.put(who, work)).ifPresent(old -> old.over = true);
        try {
            threads.execute(() -> carryOut(work, subject, text));
        } catch (RejectedExecutionException e) {
            work.state = State.FAILED;
        }
        return work.status();
    }

    /** How far this person's forecast is; empty if it isn't theirs any more. */
    public Optional<Status> look(String who, long number) {
        return of(who, number).map(work -> {
            work.looked = clock.instant();
            return work.status();
        });
    }

    /** Ends this person's forecast; what was found stays to be looked at. */
    public Optional<Status> stop(String who, long number) {
        return of(who, number).map(work -> {
            work.over = true;
            if (work.isAtWork()) {
                work.state = State.STOPPED;
            }
            return work.status();
        });
    }

    private Optional<Work> of(String who, long number) {
        return Optional.ofNullable(works.get(who)).filter(work -> work.number == number);
    }

    private void carryOut(Work work, MappingSubject subject, String text) {
        if (isOver(work)) {
            work.state = State.STOPPED;
            return;
        }
        work.state = State.RUNNING;
        try {
            Instant[] told = {Instant.EPOCH};
            Optional<Forecast> whole = comparison.of(subject, text, work.last, soFar -> watch(work, soFar, told));
            whole.ifPresent(forecast -> work.forecast = Optional.of(forecast));
            work.state = whole.isEmpty() ? State.IMPOSSIBLE : work.over ? State.STOPPED : State.DONE;
        } catch (RuntimeException e) {
            work.state = State.FAILED;
            LOG.warn(
                    "a forecast failed mapping={} cause={}",
                    subject.path(),
                    e.getClass().getSimpleName());
            LOG.debug("a forecast failed mapping={}", subject.path(), e);
        }
    }

    private boolean watch(Work work, Supplier<Forecast> soFar, Instant[] told) {
        Instant now = clock.instant();
        if (!now.isBefore(told[0].plus(BETWEEN))) {
            told[0] = now;
            work.forecast = Optional.of(soFar.get());
        }
        return !isOver(work);
    }

    private boolean isOver(Work work) {
        work.over |= work.looked.plus(LEFT).isBefore(clock.instant());
        return work.over;
    }
}
