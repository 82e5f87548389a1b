package io.cartage.yaml;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML text into nodes that know where they stand. */
public final class Yaml {
    private static final String QUOTE_IT =
            "Put a value that holds , [ ] { } # or ': ' in quotes, and indent with" + " spaces only";

    /** What Java reads where bytes make no UTF-8 character. */
    private static final char REPLACEMENT = '\uFFFD';

    /** Deeper than any file that people write, and far from where reading it would need too much of a thread's stack. */
    private static final int DEEPEST = 100;

    /** Values after each * is written out: a few lines can stand for millions. */
    private static final int LARGEST = 500_000;

    private static final String FLATTEN = "Write it flatter, or in several files";

    private Yaml() {}

    /**
     * Reads one document. Syntax errors and keys given twice are added to {@code problems}; the answer is empty if the
     * text can't be read at all or holds nothing.
     *
     * @param file the name to show in problems, relative to the working directory
     */
    public static Optional<YamlNode> read(String file, String text, Problems problems) {
        int broken = text.indexOf(REPLACEMENT);
        if (broken >= 0) {
            problems.error(position(file, text, broken), "this character is not UTF-8", "Save the file as UTF-8");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setAllowNonScalarKeys(true) // told below, with the place
                .build();
        try {
            if (isDeep(settings, text)) {
                problems.error(
                        Position.of(file), "its values lie in each other more than " + DEEPEST + " deep", FLATTEN);
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent() && size(root.get(), new IdentityHashMap<>()) > LARGEST) {
                problems.error(Position.of(file), "written out it has more than " + LARGEST + " values", FLATTEN);
                return Optional.empty();
            }
            return root.map(node -> convert(node, file, problems));
        } catch (MarkedYamlEngineException e) {
            Position at = e.getProblemMark().map(mark -> position(file, mark)).orElse(Position.of(file));
            problems.error(at, "this is not YAML: " + fault(e), QUOTE_IT);
        } catch (YamlEngineException e) {
            problems.error(Position.of(file), "this is not YAML: " + e.getMessage(), QUOTE_IT);
        }
        return Optional.empty();
    }

    /** Reads one document that must be a map; anything else is a problem. */
    public static Optional<YamlMap> readMap(String file, String text, Problems problems) {
        long errorsBefore = problems.errors();
        Optional<YamlNode> node = read(file, text, problems);
        if (node.isPresent() && node.get() instanceof YamlMap map) {
            return Optional.of(map);
        }
        if (node.isPresent()) {
            problems.error(node.get().at(), "the file holds " + node.get().kind(), "Begin it with 'key: value' lines");
        } else if (problems.errors() == errorsBefore) {
            problems.error(Position.of(file), "the file is empty", "Write 'key: value' lines, or delete the file");
        }
        return Optional.empty();
    }

    /** What the parser says, but for the name of an alias: it may be a secret that happens to begin with a star. */
    private static String fault(MarkedYamlEngineException e) {
        return e.getProblem().contains("alias")
                ? "* stands for a value named by & before, and there is none"
                : e.getProblem();
    }

    /** Whether the text nests too deeply; asked of the parser only where there are that many brackets or dashes at all. */
    private static boolean isDeep(LoadSettings settings, String text) {
        if (text.chars()
                        .filter(c -> c == '[' || c == '{' || c == '-' || c == '?' || c == ':')
                        .count()
                <= DEEPEST) {
            return false;
        }
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    /** How many values there are once each alias is written out. */
    private static long size(Node node, Map<Node, Long> known) {
        Long size = known.get(node);
        if (size != null) {
            return size;
        }
        known.put(node, 1L); // for what holds itself, which is told elsewhere
        long total = 1;
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                total += size(item, known);
            }
        } else if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                total += size(tuple.getKeyNode(), known) + size(tuple.getValueNode(), known);
            }
        }
        known.put(node, total);
        return total;
    }

    private static YamlNode convert(Node node, String file, Problems problems) {
        Position at = node.getStartMark().map(mark -> position(file, mark)).orElse(Position.of(file));
        if (node instanceof ScalarNode scalar) {
            return new YamlScalar(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN, at);
        }
        if (node.isRecursive()) {
            problems.error(at, "this value holds itself", "Write it out instead of naming it by * and &");
            return new YamlScalar("", false, at);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(convert(item, file, problems)));
            return new YamlList(items, at);
        }
        return map((MappingNode) node, at, file, problems);
    }

    private static YamlMap map(MappingNode node, Position at, String file, Problems problems) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            YamlNode key = convert(tuple.getKeyNode(), file, problems);
            YamlNode value = convert(tuple.getValueNode(), file, problems);
            if (!(key instanceof YamlScalar name)) {
                problems.error(key.at(), "a key must be one word, but this is " + key.kind(), QUOTE_IT);
            } else if (seen.containsKey(name.text())) {
                Position first = seen.get(name.text());
                problems.error(
                        name.at(),
                        "'" + name.text() + "' stands here twice, first on line " + first.line(),
                        "Keep one");
            } else {
                seen.put(name.text(), name.at());
                entries.add(new YamlMap.Entry(name, value));
            }
        }
        return new YamlMap(entries, at);
    }

    private static Position position(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Position position(String file, String text, int index) {
        int line = (int) text.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
        return new Position(file, line, index - text.lastIndexOf('\n', index));
    }
}
