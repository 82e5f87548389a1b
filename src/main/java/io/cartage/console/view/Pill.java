package io.cartage.console.view;

import io.cartage.flow.FlowLine;

/**
 * A state as people see it: a colour, an icon and a word, never the colour alone.
 *
 * @param tone the colour's name in the style sheet
 */
public record Pill(String tone, String icon, String words) {
    /** These five are of what is on its way to a cart. */
    static final Pill TO_SEND = new Pill("run", "send", "To be sent");

    static final Pill IN_DOUBT = new Pill("warn", "help", "In doubt");
    static final Pill IN_CART = new Pill("good", "check", "In the cart");
    static final Pill WAITING = new Pill("warn", "hourglass", "Waiting");
    static final Pill REFUSED = new Pill("bad", "alert-triangle", "Refused");

    public static Pill of(FlowLine.State state) {
        return switch (state) {
            case RUNNING -> new Pill("run", "refresh", "Running");
            case STOPPED -> new Pill("off", "player-stop", "Stopped");
            case FAILED -> new Pill("bad", "alert-triangle", "Failed");
            case REVIEW -> new Pill("warn", "alert-triangle", "Needs review");
            case NEW -> new Pill("off", "hourglass", "Not run yet");
            case HEALTHY -> new Pill("good", "check", "Healthy");
        };
    }
}
