package io.cartage.console.view;

import io.cartage.flow.FlowLine;

/**
 * A state as people see it: a colour, an icon and a word, never the colour alone.
 *
 * @param tone the colour's name in the style sheet
 */
public record Pill(String tone, String icon, String words) {

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
