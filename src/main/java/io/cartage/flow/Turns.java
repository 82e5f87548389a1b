package io.cartage.flow;

import io.cartage.staging.Lane;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: one run at a time of a store's flow and lane in this process, and one writer at a time to a shop,
 * whatever the number of processes and of stores that point at it. Thread-safe.
 */
final class Turns {
    private static final long NEXT_LOOK_MILLIS = 100;

    private final Map<String, Semaphore> runs = new ConcurrentHashMap<>();
    private final Function<String, Optional<? extends AutoCloseable>> writers;

    /** @param writers takes the turn to write to a shop; empty if another has it */
    Turns(Function<String, Optional<? extends AutoCloseable>> writers) {
        this.writers = writers;
    }

    /** A turn that was taken. Closing it twice does nothing. */
    static final class Turn {
        private @Nullable Semaphore run;
        private @Nullable AutoCloseable writer;

        private Turn(Semaphore run, @Nullable AutoCloseable writer) {
            this.run = run;
            this.writer = writer;
        }

        synchronized void close() {
            try {
                if (writer != null) {
                    writer.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException("the turn to write can't be given back: " + e.getMessage(), e);
            } finally {
                if (run != null) {
                    run.release();
                }
                writer = null;
                run = null;
            }
        }
    }

    /** Waits until it is the run's turn. Throws if the program is stopped meanwhile. */
    Turn await(ConnectedStore store, String flow, Lane lane, BooleanSupplier stopping) throws InterruptedException {
        Semaphore run =
                runs.computeIfAbsent(store.getId() + "/" + flow + "/" + lane.word(), key -> new Semaphore(1, true));
        while (!run.tryAcquire(NEXT_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            endIf(stopping);
        }
        if (flow.equals(Flow.ORDERS)) {
            return new Turn(run, null);
        }
        try {
            return new Turn(run, writer(store, stopping));
        } catch (RuntimeException | InterruptedException e) {
            run.release();
            throw e;
        }
    }

    private AutoCloseable writer(ConnectedStore store, BooleanSupplier stopping) throws InterruptedException {
        String shop = store.getCart() + "/" + store.connection().shop();
        Optional<? extends AutoCloseable> writer = writers.apply(shop);
        while (writer.isEmpty()) {
            endIf(stopping);
            TimeUnit.MILLISECONDS.sleep(NEXT_LOOK_MILLIS);
            writer = writers.apply(shop);
        }
        return writer.get();
    }

    private static void endIf(BooleanSupplier stopping) {
        if (stopping.getAsBoolean()) {
            throw new IllegalStateException("the program was stopped before it was this run's turn");
        }
    }
}
