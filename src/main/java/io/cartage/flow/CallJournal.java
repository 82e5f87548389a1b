package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cartage.staging.desk.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** Notes each call to a cart once it is answered, or once it is clear that it won't be. Thread-safe. */
final class CallJournal {
    private static final int OK = 200;

    private final Consumer<Call> readers;
    private final Clock clock;

    CallJournal(Consumer<Call> readers, Clock clock) {
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * A call on its way.
     *
     * @param path as it is kept
     * @param body as it was sent; empty where it must never be kept
     */
    record Sent(String method, String path, Optional<byte[]> body, Instant at, long nanos, int attempt) {}

    /** What came back, as far as it did. */
    private record Answer(int status, long cost, @Nullable String error, Optional<String> body) {}

    Sent send(String method, String path, Optional<byte[]> body, int attempt) {
        return new Sent(method, path, body, clock.instant(), System.nanoTime(), attempt);
    }

    /** Notes that the caller's call went well. */
    void answered(Caller caller, int status, JsonNode members) {
        note(caller, new Answer(status, caller.store().quota().cost(members), null, Optional.empty()));
    }

    /** Notes that an answer came which is a failure all the same. */
    void refused(Caller caller, int status, JsonNode members, byte @Nullable [] body, Exception failure) {
        long cost = caller.store().quota().cost(members);
        note(caller, new Answer(status, cost, CallFault.word(failure), Discreet.body(body)));
    }

    /** Notes that the caller's call failed; does nothing if it was noted, or if the failure came before it was sent. */
    void failed(Caller caller, Exception failure) {
        note(caller, failure(caller.store(), failure));
    }

    private static Answer failure(ConnectedStore store, Exception failure) {
        long cost = store.quota().cost(MissingNode.getInstance());
        return failure instanceof HttpOperationFailedException answer
                ? new Answer(
                        answer.getStatusCode(), cost, CallFault.word(failure), Discreet.body(answer.getResponseBody()))
                : new Answer(0, cost, CallFault.word(failure), Optional.empty());
    }

    private void note(Caller caller, Answer answer) {
        caller.takeSent().ifPresent(sent -> note(caller, sent, answer));
    }

    /** Notes a call for a token, of which no body is ever kept: both hold secrets. */
    void token(Caller caller, Sent sent, @Nullable Exception failure) {
        Answer answer = failure == null
                ? new Answer(OK, 0, null, Optional.empty())
                : new Answer(status(failure), 0, CallFault.word(failure), Optional.empty());
        note(caller, sent, answer);
    }

    private static int status(Exception failure) {
        return failure instanceof HttpOperationFailedException answer ? answer.getStatusCode() : 0;
    }

    private void note(Caller caller, Sent sent, Answer answer) {
        boolean failed = answer.error() != null;
        OptionalLong run = caller.runId();
        readers.accept(new Call(
                caller.store().getId(),
                caller.flow(),
                run,
                sent.at(),
                sent.method(),
                sent.path(),
                answer.status(),
                Duration.ofNanos(System.nanoTime() - sent.nanos()).toMillis(),
                answer.cost(),
                sent.attempt(),
                Optional.ofNullable(answer.error()),
                failed ? sent.body().flatMap(Discreet::body) : Optional.empty(),
                failed ? answer.body() : Optional.empty()));
    }
}
