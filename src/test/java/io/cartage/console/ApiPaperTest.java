package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of the API in the handbook tells what the document tells. */
class ApiPaperTest {
    private static final Path PAPER = Path.of("docs/api.md");
    private static final Path DOCUMENT = Path.of("src/main/resources/console/openapi.yaml");
    private static final String BEGIN = "<!-- operations: from the OpenAPI document, by make approve -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void listsWhatTheDocumentDescribes() throws Exception {
        String paper = Files.readString(PAPER);
        int from = paper.indexOf(BEGIN) + BEGIN.length();
        int to = paper.indexOf(END);
        String wanted = operations();
        if (Boolean.getBoolean("cartage.approve")) {
            Files.writeString(PAPER, paper.substring(0, from) + wanted + paper.substring(to));
            return;
        }

        assertThat(paper.substring(from, to)).as("say make approve").isEqualTo(wanted);
    }

    private static String operations() throws Exception {
        YamlMap document = Yaml.readMap("openapi.yaml", Files.readString(DOCUMENT), new Problems())
                .orElseThrow();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (YamlMap.Entry tag : items(document, "tags")) {
            rows.put(text(map(tag.value()), "name"), new ArrayList<>());
        }
        for (YamlMap.Entry path : map(document.get("paths").orElseThrow()).entries()) {
            for (YamlMap.Entry method : map(path.value()).entries()) {
                if (!method.key().text().equals("parameters")) {
                    row(path.key().text(), method.key().text(), map(method.value()), rows);
                }
            }
        }
        StringBuilder text = new StringBuilder();
        rows.forEach((tag, lines) -> text.append("\n### ")
                .append(tag)
                .append("\n\n| | | |\n|---|---|---|\n")
                .append(String.join("\n", lines))
                .append('\n'));
        return text.append('\n').toString();
    }

    private static void row(String path, String method, YamlMap operation, Map<String, List<String>> rows) {
        String tag = operation
                .get("tags")
                .map(tags -> ((YamlScalar) list(tags).get(0)).text())
                .orElseThrow();
        String role = operation.get("x-role").isPresent() ? "operator" : "";
        rows.get(tag)
                .add("| `" + method.toUpperCase(Locale.ROOT) + " " + path + "` | " + text(operation, "summary") + " | "
                        + role + " |");
    }

    private static List<YamlMap.Entry> items(YamlMap map, String key) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (YamlNode item : list(map.get(key).orElseThrow())) {
            entries.add(new YamlMap.Entry(((YamlMap) item).entries().get(0).key(), item));
        }
        return entries;
    }

    private static List<YamlNode> list(YamlNode node) {
        return ((YamlList) node).items();
    }

    private static YamlMap map(YamlNode node) {
        return (YamlMap) node;
    }

    private static String text(YamlMap map, String key) {
        return ((YamlScalar) map.get(key).orElseThrow()).text();
    }
}
