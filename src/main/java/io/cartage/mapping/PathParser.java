package io.cartage.mapping;

import io.cartage.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a path: names joined by dots, each followed by any number of {@code [0]}, {@code [*]} or
 * {@code [field = 'text' and other > 0]}. A name holding other signs than letters, digits, {@code _ - $ @ :} stands in quotes.
 */
final class PathParser {
    private static final String USUAL = "A path looks like billing_address.first_name or"
            + " form_fields[name='PO Number'].value. For a fixed text write value:, for a formula begin with =";

    private static final String AND = " and ";

    private final Text source;
    private final String text;
    private final Problems problems;
    private final Operands operands;
    private final List<Step> steps = new ArrayList<>();
    private int at;
    private boolean wrong;

    /** Turns what a filter compares with into an expression, if it is none of the literals. */
    @FunctionalInterface
    interface Operands {
        Optional<Expr> operand(List<Step> steps, Text text);
    }

    private PathParser(Text source, Problems problems, Operands operands) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
        this.operands = operands;
    }

    /** The steps of a path; empty, with a problem, if the text is none. */
    static Optional<List<Step>> parse(Text source, Problems problems, Operands operands) {
        PathParser parser = new PathParser(source, problems, operands);
        parser.path();
        return parser.wrong ? Optional.empty() : Optional.of(List.copyOf(parser.steps));
    }

    private void path() {
        field();
        while (!wrong && at < text.length()) {
            if (text.charAt(at) == '.') {
                at++;
                field();
            } else if (text.charAt(at) == '[') {
                at++;
                bracket();
            } else {
                fault("'" + text + "' is no path: '" + text.charAt(at) + "' can't stand here", USUAL);
            }
        }
    }

    private void field() {
        if (at < text.length() && isQuote(text.charAt(at))) {
            String name = quoted();
            steps.add(new Step.Field(name == null ? "" : name));
            return;
        }
        int start = at;
        while (at < text.length() && isNameSign(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            fault(
                    "'" + text + "' is no path: a name is missing"
                            + (at == 0 ? "" : " after '" + text.substring(0, at) + "'"),
                    USUAL);
        } else {
            steps.add(new Step.Field(text.substring(start, at)));
        }
    }

    private void bracket() {
        int start = at;
        int end = closing();
        if (end < 0) {
            fault("'" + text + "' has a [ without its ]", "Close it");
            return;
        }
        String inside = text.substring(start, end).strip();
        if (inside.matches("\\d{1,6}")) {
            steps.add(new Step.Index(Integer.parseInt(inside)));
        } else if (!inside.equals("*")) {
            filters(start, end);
        }
        at = end + 1;
    }

    private int closing() {
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (isQuote(c)) {
                quote = c;
            } else if (c == ']') {
                return i;
            }
        }
        return -1;
    }

    /** One filter after the other: an element must pass them all. */
    private void filters(int start, int end) {
        int from = start;
        for (int i = start; i < end && !wrong; i++) {
            if (isQuote(text.charAt(i))) {
                i = text.indexOf(text.charAt(i), i + 1); // it has an end, or the bracket had none
            } else if (text.startsWith(AND, i)) {
                filter(from, i);
                from = i + AND.length();
            }
        }
        if (!wrong) {
            filter(from, end);
        }
    }

    private void filter(int start, int end) {
        String inside = text.substring(start, end).strip();
        int sign = start;
        while (sign < end && "=<>!".indexOf(text.charAt(sign)) < 0) {
            sign++;
        }
        int right = sign;
        while (right < end && "=<>!".indexOf(text.charAt(right)) >= 0) {
            right++;
        }
        Optional<Comparison> comparison = Comparison.of(text.substring(sign, right));
        String field = text.substring(start, sign).strip();
        if (comparison.isEmpty() || !field.matches("[\\w$@:-]+(\\.[\\w$@:-]+)*")) {
            at = start;
            fault("'[" + inside + "]' picks nothing", "Write [0], or [name='PO Number'], or [quantity > 0]");
            return;
        }
        Optional<Expr> operand = operand(right, end);
        operand.ifPresent(
                value -> steps.add(new Step.Filter(List.of(field.split("\\.")), comparison.get(), value, inside)));
        wrong |= operand.isEmpty();
    }

    private Optional<Expr> operand(int start, int end) {
        int first = start;
        while (first < end && text.charAt(first) == ' ') {
            first++;
        }
        String written = text.substring(first, end).strip();
        if (!written.isEmpty() && isQuote(written.charAt(0))) {
            return text(written, first);
        }
        if (written.equals("true") || written.equals("false")) {
            return Optional.of(new Constant(written.equals("true")));
        }
        if (written.equals("null")) {
            return Optional.of(new Constant(null));
        }
        @Nullable Object number = Values.numberOrNull(written);
        if (number != null) {
            return Optional.of(new Constant(number));
        }
        Text inner = new Text(written, false, source.at(first));
        return parse(inner, problems, operands).flatMap(path -> operands.operand(path, inner));
    }

    private Optional<Expr> text(String written, int start) {
        int end = written.indexOf(written.charAt(0), 1);
        if (end != written.length() - 1) {
            at = start;
            fault("'" + written + "' is more than one text", "Join conditions by and; for either, use two paths");
            return Optional.empty();
        }
        return Optional.of(Constant.text(written.substring(1, end)));
    }

    private @Nullable String quoted() {
        int end = text.indexOf(text.charAt(at), at + 1);
        if (end < 0) {
            fault("'" + text + "' has a quote without its end", "Close it");
            return null;
        }
        String name = text.substring(at + 1, end);
        at = end + 1;
        return name;
    }

    private void fault(String fault, String remedy) {
        problems.error(source.at(at), fault, remedy);
        wrong = true;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean isNameSign(char c) {
        return Character.isLetterOrDigit(c) || "_-$@:".indexOf(c) >= 0;
    }
}
