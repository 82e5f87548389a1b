package io.cartage.flow.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Works things out for people who type, in two threads and for so long only: whatever somebody writes, the other pages go on.
 * Thread-safe.
 */
public final class ShortWork {
    private static final int THREADS = 2;
    private static final int WAITING = 32;

    private final Duration longest;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "console-short-work");
                thread.setDaemon(true);
                return thread;
            });

    public ShortWork(Duration longest) {
        this.longest = longest;
        threads.allowCoreThreadTimeOut(true);
    }

    /** What the work comes to; empty if it takes too long, or too much other work waits. */
    public <T> Optional<T> of(Callable<T> work) {
        try {
            Future<T> begun = threads.submit(work);
            try {
                return Optional.of(begun.get(longest.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                begun.cancel(true);
                return Optional.empty();
            }
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
