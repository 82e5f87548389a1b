package io.cartage.flow.bench;

import io.cartage.problem.Problem;

/**
 * A problem with the place in the text that it concerns.
 *
 * @param line from 1; 0 if it stands in another file, or concerns the file as a whole
 * @param from column from 1
 * @param to the column behind its end
 */
public record Mark(Problem problem, int line, int from, int to) {
    private static final String ENDS = " ,{}[]\t";

    static Mark of(Problem problem, String path, String[] lines) {
        int line = problem.at().line();
        if (!problem.at().file().equals(path) || line < 1 || line > lines.length) {
            return new Mark(problem, 0, 1, 1);
        }
        String text = lines[line - 1];
        int from = Math.max(0, Math.min(problem.at().column() - 1, text.length() - 1));
        return new Mark(problem, line, from + 1, end(text, from) + 1);
    }

    private static int end(String text, int from) {
        if (text.isEmpty()) {
            return 0;
        }
        char first = text.charAt(from);
        if (first == '"' || first == '\'') {
            int close = text.indexOf(first, from + 1);
            return close < 0 ? text.length() : close + 1;
        }
        int end = from + 1;
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0 && !text.startsWith(": ", end)) {
            end++;
        }
        return end == text.length() && text.endsWith(":") && end - 1 > from ? end - 1 : end;
    }
}
