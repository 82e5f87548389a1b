package io.cartage.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The faults armed at a shop. Thread-safe. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    private static final class Armed {
        private final Fault fault;
        private int matched;
        private int struck;

        private Armed(Fault fault) {
            this.fault = fault;
        }
    }

    /** A fault with the number of calls it has matched and struck since it was armed. */
    public record State(Fault fault, int matched, int struck) {}

    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    public synchronized void clear() {
        armed.clear();
    }

    public synchronized List<State> states() {
        return armed.stream().map(a -> new State(a.fault, a.matched, a.struck)).toList();
    }

    /** Counts one call and answers the faults that strike it. */
    synchronized Striking strike(Request request) {
        List<Fault> striking = new ArrayList<>();
        for (Armed a : armed) {
            if (a.fault.matches(request) && a.fault.strikes(++a.matched)) {
                a.struck++;
                striking.add(a.fault);
            }
        }
        return new Striking(striking);
    }
}
