package io.cartage.flow.observe;

import io.cartage.config.Redaction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer may be long in coming: asked by a thread of its own, waited for only so long, and asked again
 * only after some seconds, however many want to know. Thread-safe.
 */
final class TimedQuestion<T> implements AutoCloseable {
    private final Callable<T> question;
    private final Duration patience;
    private final Duration kept;
    private final LongSupplier nanos;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(TimedQuestion::daemon);
    private @Nullable Future<T> asked;
    private long askedAt;

    /**
     * What came of it.
     *
     * @param fault empty if there is a value
     */
    record Answer<T>(Optional<T> value, String fault) {}

    /**
     * @param patience how long an answer is waited for
     * @param kept how long an answer is good for
     * @param nanos a clock that only goes forward
     */
    TimedQuestion(Callable<T> question, Duration patience, Duration kept, LongSupplier nanos) {
        this.question = question;
        this.patience = patience;
        this.kept = kept;
        this.nanos = nanos;
    }

    /** The answer, of some seconds ago at most; never throws. */
    Answer<T> answer() {
        try {
            return new Answer<>(Optional.of(under().get(patience.toMillis(), TimeUnit.MILLISECONDS)), "");
        } catch (ExecutionException e) {
            return new Answer<>(Optional.empty(), Redaction.redact(String.valueOf(e.getCause())));
        } catch (TimeoutException e) {
            return new Answer<>(Optional.empty(), "no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer<>(Optional.empty(), "interrupted");
        }
    }

    /** The question under way, or a new one if that was answered long ago. */
    private synchronized Future<T> under() {
        long now = nanos.getAsLong();
        Future<T> last = asked;
        if (last == null || (last.isDone() && now - askedAt >= kept.toNanos())) {
            last = asker.submit(question);
            asked = last;
            askedAt = now;
        }
        return last;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cartage-observe");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        asker.shutdownNow();
    }
}
