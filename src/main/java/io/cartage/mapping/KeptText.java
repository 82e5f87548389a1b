package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Reads what {@link MergedText} wrote, each entry with the file and line that the comment behind it names. */
final class KeptText {
    private static final String COMMENT = "  # ";

    private final List<String> lines;

    private KeptText(String text) {
        this.lines = text.lines().toList();
    }

    static Optional<YamlMap> read(String path, String text, Problems problems) {
        KeptText kept = new KeptText(text);
        return Yaml.readMap(path, text, problems).map(kept::placed);
    }

    private YamlMap placed(YamlMap map) {
        return new YamlMap(
                map.entries().stream()
                        .map(entry -> new YamlMap.Entry(placed(entry.key()), placed(entry.value())))
                        .toList(),
                origin(map.at()));
    }

    private YamlNode placed(YamlNode node) {
        if (node instanceof YamlMap map) {
            return placed(map);
        }
        return node instanceof YamlList list
                ? new YamlList(list.items().stream().map(this::placed).toList(), origin(list.at()))
                : placed((YamlScalar) node);
    }

    private YamlScalar placed(YamlScalar scalar) {
        return new YamlScalar(scalar.text(), scalar.quoted(), origin(scalar.at()));
    }

    /** The comment tells no column. */
    private Position origin(Position at) {
        if (at.line() < 1 || at.line() > lines.size()) {
            return at;
        }
        String line = lines.get(at.line() - 1);
        int comment = line.lastIndexOf(COMMENT);
        if (comment < 0) {
            return at;
        }
        String place = line.substring(comment + COMMENT.length());
        int colon = place.lastIndexOf(':');
        return colon < 0
                ? Position.of(place)
                : new Position(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)), 1);
    }
}
