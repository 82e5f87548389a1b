package io.cartage.mapping;

import java.time.DateTimeException;
import java.util.Optional;

/** Something that a person should know although the payload is sent. */
record PayloadWarning(String name, Condition condition, Expr text) {

    /** The warning if there is one; one that can't be worked out says so, for it must not keep a payload back. */
    Optional<String> of(Frame frame) {
        try {
            if (!condition.holds(frame)) {
                return Optional.empty();
            }
            String told = Values.text(text.value(frame));
            return Optional.of(told == null ? name : told);
        } catch (CellFault fault) {
            return Optional.of("warning '" + name + "' can't be worked out: " + fault.text());
        } catch (ArithmeticException | DateTimeException e) {
            return Optional.of("warning '" + name + "' can't be worked out: "
                    + CellFault.of(e).text());
        }
    }
}
