package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cartage.config.Home;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route file as the integrators' room wants it: canonical Camel YAML that Kaoto opens, one story a file. */
class RouteStyleTest {
    private static final Home HOME = Home.at(Path.of(""));
    private static final Set<String> ENTRIES =
            Set.of("route", "routeConfiguration", "routeTemplate", "templatedRoute", "beans");
    private static final Set<String> STEPS_WITHOUT_ID = Set.of("constant", "simple", "expression");
    private static final int MOST_LINES = 62; // a screen; the comment and the ids take a third of it
    private static final int MOST_NESTED = 4;

    private static final JsonSchema CAMELS_SCHEMA = camelsSchema();

    static Stream<String> files() {
        return RouteFiles.read(HOME).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void beginsWithACommentAndFitsAScreen(String path) {
        String text = text(path);

        assertThat(text)
                .as("%s says first what moves, in what order, and what ends it", path)
                .startsWith("# ");
        assertThat(text.lines().count()).as("lines of %s", path).isLessThanOrEqualTo(MOST_LINES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isCanonicalYaml(String path) {
        for (YamlMap.Entry entry : entries(path)) {
            assertThat(ENTRIES)
                    .as("%s: an entry begins with one of these", path)
                    .contains(entry.key().text());
        }
        assertThat(deepest(root(path), 0)).as("nested steps in %s", path).isLessThanOrEqualTo(MOST_NESTED);
    }

    @ParameterizedTest
    @MethodSource("files")
    void followsCamelsOwnSchemaByWhichEditorsReadIt(String path) {
        JsonNode route = new ObjectMapper().valueToTree(plain(root(path)));

        assertThat(CAMELS_SCHEMA.validate(route)).as(path).isEmpty();
    }

    @Test
    void wouldNoticeAWordThatCamelDoesNotKnow() {
        JsonNode route = new ObjectMapper().valueToTree(List.of(Map.of("route", Map.of("fromm", "direct:x"))));

        assertThat(CAMELS_SCHEMA.validate(route)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesAndDescribesEachEntry(String path) {
        for (YamlMap.Entry entry : entries(path)) {
            YamlMap body = (YamlMap) entry.value();
            assertThat(text(body, "id"))
                    .as("%s: %s has an id", path, entry.key().text())
                    .isPresent();
            assertThat(text(body, "description").orElse(""))
                    .as("%s: its description is one sentence in the third person", path)
                    .matches("[A-Z][a-z]+s .*\\.");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesACartsRoutesAfterTheFolder(String path) {
        String cart = path.split("/")[1];
        if (cart.equals("shared")) {
            return;
        }
        List<YamlMap.Entry> entries = entries(path);
        assertThat(entries).as("%s holds one route", path).hasSize(1);
        YamlMap route = (YamlMap) entries.get(0).value();
        String id = text(route, "id").orElseThrow();
        assertThat(id).startsWith(cart + "-");
        assertThat(text((YamlMap) route.get("from").orElseThrow(), "uri")).contains("direct:" + id);
        assertThat(text(route, "routeConfigurationId"))
                .as("failure is configured once")
                .contains("cart-errors");
    }

    @ParameterizedTest
    @MethodSource("files")
    void writesExpressionsOutAndNoFieldsMeaning(String path) {
        String text = text(path);

        assertThat(text).as("%s drops headers by variableReceive", path).doesNotContain("variableReceive");
        assertThat(text).as("%s knows fields: that is mapping", path).doesNotContain("jsonpath", "groovy", "jq:");
        assertThat(text).as("%s writes 'simple: ${…}' in short", path).doesNotContainPattern("simple: +\\S");
    }

    @Test
    void givesEveryStepAnIdOfItsOwn() {
        List<String> ids = new ArrayList<>();
        files().forEach(path -> collectIds(root(path), ids));

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void isUnderstoodByCamel() {
        Problems problems = new Problems();

        RouteFiles.check(HOME, problems);

        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
    }

    @Test
    void hasTheSameFilesForEveryCart() {
        Set<Set<String>> names = new HashSet<>();
        HOME.list("routes").stream()
                .filter(path -> path.endsWith("/cart.yaml"))
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .forEach(folder -> names.add(new HashSet<>(HOME.list(folder).stream()
                        .filter(path -> path.endsWith(".camel.yaml"))
                        .map(path -> path.substring(folder.length() + 1))
                        .filter(Set.of("orders.camel.yaml", "http.camel.yaml", "order.camel.yaml")::contains)
                        .toList())));

        assertThat(names).containsExactly(Set.of("orders.camel.yaml", "http.camel.yaml", "order.camel.yaml"));
    }

    private static JsonSchema camelsSchema() {
        String resource = "/schema/camelYamlDsl.json";
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(RouteStyleTest.class.getResourceAsStream(resource));
    }

    /** As lists, maps and values, the latter typed as YAML types plain ones. */
    private static Object plain(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items().stream().map(RouteStyleTest::plain).toList();
        }
        if (node instanceof YamlMap map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.entries().forEach(entry -> plain.put(entry.key().text(), plain(entry.value())));
            return plain;
        }
        YamlScalar scalar = (YamlScalar) node;
        if (scalar.quoted()) {
            return scalar.text();
        }
        return scalar.text().matches("true|false") ? (Object) Boolean.valueOf(scalar.text()) : number(scalar.text());
    }

    private static Object number(String text) {
        return text.matches("[0-9]+") ? (Object) Integer.valueOf(text) : text;
    }

    private static int deepest(YamlNode node, int depth) {
        if (node instanceof YamlList list) {
            return list.items().stream()
                    .mapToInt(item -> deepest(item, depth))
                    .max()
                    .orElse(depth);
        }
        if (node instanceof YamlMap map) {
            return map.entries().stream()
                    .mapToInt(entry -> deepest(entry.value(), entry.key().text().equals("steps") ? depth + 1 : depth))
                    .max()
                    .orElse(depth);
        }
        return depth;
    }

    private static void collectIds(YamlNode node, List<String> ids) {
        if (node instanceof YamlList list) {
            list.items().forEach(item -> collectIds(item, ids));
        } else if (node instanceof YamlMap map) {
            text(map, "id").ifPresent(ids::add);
            map.entries().stream()
                    .filter(entry -> !STEPS_WITHOUT_ID.contains(entry.key().text()))
                    .forEach(entry -> collectIds(entry.value(), ids));
        }
    }

    private static Optional<String> text(YamlMap map, String key) {
        return map.get(key).map(YamlScalar.class::cast).map(YamlScalar::text);
    }

    private static List<YamlMap.Entry> entries(String path) {
        return ((YamlList) root(path))
                .items().stream()
                        .flatMap(item -> ((YamlMap) item).entries().stream())
                        .toList();
    }

    private static YamlNode root(String path) {
        Problems problems = new Problems();
        YamlNode root = Yaml.read(path, text(path), problems).orElseThrow();
        problems.throwIfErrors();
        return root;
    }

    private static String text(String path) {
        return Optional.ofNullable(RouteFiles.read(HOME).get(path)).orElseThrow();
    }
}
