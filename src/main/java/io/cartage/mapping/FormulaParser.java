package io.cartage.mapping;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import io.cartage.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a formula into a tree, and says in our own words what keeps it from being one. */
final class FormulaParser {
    private static final Pattern ANY_ELEMENT = Pattern.compile("\\[\\s*\\*\\s*\\]");

    private static final int DEEPEST = 200;

    private final Problems problems;

    FormulaParser(Problems problems) {
        this.problems = problems;
    }

    Optional<ASTNode> parse(Text formula) {
        if (formula.text().isBlank()) {
            problems.error(formula.at(0), "the formula is empty", "Write something to work out after the =");
            return Optional.empty();
        }
        try {
            ASTNode tree = FormulaSyntax.parse(withoutStars(formula.text()));
            if (isDeep(tree)) {
                problems.error(
                        formula.at(0),
                        "the formula lies in itself more than " + DEEPEST + " deep",
                        "Make parts of it names of their own");
                return Optional.empty();
            }
            return Optional.of(tree);
        } catch (ParseException e) {
            boolean whole = e.getTokenString() == null || e.getTokenString().equals(formula.text());
            int offset = whole
                    ? 0
                    : Math.max(
                            0, Math.min(e.getStartPosition() - 1, formula.text().length()));
            String near = whole ? "" : " at '" + e.getTokenString() + "'";
            report(formula, offset, near, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // its parser runs off its own stack on some broken formulas
            report(formula, 0, "", "an operand is missing");
        }
        return Optional.empty();
    }

    /** Whether working it out might need too much of a thread's stack. */
    private static boolean isDeep(ASTNode tree) {
        List<ASTNode> level = List.of(tree);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                return true;
            }
            level = level.stream()
                    .flatMap(node -> node.getParameters().stream())
                    .toList();
        }
        return false;
    }

    private void report(Text formula, int offset, String near, String message) {
        problems.error(
                formula.at(offset),
                "'" + formula.text() + "' can't be read as a formula" + near + ": " + words(message),
                remedy(formula, message));
    }

    private static String words(String message) {
        return switch (message) {
            case "Closing brace not found" -> "a ) is missing";
            case "Closing array not found" -> "a ] is missing";
            case "Closing quote not found" -> "the quote at the end of a text is missing";
            case "Unexpected closing brace" -> "there is a ) too many";
            case "Too many operands", "Missing operator" -> "two values stand side by side";
            case "Missing second operand for operator",
                    "Missing operand for operator",
                    "Unexpected token after infix operator" -> "a value is missing next to an operator";
            default -> message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        };
    }

    private static String remedy(Text formula, String message) {
        if (!formula.quoted() && message.startsWith("Closing")) {
            return "Put the whole formula in quotes: inside { } a comma ends it, and ' #' ends it everywhere";
        }
        if (formula.text().contains("&&")) {
            return "Write and instead of &&";
        }
        if (message.startsWith("Undefined operator")) {
            return "Known are + - * / & = <> < <= > >= and the words and, or, not";
        }
        if (message.startsWith("Too many operands") || message.startsWith("Missing operator")) {
            return "Put an operator between them: & joins texts, * multiplies";
        }
        return "Compare it with the examples in docs/mapping-reference.md";
    }

    /** {@code a[*].b} means {@code a.b}; blanks keep the places of all letters. */
    private static String withoutStars(String formula) {
        if (!formula.contains("*")) {
            return formula;
        }
        StringBuilder plain = new StringBuilder(formula);
        var matcher = ANY_ELEMENT.matcher(formula);
        while (matcher.find()) {
            if (!inQuotes(formula, matcher.start())) {
                plain.replace(matcher.start(), matcher.end(), " ".repeat(matcher.end() - matcher.start()));
            }
        }
        return plain.toString();
    }

    private static boolean inQuotes(String text, int end) {
        char quote = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            }
        }
        return quote != 0;
    }
}
