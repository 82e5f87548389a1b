package io.cartage.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(strings = {"001", "NO", "1e3", "0x1F", "1_000", "12:30:45", "2026-01-01", "=", "3.10", "true", "+1"})
    void keepsAValueAsItIsWritten(String text) {
        assertThat(readMap("key: " + text).get("key"))
                .contains(new YamlScalar(text, false, new Position("f.yaml", 1, 6)));
    }

    @Test
    void tellsWhatLiesTooDeepInItself() {
        assertThat(Yaml.read("f.yaml", "[".repeat(20_000), problems)).isEmpty();
        assertThat(Yaml.read("f.yaml", "a: " + "[".repeat(101) + "]".repeat(101), problems))
                .isEmpty();

        assertThat(problems.all()).anyMatch(problem -> problem.fault().contains("more than 100 deep"));
        assertThat(Yaml.read("f.yaml", "[".repeat(90) + "]".repeat(90), new Problems()))
                .isPresent();
    }

    @Test
    void tellsOfAFewLinesThatStandForMillionsOfValues() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 16; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }

        assertThat(Yaml.read("f.yaml", text.toString(), problems)).isEmpty();

        assertThat(problems.all().get(0).fault()).contains("more than 500000 values");
    }

    @Test
    void tellsAForgottenValueFromAnEmptyText() {
        YamlMap map = readMap(
                """
                forgotten:
                tilde: ~
                word: null
                empty: ""
                quoted: 'null'
                block: |
                """);

        assertThat(map.entries())
                .filteredOn(entry -> ((YamlScalar) entry.value()).isAbsent())
                .extracting(entry -> entry.key().text())
                .containsExactly("forgotten", "tilde", "word");
    }

    @Test
    void knowsWhereEveryKeyAndValueStands() {
        YamlMap map = readMap("# head\r\none: 1\r\ntwo:\r\n  - {a: x,  b: [é, z]}\r\n");

        YamlMap item =
                (YamlMap) ((YamlList) map.get("two").orElseThrow()).items().get(0);
        assertThat(map.at()).hasToString("f.yaml:2:1");
        assertThat(map.entry("two").orElseThrow().key().at()).hasToString("f.yaml:3:1");
        assertThat(item.at()).hasToString("f.yaml:4:5");
        assertThat(((YamlList) item.get("b").orElseThrow()).items())
                .extracting(YamlNode::at)
                .extracting(Position::toString)
                .containsExactly("f.yaml:4:17", "f.yaml:4:20");
    }

    @Test
    void keepsKeysInTheOrderOfTheFile() {
        assertThat(readMap("z: 1\na: 2\nm: 3").entries())
                .extracting(entry -> entry.key().text())
                .containsExactly("z", "a", "m");
    }

    @Test
    void reportsKeysGivenTwiceAndUsesTheFirst() {
        YamlMap map = readMap("a: 1\nb: {c: 2, c: 3}\na: 4\n", false);

        assertThat(map.get("a")).map(node -> ((YamlScalar) node).text()).contains("1");
        assertThat(said())
                .containsExactly(
                        "f.yaml:2:11: 'c' stands here twice, first on line 2. Keep one.",
                        "f.yaml:3:1: 'a' stands here twice, first on line 1. Keep one.");
    }

    @Test
    void reportsKeysThatAreNoWords() {
        readMap("? [a, b]\n: 1\nkey: {{env:NAME}}\n", false);

        assertThat(problems.all())
                .extracting(Problem::at, Problem::fault)
                .containsExactly(
                        tuple(new Position("f.yaml", 1, 3), "a key must be one word, but this is a list"),
                        tuple(new Position("f.yaml", 3, 7), "a key must be one word, but this is a map"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [1, 2",
                "a: 'x",
                "a: b: c",
                "a: 1\n\tb: 2",
                "- a\nb: c",
                "a: @x",
                "a: 1\n---\na: 2",
                "a: \u0007"
            })
    void saysWhereSomethingIsNotYaml(String text) {
        assertThat(Yaml.readMap("f.yaml", text, problems)).isEmpty();

        assertThat(said()).singleElement().asString().matches("(?s)f\\.yaml(:\\d+:\\d+)?: .{10,}");
    }

    @Test
    void doesNotRepeatAValueThatIsTakenForAnAlias() {
        assertThat(Yaml.readMap("f.yaml", "key: *q8zt4mfx2kd7w1hv9rb3\n", problems))
                .isEmpty();

        assertThat(said()).singleElement().asString().startsWith("f.yaml:1:").doesNotContain("q8zt4mfx2kd7w1hv9rb3");
    }

    @Test
    void reportsCharactersThatAreNotUtf8() {
        assertThat(Yaml.readMap("f.yaml", "a: 1\nb: M\uFFFDller\n", problems)).isEmpty();

        assertThat(said()).containsExactly("f.yaml:2:5: this character is not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() {
        assertThat(readMap("\uFEFFa: 1\n").keys()).containsExactly("a");
    }

    @Test
    void readsOneValueUnderSeveralNames() {
        YamlMap map = readMap("a: &rows {x: 1}\nb: *rows\n");

        assertThat(map.get("b")).isEqualTo(map.get("a"));
    }

    @Test
    void reportsAValueThatHoldsItself() {
        assertThat(Yaml.readMap("f.yaml", "a: &loop {b: *loop}\n", problems)).isPresent();

        assertThat(said())
                .containsExactly("f.yaml:1:4: this value holds itself. Write it out instead of naming it by * and &.");
    }

    @Test
    void reportsAnEmptyFileEvenAfterTheFaultsOfAnother() {
        problems.error(Position.of("other.yaml"), "fault", "");

        assertThat(Yaml.readMap("f.yaml", "# nothing\n", problems)).isEmpty();

        assertThat(said())
                .containsExactly(
                        "f.yaml: the file is empty. Write 'key: value' lines, or delete the file.",
                        "other.yaml: fault.");
    }

    @Test
    void reportsAFileThatHoldsNoMap() {
        assertThat(Yaml.readMap("f.yaml", "- a\n", problems)).isEmpty();
        assertThat(Yaml.readMap("g.yaml", "text\n", problems)).isEmpty();

        assertThat(said())
                .containsExactly(
                        "f.yaml:1:1: the file holds a list. Begin it with 'key: value' lines.",
                        "g.yaml:1:1: the file holds the text 'text'. Begin it with 'key: value' lines.");
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(Yaml.read("f.yaml", "", problems)).isEmpty();
        assertThat(problems.all()).isEmpty();
    }

    private YamlMap readMap(String text) {
        return readMap(text, true);
    }

    private YamlMap readMap(String text, boolean faultless) {
        Optional<YamlMap> map = Yaml.readMap("f.yaml", text, problems);
        if (faultless) {
            assertThat(said()).isEmpty();
        }
        return map.orElseThrow();
    }

    private List<String> said() {
        return problems.all().stream().map(Problem::toString).toList();
    }
}
