package io.cartage.cart.look;

import java.util.List;

/**
 * What was found about one thing that a connection test looks at.
 *
 * @param subject what was looked at, such as {@code clock}; several findings may share it
 * @param item which of several, such as a scope's name; mostly empty
 * @param text what was found, in one line
 * @param remedy what to do, in the words of the cart's admin pages; empty if nothing need be done
 * @param details further lines, such as examples
 */
public record Finding(String subject, String item, State state, String text, String remedy, List<String> details) {

    /** How it stands; only {@link #FAILED} fails the test. */
    public enum State {
        OK("ok"),
        WARNING("warning"),
        FAILED("failed"),
        /** Not looked at, and the text says why. */
        SKIPPED("skipped");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Finding {
        details = List.copyOf(details);
    }

    static Finding ok(String subject, String text) {
        return new Finding(subject, "", State.OK, text, "", List.of());
    }

    static Finding warning(String subject, String text, String remedy) {
        return new Finding(subject, "", State.WARNING, text, remedy, List.of());
    }

    static Finding failed(String subject, String text, String remedy) {
        return new Finding(subject, "", State.FAILED, text, remedy, List.of());
    }

    static Finding skipped(String subject, String reason) {
        return new Finding(subject, "", State.SKIPPED, reason, "", List.of());
    }

    Finding with(List<String> lines) {
        return new Finding(subject, item, state, text, remedy, lines);
    }

    Finding of(String name) {
        return new Finding(subject, name, state, text, remedy, details);
    }

    /** What was found, for a line that stands alone. */
    public String sentence() {
        return item.isEmpty() ? text : subject + " '" + item + "' " + text;
    }
}
