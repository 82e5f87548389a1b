package io.cartage.yaml;

import io.cartage.problem.Position;

/**
 * A single value, always text: types come from whoever asks.
 *
 * @param quoted whether it stood in quotes or in a block, so that an empty text is meant and not forgotten
 */
public record YamlScalar(String text, boolean quoted, Position at) implements YamlNode {

    /** Whether nothing was written after the colon. */
    public boolean isAbsent() {
        return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String kind() {
        return isAbsent() ? "nothing" : "the text '" + text + "'";
    }
}
