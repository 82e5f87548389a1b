package io.cartage.config;

import java.util.List;

/**
 * A value of a file after its placeholders were filled in; secret, since nobody knows here what it is.
 *
 * @param sources where the parts came from, in words fit for a message: {@code environment variable ACME_KEY}; empty if
 *     the file itself holds the whole value
 */
public record Resolved(Secret value, List<String> sources) {

    public Resolved {
        sources = List.copyOf(sources);
    }

    /** Whether the file itself holds the value in plain text. */
    public boolean isPlain() {
        return sources.isEmpty();
    }
}
