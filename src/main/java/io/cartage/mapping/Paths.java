package io.cartage.mapping;

import java.util.ArrayList;
import java.util.List;

/** Takes the text of a path to pieces without asking whether it is one: it may be half written. */
final class Paths {
    private Paths() {}

    /** The fields of a path; filters and places in brackets are left out. */
    static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : withoutBrackets(path).split("\\.", -1)) {
            if (!step.isBlank()) {
                steps.add(step.strip());
            }
        }
        return steps;
    }

    private static String withoutBrackets(String path) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Where the path begins that ends at the end of the text. */
    static int start(String text) {
        int start = text.length();
        int depth = 0;
        while (start > 0) {
            char c = text.charAt(start - 1);
            if (c == ']') {
                depth++;
            } else if (c == '[' && depth > 0) {
                depth--;
            } else if (depth == 0 && !isPart(c)) {
                return start;
            }
            start--;
        }
        return start;
    }

    /** Where the path ends that goes through this place. */
    static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return isWord(c) || c == '.';
    }

    /** Whether a field can be written in a path as it is. */
    static boolean isPlain(String field) {
        return !field.isEmpty()
                && !Character.isDigit(field.charAt(0))
                && field.chars().allMatch(c -> isWord((char) c));
    }

    static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
