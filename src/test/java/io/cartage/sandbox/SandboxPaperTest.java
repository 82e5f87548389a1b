package io.cartage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problems;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/sandbox.md} says what the code does. */
class SandboxPaperTest {
    private static final Pattern TRAIT = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([\\d.]+) \\| ([\\d.]+) \\|");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    private final String paper = read();

    @Test
    void namesEveryTraitWithItsShares() {
        List<String> told = TRAIT.matcher(paper)
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();

        List<String> known = Arrays.stream(Trait.values())
                .map(trait ->
                        trait.key() + " " + share(trait, Trait.Mix.ORDINARY) + " " + share(trait, Trait.Mix.EVERYTHING))
                .toList();
        assertThat(told).isEqualTo(known);
    }

    @Test
    void namesEveryFaultAndEveryKeyThatIsKnown() {
        List<String> rows = ROW.matcher(paper)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(rows).containsAll(Kind.keys());
        assertThat(ShopKinds.BY_CART.keySet()).allSatisfy(cart -> assertThat(rows)
                .containsAll(known(cart, "sandbox: {x: 1}"))
                .containsAll(known(cart, "sandbox: {api: {x: 1}}")));
    }

    @Test
    void showsSettingsThatAreValid() {
        List<String> examples = YAML.matcher(paper)
                .results()
                .map((MatchResult example) -> example.group(1))
                .toList();

        assertThat(examples).hasSizeGreaterThan(1).allSatisfy(example -> assertThat(problems("bigcommerce", example))
                .isEmpty());
    }

    /** The keys that the message about an unknown one tells. */
    private static List<String> known(String cart, String example) {
        String message = problems(cart, example).get(0);
        return List.of(message.substring(message.indexOf("Known here: ") + 12, message.length() - 1)
                        .split(", "))
                .stream()
                .filter(key -> !List.of("api", "faults", "gzip").contains(key))
                .toList();
    }

    private static List<String> problems(String cart, String example) {
        Problems problems = new Problems();
        YamlMap file = Yaml.readMap("example", example, problems).orElseThrow();
        SandboxSettings.read(cart, (YamlMap) file.get("sandbox").orElseThrow(), problems);
        return problems.all().stream().map(Object::toString).toList();
    }

    private static String share(Trait trait, Trait.Mix mix) {
        double percent = Trait.shares(mix).getOrDefault(trait, 0) / 1000.0;
        return percent == Math.rint(percent) ? Long.toString(Math.round(percent)) : Double.toString(percent);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/sandbox.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
