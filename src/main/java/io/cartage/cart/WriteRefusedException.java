package io.cartage.cart;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A cart refused a write: nothing of it was carried out, and repeating it unchanged is no use. */
public final class WriteRefusedException extends RuntimeException {
    private final transient List<Fault> faults;
    private final String reasons;

    /**
     * One reason.
     *
     * @param entry the index of the entry of a list that it is about
     * @param names ids and SKUs of entries that the words name
     * @param code empty if the cart gives none
     */
    public record Fault(OptionalInt entry, List<String> names, String code, String message) {}

    WriteRefusedException(List<Fault> faults) {
        super(reasons(faults));
        this.faults = List.copyOf(faults);
        this.reasons = reasons(faults);
    }

    private static String reasons(List<Fault> faults) {
        return faults.stream().map(Fault::message).distinct().limit(3).collect(Collectors.joining(" "));
    }

    /** The cart's words. */
    public String reasons() {
        return reasons;
    }

    public List<Fault> faults() {
        return faults;
    }
}
