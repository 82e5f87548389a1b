package io.cartage.flow;

import io.cartage.config.Secret;
import io.cartage.flow.CallJournal.Sent;
import io.cartage.staging.RunRef;
import io.cartage.staging.desk.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Who calls a cart in one run or one look-up: the variable {@code caller} of a route. One thread uses it. */
public final class Caller {
    private final ConnectedStore store;
    private final BooleanSupplier stopping;
    private final int keepPercent;
    private final Instant deadline;
    private final Clock clock;
    private long calls;
    private int failures;
    private String call = "";
    private @Nullable Secret token;
    private @Nullable RunRef run;
    private @Nullable Sent sent;

    /** A caller that leaves to others what the cart's facts say. */
    Caller(ConnectedStore store, BooleanSupplier stopping) {
        this(store, stopping, store.facts().keepPercent());
    }

    /** @param keepPercent the share of the shop's quota that this caller leaves to others */
    Caller(ConnectedStore store, BooleanSupplier stopping, int keepPercent) {
        this(store, stopping, keepPercent, Instant.MAX, Clock.systemUTC());
    }

    private Caller(ConnectedStore store, BooleanSupplier stopping, int keepPercent, Instant deadline, Clock clock) {
        this.store = store;
        this.stopping = stopping;
        this.keepPercent = keepPercent;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** A caller of the same shop who gives up waiting at an instant. */
    Caller until(Instant end, Clock clockOfIt) {
        return new Caller(store, stopping, keepPercent, end, clockOfIt);
    }

    /** Whether the pause ends before the caller gives up. */
    boolean hasTimeFor(Duration pause) {
        return deadline.equals(Instant.MAX) || !clock.instant().plus(pause).isAfter(deadline);
    }

    ConnectedStore store() {
        return store;
    }

    /** Whether the program is being stopped or the caller gave up, so that waiting and repeating end. */
    boolean isStopping() {
        return stopping.getAsBoolean() || !hasTimeFor(Duration.ZERO);
    }

    int keepPercent() {
        return keepPercent;
    }

    /** Notes what is about to be called, and with which token if it was granted. */
    void begin(String newCall, @Nullable Secret newToken) {
        call = newCall;
        token = newToken;
    }

    /** Calls for a run from now on. */
    void during(RunRef begunRun) {
        run = begunRun;
    }

    /** The flow that calls. */
    String flow() {
        return run == null ? Call.LOOK : run.flow();
    }

    OptionalLong runId() {
        return run == null ? OptionalLong.empty() : OptionalLong.of(run.id());
    }

    /** Notes a call that is on its way. */
    void send(Sent call) {
        sent = call;
    }

    /** The call that is on its way, once. */
    Optional<Sent> takeSent() {
        Optional<Sent> taken = Optional.ofNullable(sent);
        sent = null;
        return taken;
    }

    /** The how many-eth try the next call is. */
    int attempt() {
        return failures + 1;
    }

    String call() {
        return call;
    }

    @Nullable
    Secret token() {
        return token;
    }

    /** A call that went through. */
    void succeed() {
        calls++;
        failures = 0;
    }

    /** A call that failed; tells for the how many-eth time in a row. */
    int failed() {
        calls++;
        return ++failures;
    }

    /** What is called next is another matter than what failed. */
    void giveUp() {
        failures = 0;
    }

    /** Requests sent so far, repetitions included. */
    long calls() {
        return calls;
    }

    /** The headers of a call, with the token that was granted if the store's settings hold none. */
    Map<String, Secret> headers() {
        return token == null ? store.connection().headers() : store.connection().headers(token);
    }
}
