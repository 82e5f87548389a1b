package io.cartage.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * How one value is written: without quotes where every reader takes it for the same text, else in quotes. Counted as
 * doubtful is what YAML 1.1 takes for a flag, a number, a date or nothing, for other tools read these files too.
 */
final class Spelling {
    private static final Set<String> WORDS =
            Set.of("~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    /** Numbers in any of their forms, with times and the like: whatever is digits, signs and the letters of 0x1F and 1e3. */
    private static final Pattern LIKE_NUMBER = Pattern.compile(
            "[-+]?(\\.?[0-9][0-9_,.:]*([eE][-+]?[0-9]*)?|0[xX][0-9a-fA-F_]*|0[oObB][0-9_]*|\\.(inf|Inf|INF|nan|NaN|NAN))");

    private static final Pattern LIKE_DATE = Pattern.compile("[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}.*", Pattern.DOTALL);
    private static final String FIRST = "-?:,[]{}#&*!|>'\"%@`";
    private static final String FLOW = ",[]{}";

    private Spelling() {}

    /** The value in quotes or without, on one line, in a style like that of the value it replaces. */
    static String inline(YamlValue.Scalar value, boolean inFlow, ScalarStyle style, String old) {
        if (value.typed() && value.text().isEmpty()) {
            return inFlow ? "null" : "";
        }
        boolean canBePlain = isPlain(value.text(), inFlow);
        boolean wasQuoted = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
        boolean isSafe =
                !isDoubtful(value.text()) || value.typed() || (style == ScalarStyle.PLAIN && isLike(value.text(), old));
        if (canBePlain && isSafe && (!wasQuoted || value.typed())) {
            return value.text();
        }
        return quoted(value.text(), style == ScalarStyle.SINGLE_QUOTED);
    }

    /** The key, in quotes if it needs them. */
    static String key(String key, boolean inFlow, ScalarStyle style) {
        return inline(new YamlValue.Scalar(key, false), inFlow, style, "");
    }

    static String key(String key, boolean inFlow) {
        return key(key, inFlow, ScalarStyle.PLAIN);
    }

    /** Whether another YAML reader would make something else of it than text. */
    static boolean isDoubtful(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT))
                || LIKE_NUMBER.matcher(text).matches()
                || LIKE_DATE.matcher(text).matches();
    }

    /** A number that replaces a number needs no more quotes than that, nor does a flag. */
    private static boolean isLike(String text, String old) {
        List<String> flags = List.of("true", "false");
        return (NUMBER.matcher(text).matches() && NUMBER.matcher(old).matches())
                || (flags.contains(text) && flags.contains(old));
    }

    private static boolean isPlain(String text, boolean inFlow) {
        return !text.isEmpty()
                && !text.startsWith(" ")
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.startsWith("---")
                && !text.startsWith("...")
                && (FIRST.indexOf(text.charAt(0)) < 0 || startsAsWord(text))
                && !text.contains(": ")
                && !text.contains(" #")
                && text.codePoints().allMatch(Spelling::isPrintable)
                && (!inFlow || (text.chars().noneMatch(c -> FLOW.indexOf(c) >= 0) && !text.contains(":,")));
    }

    /** {@code -5} and {@code -x} are no list items. */
    private static boolean startsAsWord(String text) {
        return text.charAt(0) == '-' && text.length() > 1 && Character.isLetterOrDigit(text.charAt(1));
    }

    /** What YAML lets stand as it is and an editor shows. */
    static boolean isPrintable(int c) {
        return (c >= ' ' && c < 0x7F)
                || (c > 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c < 0xFFFE && c != 0xFEFF)
                || (c > 0xFFFF && c <= 0x10FFFF);
    }

    private static String quoted(String text, boolean inSingle) {
        boolean fitsSingle = text.codePoints().allMatch(Spelling::isPrintable);
        boolean isEasier = text.indexOf('\'') < 0 && (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0);
        return fitsSingle && (inSingle || isEasier) ? "'" + text.replace("'", "''") + "'" : inDouble(text);
    }

    private static String inDouble(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
