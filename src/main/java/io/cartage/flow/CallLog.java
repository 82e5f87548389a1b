package io.cartage.flow;

import io.cartage.config.Redaction;
import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes calls into the database beside the runs: gathered, by one thread, at latest after a second. No run waits for it
 * and none fails by it; what can't be written is dropped, and told once. Thread-safe.
 */
final class CallLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    /** So many calls wait at most for a database that is slow. */
    static final int MOST_WAITING = 10_000;

    /** So many go in one statement. */
    static final int BATCH = 500;

    private static final int SECONDS_TO_END = 5;

    private final BlockingQueue<Call> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Calls calls;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(CallLog::daemon);
    private final Future<?> eachSecond;
    private boolean refused; // of the writer's thread

    CallLog(Calls calls) {
        this.calls = calls;
        this.eachSecond = writer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    }

    /** Takes a call note; returns at once. */
    void add(Call call) {
        if (!waiting.offer(call)) {
            dropped.incrementAndGet();
        }
    }

    /** How many calls could not be written since the start. */
    long dropped() {
        return dropped.get();
    }

    /** Writes what waits soon; returns at once. To be called when a run has ended. */
    void runEnded() {
        if (!waiting.isEmpty() && !writer.isShutdown()) {
            writer.execute(this::write);
        }
    }

    /** Writes what waits, and returns then, but after some seconds in any case. */
    void settle() {
        if (!writer.isShutdown()) {
            await(writer.submit(this::write));
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("calls not logged in time seconds={}", SECONDS_TO_END);
        } catch (ExecutionException e) {
            LOG.debug("calls not logged", e);
        }
    }

    /** Never throws, else it would not be called again. */
    private void write() {
        List<Call> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            try {
                calls.add(batch);
                if (refused) {
                    LOG.info("calls are logged again dropped={}", dropped.get());
                }
                refused = false;
            } catch (RuntimeException e) {
                drop(batch.size(), e);
            }
            batch.clear();
        }
    }

    private void drop(int count, RuntimeException failure) {
        long all = dropped.addAndGet(count);
        if (!refused) {
            LOG.warn(
                    "calls not logged dropped={} message={}",
                    all,
                    Redaction.redact(String.valueOf(failure.getMessage())));
        }
        LOG.debug("calls not logged", failure);
        refused = true;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cartage-calls");
        thread.setDaemon(true);
        return thread;
    }

    /** Writes what waits, as far as the database takes it within some seconds. */
    @Override
    public void close() {
        eachSecond.cancel(false);
        settle();
        writer.shutdownNow();
    }
}
