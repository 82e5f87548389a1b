package io.cartage.sandbox;

import io.cartage.sandbox.Fault.Kind;
import java.util.List;
import java.util.Optional;

/** The faults that strike one call, in the order they were armed. */
public record Striking(List<Fault> faults) {

    public Striking {
        faults = List.copyOf(faults);
    }

    public boolean has(Kind kind) {
        return first(kind).isPresent();
    }

    public Optional<Fault> first(Kind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).findFirst();
    }
}
