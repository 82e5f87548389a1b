package io.cartage.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problems;
import io.cartage.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Edits files made by chance, and holds the result to the same edit of plain maps and lists. */
class YamlTextPropertyTest {
    private static final List<String> TEXTS = List.of(
            "id",
            "BC-100",
            "= a + b",
            "0012",
            "no",
            "1e3",
            "2026-01-01",
            "Main Street",
            "a: b",
            "x #1",
            "it's",
            "\"q\"",
            "#",
            "-",
            "- x",
            "{a}",
            "[",
            "é\uD83D\uDE00",
            "",
            "two\nlines",
            "end\n",
            " lead",
            "*",
            "a,b",
            "12",
            "true");
    private static final List<String> KEYS =
            List.of("a", "b", "skus", "ABC-1", "0012", "no", "x y", "k: v", "#k", "\uD83D\uDE00", "a,b", "{k", "-");

    @Property(tries = 4000)
    void saysWhatTheEditedValueSaysAndKeepsTheOtherLines(@ForAll long seed) {
        Random dice = new Random(seed);
        String before = new Writing(dice).document();
        YamlText text = YamlText.of("any.yaml", before);
        Map<String, Object> plain = plain(before);
        List<String> path = aPath(plain, dice);

        boolean isThere = at(plain, path) != null;
        int kind = dice.nextInt(3);
        String after;
        if (kind == 0 && isThere) {
            after = text.remove(path).text();
            remove(plain, path);
        } else if (kind == 1 && isThere && at(plain, path.subList(0, path.size() - 1)) instanceof Map<?, ?> map) {
            String name = KEYS.get(dice.nextInt(KEYS.size()));
            if (map.containsKey(name)) {
                return;
            }
            after = text.rename(path, name).text();
            Object value = at(plain, path);
            remove(plain, path);
            put(plain, with(path.subList(0, path.size() - 1), name), value);
        } else {
            Object value = aValue(dice, 1);
            after = set(text, path, value);
            put(plain, path, value);
        }

        assertThat(plain(after)).as(before + "\n=== " + path + " ===\n" + after).isEqualTo(plain);
        assertThat(comments(after))
                .as(before + "\n=== " + path + " ===\n" + after)
                .containsAll(outside(before, path));
        assertThat(after.contains("\r\n") || !after.contains("\n"))
                .isEqualTo(before.contains("\r\n") || !after.contains("\n"));
    }

    private static String set(YamlText text, List<String> path, Object value) {
        try {
            return text.set(path, written(value)).text();
        } catch (ProblemsException e) {
            throw new AssertionError(text.text() + "\n=== " + path + " = " + value, e);
        }
    }

    @Property(tries = 2000)
    void changesOneLineForOneValue(@ForAll long seed) {
        Random dice = new Random(seed);
        String before = new Writing(dice).document();
        Map<String, Object> plain = plain(before);
        List<String> path = aPath(plain, dice);
        if (!(at(plain, path) instanceof String old) || old.contains("\n")) {
            return;
        }

        String after =
                YamlText.of("any.yaml", before).set(path, YamlValue.text("new")).text();

        List<String> was = List.of(before.split("\n", -1));
        List<String> is = List.of(after.split("\n", -1));
        assertThat(is).as(before + "\n=== " + path).hasSameSizeAs(was);
        assertThat(IntStream.range(0, was.size())
                        .filter(i -> !was.get(i).equals(is.get(i)))
                        .count())
                .isLessThanOrEqualTo(1);
    }

    /** The comments that stand outside of what an edit replaces: every one on a line of its own at the left edge. */
    private static List<String> outside(String text, List<String> path) {
        return path.isEmpty()
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("# top"))
                        .toList();
    }

    private static List<String> comments(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("#"))
                .toList();
    }

    private static List<String> aPath(Map<String, Object> root, Random dice) {
        List<String> path = new ArrayList<>();
        Object now = root;
        while (true) {
            if (now instanceof Map<?, ?> map) {
                List<String> keys = new ArrayList<>(
                        map.keySet().stream().map(String::valueOf).toList());
                if (keys.isEmpty() || dice.nextInt(4) == 0) {
                    path.add("new" + dice.nextInt(3));
                    if (dice.nextBoolean()) {
                        path.add("deeper");
                    }
                    return path;
                }
                path.add(keys.get(dice.nextInt(keys.size())));
            } else if (now instanceof List<?> list) {
                int i = dice.nextInt(list.size() + 1);
                path.add(Integer.toString(i));
                if (i == list.size()) {
                    return path;
                }
            } else {
                return path;
            }
            now = at(root, path);
            if (dice.nextInt(3) == 0) {
                return path;
            }
        }
    }

    private static Object aValue(Random dice, int depth) {
        int kind = depth == 0 ? 0 : dice.nextInt(4);
        if (kind == 2) {
            List<Object> list = new ArrayList<>();
            for (int i = dice.nextInt(3); i > 0; i--) {
                list.add(aValue(dice, depth - 1));
            }
            return list;
        }
        if (kind == 3) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = dice.nextInt(3); i > 0; i--) {
                map.put(KEYS.get(dice.nextInt(KEYS.size())), aValue(dice, depth - 1));
            }
            return map;
        }
        return TEXTS.get(dice.nextInt(TEXTS.size()));
    }

    private static YamlValue written(Object value) {
        if (value instanceof List<?> list) {
            return new YamlValue.Items(
                    list.stream().map(item -> written((Object) item)).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, YamlValue> fields = new LinkedHashMap<>();
            map.forEach((key, below) -> fields.put(String.valueOf(key), written((Object) below)));
            return new YamlValue.Fields(fields);
        }
        return YamlValue.text(String.valueOf(value));
    }

    private static List<String> with(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static Object at(Object root, List<String> path) {
        Object now = root;
        for (String step : path) {
            if (now instanceof Map<?, ?> map) {
                now = map.get(step);
            } else if (now instanceof List<?> list) {
                int i = step.matches("[0-9]+") ? Integer.parseInt(step) : list.size();
                now = i < list.size() ? list.get(i) : null;
            } else {
                return null;
            }
        }
        return now;
    }

    @SuppressWarnings("unchecked")
    private static void put(Object root, List<String> path, Object value) {
        String step = path.get(0);
        if (root instanceof List<?> list) {
            List<Object> items = (List<Object>) list;
            int i = Integer.parseInt(step);
            if (path.size() == 1) {
                if (i < items.size()) {
                    items.set(i, value);
                } else {
                    items.add(value);
                }
            } else {
                put(items.get(i), path.subList(1, path.size()), value);
            }
            return;
        }
        Map<String, Object> map = (Map<String, Object>) root;
        if (path.size() == 1) {
            map.put(step, value);
        } else {
            if (map.get(step) == null || map.get(step).equals("<nothing>")) {
                map.put(step, new LinkedHashMap<>());
            }
            put(map.get(step), path.subList(1, path.size()), value);
        }
    }

    private static void remove(Object root, List<String> path) {
        Object holder = at(root, path.subList(0, path.size() - 1));
        String last = path.get(path.size() - 1);
        if (holder instanceof List<?> list) {
            list.remove(Integer.parseInt(last));
        } else {
            ((Map<?, ?>) holder).remove(last);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> plain(String text) {
        Problems problems = new Problems();
        Object root = Yaml.read("any.yaml", text, problems)
                .map(YamlTextPropertyTest::plain)
                .orElse(Map.of());
        assertThat(problems.all()).as(text).isEmpty();
        return root instanceof Map<?, ?> map && !map.isEmpty() ? (Map<String, Object>) map : new LinkedHashMap<>();
    }

    private static Object plain(YamlNode node) {
        if (node instanceof YamlList list) {
            return new ArrayList<>(
                    list.items().stream().map(YamlTextPropertyTest::plain).toList());
        }
        if (node instanceof YamlMap map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.entries().forEach(entry -> fields.put(entry.key().text(), plain(entry.value())));
            return fields;
        }
        YamlScalar scalar = (YamlScalar) node;
        return scalar.isAbsent() ? "<nothing>" : scalar.text();
    }

    /** Writes a document as people do: comments, empty lines, quotes or none, lists and maps of either kind. */
    private static final class Writing {
        private final Random dice;
        private final StringBuilder out = new StringBuilder();
        private final String end;

        Writing(Random dice) {
            this.dice = dice;
            this.end = dice.nextInt(4) == 0 ? "\r\n" : "\n";
        }

        String document() {
            map(0, 3, dice.nextInt(4) == 0 ? 4 : 2);
            if (dice.nextInt(4) == 0 && out.length() > 0 && !out.toString().contains("|")) {
                out.setLength(out.length() - end.length());
            }
            return out.toString();
        }

        private void map(int indent, int depth, int step) {
            int gap = dice.nextInt(3) == 0 ? 12 : 0;
            List<String> keys = new ArrayList<>(KEYS);
            Collections.shuffle(keys, dice);
            for (String key : keys.subList(0, 1 + dice.nextInt(3))) {
                between(indent, indent == 0 ? "# top" : "# own");
                out.append(" ".repeat(indent));
                entry(key, indent, depth, step, gap);
            }
        }

        private void entry(String key, int indent, int depth, int step, int gap) {
            String name = Spelling.key(key, false) + ":";
            out.append(name);
            int kind = dice.nextInt(depth == 0 ? 5 : 8);
            if (kind < 5) {
                String value = scalarOrFlow(kind);
                out.append(value.isEmpty() ? "" : " ".repeat(Math.max(1, gap - name.length())))
                        .append(value);
                line();
            } else if (kind == 5 || kind == 6) {
                line();
                map(indent + step, depth - 1, step);
            } else if (dice.nextBoolean()) {
                out.append(" |")
                        .append(end)
                        .append(" ".repeat(indent + step))
                        .append("text # no comment")
                        .append(end);
            } else {
                line();
                list(indent + (dice.nextBoolean() ? step : 0), depth - 1, step);
            }
        }

        private void list(int indent, int depth, int step) {
            for (int i = dice.nextInt(3); i >= 0; i--) {
                between(indent, "# own");
                out.append(" ".repeat(indent)).append("- ");
                if (depth > 0 && dice.nextInt(3) == 0) {
                    entry("first", indent + 2, 0, step, 0);
                    out.append(" ".repeat(indent + 2));
                    entry("second", indent + 2, 0, step, 0);
                } else {
                    out.append(scalarOrFlow(dice.nextInt(5)));
                    line();
                }
            }
        }

        private String scalarOrFlow(int kind) {
            String one = scalar();
            return switch (kind) {
                case 0 -> dice.nextInt(3) == 0 ? "" : one;
                case 1 -> "{p: " + one + ", q: [" + scalar() + "]}";
                case 2 -> dice.nextInt(3) == 0 ? "[]" : "[" + one + ", " + scalar() + "]";
                default -> one;
            };
        }

        private String scalar() {
            String text = TEXTS.get(dice.nextInt(TEXTS.size()));
            return switch (dice.nextInt(3)) {
                case 0 -> text.contains("\n") ? "\"x\\ny\"" : "'" + text.replace("'", "''") + "'";
                case 1 -> Spelling.inline(new YamlValue.Scalar(text, false), true, ScalarStyle.DOUBLE_QUOTED, "");
                default -> text.isEmpty() ? "x" : Layout.inline(new YamlValue.Scalar(text, true), true);
            };
        }

        private void line() {
            out.append(dice.nextInt(4) == 0 ? "   # behind: it" : "").append(end);
        }

        private void between(int indent, String comment) {
            if (dice.nextInt(5) == 0) {
                out.append(end);
            }
            if (dice.nextInt(5) == 0) {
                out.append(" ".repeat(indent))
                        .append(comment)
                        .append(dice.nextInt(9))
                        .append(end);
            }
        }
    }
}
