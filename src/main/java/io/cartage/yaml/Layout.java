package io.cartage.yaml;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * How a value is laid out in a file: in one line where it fits, else indented below its key.
 *
 * @param newline what ends a line in this file
 * @param step by how many spaces the file indents
 */
record Layout(String newline, int step) {
    private static final int WIDTH = 120;
    private static final String END = "\n";

    static Layout of(String text, Outline.Part root) {
        int first = text.indexOf('\n');
        return new Layout(first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : END, step(text, root));
    }

    /** By how much the first map or list that stands below a key is indented. */
    private static int step(String text, Outline.Part root) {
        if (root instanceof Outline.Mapping map && !map.flow()) {
            for (Outline.Entry entry : map.entries()) {
                int column = column(text, entry.value().start())
                        - column(text, entry.key().start());
                if (entry.value() instanceof Outline.Mapping below && !below.flow() && column > 0) {
                    return column;
                }
            }
        }
        return 2;
    }

    /** How many characters stand before the place in its line. */
    static int column(String text, int offset) {
        return offset - (text.lastIndexOf('\n', offset - 1) + 1);
    }

    /** The value in one line. */
    static String inline(YamlValue value, boolean inFlow) {
        if (value instanceof YamlValue.Items items) {
            return items.items().stream().map(item -> inline(item, true)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof YamlValue.Fields fields) {
            return fields.fields().entrySet().stream()
                    .map(field -> Spelling.key(field.getKey(), true) + ": " + inline(field.getValue(), true))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return Spelling.inline((YamlValue.Scalar) value, inFlow, ScalarStyle.PLAIN, "");
    }

    /** An entry of a block, over as many lines as it needs; its first line is not indented. */
    String entry(List<String> keys, YamlValue value, int indent, int column) {
        String key = Spelling.key(keys.get(0), false) + ":";
        if (keys.size() > 1) {
            int below = indent + step;
            return key + newline + " ".repeat(below) + entry(keys.subList(1, keys.size()), value, below, 0);
        }
        int gap = Math.max(1, column - indent - key.length());
        String behind = behind(value, indent, indent + key.length() + gap);
        return key + (behind.startsWith(newline) || behind.isEmpty() ? "" : " ".repeat(gap)) + behind;
    }

    /** What stands behind a colon or dash, without the space: one line, or a block that begins with a line's end. */
    String behind(YamlValue value, int indent, int column) {
        if (value instanceof YamlValue.Scalar scalar) {
            return isLines(scalar) ? lines(scalar.text(), indent + step) : inline(value, false);
        }
        String inline = inline(value, false);
        return column + inline.length() <= WIDTH || inline.length() == 2 ? inline : block(value, indent + step);
    }

    /** The value in lines below its key, if it has lines. */
    String below(YamlValue value, int indent) {
        boolean hasLines =
                !(value instanceof YamlValue.Scalar) && inline(value, false).length() > 2;
        return hasLines ? block(value, indent + step) : behind(value, indent, 0);
    }

    private String block(YamlValue value, int indent) {
        String begin = newline + " ".repeat(indent);
        if (value instanceof YamlValue.Items items) {
            return items.items().stream()
                    .map(item -> begin + item(item, indent))
                    .collect(Collectors.joining());
        }
        Map<String, YamlValue> fields = ((YamlValue.Fields) value).fields();
        return fields.entrySet().stream()
                .map(field -> begin + entry(List.of(field.getKey()), field.getValue(), indent, 0))
                .collect(Collectors.joining());
    }

    /** An item of a list that is written over lines, its dash first. */
    String item(YamlValue item, int indent) {
        String inline = inline(item, false);
        if (item instanceof YamlValue.Scalar || indent + 2 + inline.length() <= WIDTH || inline.length() == 2) {
            return inline.isEmpty() ? "-" : "- " + inline;
        }
        return "- " + block(item, indent + 2).substring(newline.length() + indent + 2);
    }

    /** Text of several lines that can be written as it is. */
    private static boolean isLines(YamlValue.Scalar value) {
        String text = value.text();
        return text.contains(END)
                && !text.startsWith(" ")
                && !text.endsWith("\n\n")
                && text.lines().allMatch(line -> line.codePoints().allMatch(Spelling::isPrintable))
                && text.lines().allMatch(line -> line.isEmpty() || !line.isBlank())
                && text.lines().findFirst().filter(line -> !line.isEmpty()).isPresent()
                && text.indexOf('\r') < 0;
    }

    private String lines(String text, int indent) {
        String begin = " ".repeat(indent);
        return (text.endsWith(END) ? "|" : "|-")
                + newline
                + text.lines().map(line -> line.isEmpty() ? line : begin + line).collect(Collectors.joining(newline));
    }
}
