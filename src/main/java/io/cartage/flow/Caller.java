package io.cartage.flow;

import java.util.function.BooleanSupplier;

/** Who calls a cart in one run or one look-up: the variable {@code caller} of a route. One thread uses it. */
public final class Caller {
    private final ConnectedStore store;
    private final BooleanSupplier stopping;
    private long calls;

    Caller(ConnectedStore store, BooleanSupplier stopping) {
        this.store = store;
        this.stopping = stopping;
    }

    ConnectedStore store() {
        return store;
    }

    /** Whether the program is being stopped, so that waiting and repeating end. */
    boolean isStopping() {
        return stopping.getAsBoolean();
    }

    void countCall() {
        calls++;
    }

    /** Requests sent so far, repetitions included. */
    long calls() {
        return calls;
    }
}
