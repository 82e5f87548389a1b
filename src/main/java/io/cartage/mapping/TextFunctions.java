package io.cartage.mapping;

import static io.cartage.mapping.Function.ANY;

import io.cartage.mapping.Function.Argument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Functions over texts; letters are counted from 1, and no value is treated as an empty text. */
final class TextFunctions {
    private static final int LONGEST = 1_000_000;

    static final List<Function> ALL = List.of(
            text("upper", "upper(text)", 1, 1, "The text in capitals.", "upper(sku)", (a, f) -> a.get(0)
                    .textOf(f)
                    .toUpperCase(Locale.ROOT)),
            text("lower", "lower(text)", 1, 1, "The text in small letters.", "lower(email)", (a, f) -> a.get(0)
                    .textOf(f)
                    .toLowerCase(Locale.ROOT)),
            text("trim", "trim(text)", 1, 1, "The text without blanks at its ends.", "trim(company)", (a, f) -> a.get(0)
                    .textOf(f)
                    .strip()),
            text(
                    "left",
                    "left(text, count)",
                    2,
                    2,
                    "The first letters of a text.",
                    "left(zip, 5)",
                    (a, f) -> left(a.get(0).textOf(f), count(a.get(1), f))),
            text(
                    "right",
                    "right(text, count)",
                    2,
                    2,
                    "The last letters of a text.",
                    "right(phone, 4)",
                    (a, f) -> right(a.get(0).textOf(f), count(a.get(1), f))),
            text(
                    "substring",
                    "substring(text, start, count)",
                    2,
                    3,
                    "Part of a text from the letter numbered start; to its end without count.",
                    "substring('ABC-123', 5) gives '123'",
                    TextFunctions::substring),
            text(
                    "replace",
                    "replace(text, old, new)",
                    3,
                    3,
                    "The text with every occurrence of old replaced.",
                    "replace(sku, '-', '')",
                    TextFunctions::replace),
            text(
                    "after_last",
                    "after_last(text, mark)",
                    2,
                    2,
                    "What follows the last occurrence of the mark; the whole text if there is none.",
                    "after_last('gid://shop/Line/42', '/') gives '42'",
                    TextFunctions::afterLast),
            text("text", "text(value)", 1, 1, "The value as text.", "text(id)", (a, f) -> a.get(0)
                    .textOf(f)),
            new Function(
                    "join",
                    "join(separator, path, ...)",
                    2,
                    ANY,
                    "All values at the paths as one text; what has no value is left out.",
                    "join(', ', product_options.display_value)",
                    TextFunctions::join),
            new Function(
                    "length",
                    "length(text)",
                    1,
                    1,
                    "How many letters a text has.",
                    "length(zip) = 5",
                    a -> f -> BigDecimal.valueOf(letters(a.get(0).textOf(f)))),
            new Function(
                    "contains",
                    "contains(text, part)",
                    2,
                    2,
                    "Whether the part stands somewhere in the text, large or small letters alike.",
                    "contains(shipping_method, 'express')",
                    a -> f -> folded(a.get(0), f).contains(folded(a.get(1), f))),
            new Function(
                    "starts_with",
                    "starts_with(text, part)",
                    2,
                    2,
                    "Whether the text begins with the part, large or small letters alike.",
                    "starts_with(sku, 'KIT-')",
                    a -> f -> folded(a.get(0), f).startsWith(folded(a.get(1), f))),
            new Function(
                    "ends_with",
                    "ends_with(text, part)",
                    2,
                    2,
                    "Whether the text ends with the part, large or small letters alike.",
                    "ends_with(email, '@example.com')",
                    a -> f -> folded(a.get(0), f).endsWith(folded(a.get(1), f))));

    private TextFunctions() {}

    /** Gives a text; an empty one is no value. */
    @FunctionalInterface
    private interface Call {
        String of(List<Argument> arguments, Frame frame);
    }

    private static Function text(
            String name, String signature, int least, int most, String description, String example, Call call) {
        return new Function(
                name,
                signature,
                least,
                most,
                description,
                example,
                arguments -> frame -> orNothing(call.of(arguments, frame)));
    }

    static @Nullable String orNothing(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String folded(Argument argument, Frame frame) {
        return argument.textOf(frame).toLowerCase(Locale.ROOT);
    }

    private static int count(Argument argument, Frame frame) {
        return argument.wholeOf(frame, 0, LONGEST);
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String left(String text, int count) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(count, letters(text))));
    }

    private static String right(String text, int count) {
        int letters = letters(text);
        return text.substring(text.offsetByCodePoints(0, letters - Math.min(count, letters)));
    }

    private static String substring(List<Argument> arguments, Frame frame) {
        String text = arguments.get(0).textOf(frame);
        int start = arguments.get(1).wholeOf(frame, 1, LONGEST) - 1;
        String rest = right(text, Math.max(0, letters(text) - start));
        return arguments.size() == 2 ? rest : left(rest, count(arguments.get(2), frame));
    }

    private static String afterLast(List<Argument> arguments, Frame frame) {
        String text = arguments.get(0).textOf(frame);
        String mark = arguments.get(1).textOf(frame);
        int at = mark.isEmpty() ? -1 : text.lastIndexOf(mark);
        return at < 0 ? text : text.substring(at + mark.length());
    }

    private static String replace(List<Argument> arguments, Frame frame) {
        String old = arguments.get(1).textOf(frame);
        String text = arguments.get(0).textOf(frame);
        return old.isEmpty() ? text : text.replace(old, arguments.get(2).textOf(frame));
    }

    private static Expr join(List<Argument> arguments) {
        return frame -> {
            StringJoiner joined = new StringJoiner(arguments.get(0).textOf(frame));
            arguments.stream().skip(1).forEach(argument -> argument.expr()
                    .each(frame, value -> joined.add(Values.text(value))));
            return orNothing(joined.toString());
        };
    }
}
