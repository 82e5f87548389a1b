package io.cartage.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what a cell's or field's value comes from: places in the payload, and names. Not thread-safe. */
final class Trace {
    private final StringBuilder trail = new StringBuilder();
    private final List<ExplainedRow.Source> sources = new ArrayList<>();
    private final List<ExplainedField.Part> parts = new ArrayList<>();

    int length() {
        return trail.length();
    }

    void begin(String root) {
        trail.setLength(0);
        trail.append(root);
    }

    void enter(String field) {
        if (trail.length() > 0) {
            trail.append('.');
        }
        trail.append(field);
    }

    void enter(int index) {
        trail.append('[').append(index).append(']');
    }

    void back(int length) {
        trail.setLength(length);
    }

    String path() {
        return trail.toString();
    }

    void note(String path, @Nullable Object value) {
        ExplainedRow.Source source = new ExplainedRow.Source(path, value);
        if (!sources.contains(source)) {
            sources.add(source);
        }
    }

    void note(ExplainedField.Part part) {
        if (!parts.contains(part)) {
            parts.add(part);
        }
    }

    /** The names noted since the last call. */
    List<ExplainedField.Part> takeParts() {
        List<ExplainedField.Part> taken = List.copyOf(parts);
        parts.clear();
        return taken;
    }

    /** The sources noted since the last call. */
    List<ExplainedRow.Source> take() {
        List<ExplainedRow.Source> taken = List.copyOf(sources);
        sources.clear();
        return taken;
    }
}
