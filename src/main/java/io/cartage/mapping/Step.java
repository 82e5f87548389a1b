package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One step of a path; a step into a list looks into each of its elements. */
sealed interface Step {

    /** Into the field of this name. */
    record Field(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** To one element of a list, counted from 0. */
    record Index(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /**
     * Only where a field compares so with a value.
     *
     * @param field the field of the element, step by step
     * @param text as written, for messages
     */
    record Filter(List<String> field, Comparison comparison, Expr operand, boolean asText, String text)
            implements Step {

        public Filter {
            field = List.copyOf(field);
        }

        Filter(List<String> field, Comparison comparison, Expr operand, String text) {
            this(field, comparison, operand, Comparison.asText(operand), text);
        }

        boolean accepts(JsonNode element, Frame frame) {
            JsonNode at = element;
            for (String name : field) {
                at = at.path(name);
            }
            String path = frame.trace == null ? "" : frame.trace.path();
            Object wanted = operand.value(frame);
            if (frame.trace != null) {
                frame.trace.begin(path);
            }
            return comparison.holds(Values.of(at), wanted, asText);
        }

        @Override
        public String toString() {
            return "[" + text + "]";
        }
    }

    /** The path as a person would write it. */
    static String text(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Field && text.length() > 0) {
                text.append('.');
            }
            text.append(step);
        }
        return text.toString();
    }
}
