package io.cartage.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class YamlFieldsTest {
    private final Problems problems = new Problems();

    @Test
    void readsEachSortOfValue() {
        YamlFields fields = fields(
                """
                text: 007
                number: 1_000
                on: yes
                off: Off
                word: beta
                span: 90s
                list: [a, "b"]
                single: c
                map: {k: v}
                """);

        assertThat(fields.text("text")).contains("007");
        assertThat(fields.integer("number", 1, 1000, 5)).isEqualTo(1000);
        assertThat(fields.flag("on", false)).isTrue();
        assertThat(fields.flag("off", true)).isFalse();
        assertThat(fields.oneOf("word", List.of("alpha", "beta"), "alpha")).isEqualTo("beta");
        assertThat(fields.duration("span", Duration.ZERO, Duration.ofDays(1))).contains(Duration.ofSeconds(90));
        assertThat(fields.scalars("list")).extracting(YamlScalar::text).containsExactly("a", "b");
        assertThat(fields.scalars("single")).extracting(YamlScalar::text).containsExactly("c");
        assertThat(fields.list("list")).isPresent();
        assertThat(fields.nested("map")).map(YamlMap::keys).contains(Set.of("k"));
        fields.finish();
        assertThat(said()).isEmpty();
    }

    @Test
    void fallsBackWhenAKeyIsMissingOrHasNoValue() {
        YamlFields fields = fields("text:\nnumber: ~\n");

        assertThat(fields.text("text")).isEmpty();
        assertThat(fields.integer("number", 1, 9, 5)).isEqualTo(5);
        assertThat(fields.flag("flag", true)).isTrue();
        assertThat(fields.oneOf("word", List.of("alpha"), "alpha")).isEqualTo("alpha");
        assertThat(fields.duration("span", Duration.ZERO, Duration.ZERO)).isEmpty();
        assertThat(fields.scalars("list")).isEmpty();
        assertThat(fields.nested("map")).isEmpty();
        fields.finish();
        assertThat(said()).isEmpty();
    }

    @Test
    void reportsValuesOfTheWrongSortAndFallsBack() {
        YamlFields fields = fields(
                """
                text: [a]
                number: 10
                digits: ten
                flag: maybe
                word: bta
                other: gamma
                span: soon
                list: {k: v}
                items: [[a]]
                map: x
                """);

        assertThat(fields.text("text")).isEmpty();
        assertThat(fields.integer("number", 1, 9, 5)).isEqualTo(5);
        assertThat(fields.integer("digits", 1, 9, 5)).isEqualTo(5);
        assertThat(fields.flag("flag", true)).isTrue();
        assertThat(fields.oneOf("word", List.of("alpha", "beta"), "alpha")).isEqualTo("alpha");
        assertThat(fields.oneOf("other", List.of("alpha", "beta"), "alpha")).isEqualTo("alpha");
        assertThat(fields.duration("span", Duration.ZERO, Duration.ofHours(1))).isEmpty();
        assertThat(fields.list("list")).isEmpty();
        assertThat(fields.scalars("items")).isEmpty();
        assertThat(fields.nested("map")).isEmpty();

        assertThat(said())
                .containsExactly(
                        "f.yaml:1:7: 'text' takes one value, but this is a list. Write text: value.",
                        "f.yaml:2:9: 'number' is '10'. Write a whole number from 1 to 9.",
                        "f.yaml:3:9: 'digits' is 'ten'. Write a whole number from 1 to 9.",
                        "f.yaml:4:7: 'flag' is 'maybe'. Write true or false.",
                        "f.yaml:5:7: 'word' is 'bta'. Did you mean 'beta'?",
                        "f.yaml:6:8: 'other' is 'gamma'. Write one of alpha, beta.",
                        "f.yaml:7:7: 'span' is 'soon'. Write a number and a unit such as 30s, 5m, 2h or 1d, from 0s to 1h.",
                        "f.yaml:8:7: 'list' takes a list, but this is a map. Write list: [one, two].",
                        "f.yaml:9:9: 'items' takes plain values, but this is a list. Write items: [one, two].",
                        "f.yaml:10:6: 'map' takes a map, but this is the text 'x'. Write indented 'key: value' lines under"
                                + " 'map:'.");
    }

    @Test
    void reportsARequiredTextThatIsMissingForgottenOrEmpty() {
        YamlFields fields = fields("forgotten:\nempty: ''\nlist: [a]\n");

        assertThat(fields.requiredText("missing", "Write it")).isEmpty();
        assertThat(fields.requiredText("forgotten", "Write it")).isEmpty();
        assertThat(fields.requiredText("empty", "Write it")).isEmpty();
        assertThat(fields.requiredText("list", "Write it")).isEmpty();

        assertThat(said())
                .containsExactly(
                        "f.yaml:1:1: 'missing' is missing. Write it.",
                        "f.yaml:1:1: 'forgotten' is missing. Write it.",
                        "f.yaml:2:1: 'empty' is empty. Write it.",
                        "f.yaml:3:7: 'list' takes one value, but this is a list. Write list: value.");
    }

    @Test
    void reportsKeysThatNobodyAskedFor() {
        YamlFields fields = fields("txet: a\nother: b\nold: c\n");
        fields.text("text");
        fields.integer("number", 0, 9, 0);

        fields.finish(key -> key.equals("old") ? Optional.of("It is called 'text' now") : Optional.empty());

        assertThat(said())
                .containsExactly(
                        "f.yaml:1:1: 'txet' is not known here. Did you mean 'text'?",
                        "f.yaml:2:1: 'other' is not known here. Known here: text, number.",
                        "f.yaml:3:1: 'old' is not known here. It is called 'text' now.");
    }

    private YamlFields fields(String text) {
        return new YamlFields(Yaml.readMap("f.yaml", text, problems).orElseThrow(), problems);
    }

    private List<String> said() {
        return problems.all().stream().map(Problem::toString).toList();
    }
}
