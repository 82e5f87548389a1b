package io.cartage.cart;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A cart refused a write: nothing of it was carried out, and repeating it unchanged is no use. */
public final class WriteRefusedException extends RuntimeException {
    private final transient List<Fault> faults;

    /**
     * One reason.
     *
     * @param entry the index of the entry of a list that it is about
     * @param names ids and SKUs of entries that the words name
     * @param code empty if the cart gives none
     */
    public record Fault(OptionalInt entry, List<String> names, String code, String message) {}

    WriteRefusedException(List<Fault> faults) {
        super(faults.stream().map(Fault::message).distinct().limit(3).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
