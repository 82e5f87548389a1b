package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A merged mapping as text: for people with the origin of each line, and for the version in one canonical form. */
final class MergedText {
    private static final int COMMENT_COLUMN = 88;
    private static final int VERSION_DIGITS = 12;
    private static final int INDENT = 2;

    private final Flow flow;
    private final YamlMap tree;

    /**
     * @param lookups the lookups in use with the rows of their files
     */
    MergedText(MappingSource source, Map<String, YamlMap> lookups) {
        this.flow = source.flow();
        this.tree = complete(source, lookups);
    }

    private static YamlMap complete(MappingSource source, Map<String, YamlMap> lookups) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        entries.add(scalar("mapping", source.cart() + "/" + source.flow().word, Position.of(source.path())));
        for (YamlMap.Entry entry : source.tree().entries()) {
            if (!List.of("mapping", "extends", "tests", "lookups")
                    .contains(entry.key().text())) {
                entries.add(entry);
            }
        }
        if (!lookups.isEmpty()) {
            Position at = lookups.values().iterator().next().at();
            List<YamlMap.Entry> rows = new ArrayList<>();
            lookups.forEach((name, map) -> rows.add(new YamlMap.Entry(new YamlScalar(name, false, map.at()), map)));
            entries.add(new YamlMap.Entry(new YamlScalar("lookups", false, at), new YamlMap(rows, at)));
        }
        return new YamlMap(entries, source.tree().at());
    }

    private static YamlMap.Entry scalar(String key, String value, Position at) {
        return new YamlMap.Entry(new YamlScalar(key, false, at), new YamlScalar(value, false, at));
    }

    /** The files that any line comes from, sorted. */
    Set<String> files() {
        Set<String> files = new TreeSet<>();
        addFiles(tree, files);
        return files;
    }

    private static void addFiles(YamlMap map, Set<String> files) {
        for (YamlMap.Entry entry : map.entries()) {
            files.add(entry.key().at().file());
            if (entry.value() instanceof YamlMap inner) {
                addFiles(inner, files);
            }
        }
    }

    /** Block YAML, one column, name or row a line, each with a comment naming its file and line. */
    String commented() {
        StringBuilder text = new StringBuilder();
        write(tree, 0, List.of(), text);
        return text.toString();
    }

    private void write(YamlMap map, int depth, List<String> above, StringBuilder text) {
        for (YamlMap.Entry entry : map.entries()) {
            List<String> path = new ArrayList<>(above);
            path.add(entry.key().text());
            String line = " ".repeat(depth * INDENT) + quoted(entry.key()) + ":";
            if (entry.value() instanceof YamlMap inner
                    && isBlock(path, inner)
                    && !inner.entries().isEmpty()) {
                line(line, entry.key().at(), text);
                write(inner, depth + 1, path, text);
            } else {
                line(line + " " + inline(entry.value()), entry.key().at(), text);
            }
        }
    }

    /** Whether the entries below this key get lines of their own. */
    private boolean isBlock(List<String> path, YamlMap below) {
        String section = path.get(0);
        if (section.equals("payload") && path.size() > 1) {
            return below.get("fields").isPresent() || path.get(path.size() - 1).equals("fields");
        }
        boolean nested = section.equals("lookups") || section.equals(flow.details);
        if (path.size() == 1) {
            return true;
        }
        return nested
                && (path.size() == 2
                        || (path.size() == 3 && List.of("rows", "columns").contains(path.get(2))));
    }

    private static void line(String line, Position origin, StringBuilder text) {
        int gap = Math.max(2, COMMENT_COLUMN - line.length());
        String place = origin.line() == 0 ? origin.file() : origin.file() + ":" + origin.line();
        text.append(line).append(" ".repeat(gap)).append("# ").append(place).append('\n');
    }

    /** A value in one line, as a person would write it; a scalar without its quotes. */
    static String asWritten(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.text() : inline(node);
    }

    private static String inline(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return quoted(scalar);
        }
        if (node instanceof YamlList list) {
            return list.items().stream().map(MergedText::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((YamlMap) node)
                .entries().stream()
                        .map(entry -> quoted(entry.key()) + ": " + inline(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(YamlScalar scalar) {
        String text = scalar.text();
        boolean plain = text.matches("[A-Za-z_][\\w./-]*( [\\w./-]+)*") && !text.equals("null");
        if (plain || scalar.isAbsent()) {
            return text;
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return '"'
                    + text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\t", "\\t")
                    + '"';
        }
        return "'" + text.replace("'", "''") + "'";
    }

    /** The first digits of the hash of what the mapping does. */
    String version() {
        StringBuilder canonical = new StringBuilder();
        canonical(tree, List.of(), canonical);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Keys sorted, but for groups of rows, whose order is that of the rows. */
    private void canonical(YamlNode node, List<String> path, StringBuilder text) {
        if (node instanceof YamlScalar scalar) {
            text.append(scalar.text().length()).append(':').append(scalar.text());
        } else if (node instanceof YamlList list) {
            text.append('[');
            list.items().forEach(item -> canonical(item, path, text));
            text.append(']');
        } else {
            boolean ordered = path.equals(List.of(flow.details));
            Comparator<YamlMap.Entry> order =
                    Comparator.comparing(entry -> ordered ? "" : entry.key().text());
            text.append('{');
            ((YamlMap) node).entries().stream().sorted(order).forEach(entry -> {
                List<String> below = new ArrayList<>(path);
                below.add(entry.key().text());
                canonical(entry.key(), below, text);
                canonical(entry.value(), below, text);
            });
            text.append('}');
        }
    }
}
