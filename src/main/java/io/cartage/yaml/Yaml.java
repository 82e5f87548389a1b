package io.cartage.yaml;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
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
            return new Compose(settings).composeString(text).map(node -> convert(node, file, problems));
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
