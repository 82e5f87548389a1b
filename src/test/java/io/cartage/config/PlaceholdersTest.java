package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlScalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {
    @TempDir
    private Path home;

    private final Problems problems = new Problems();

    @Test
    void leavesTextWithoutPlaceholdersAlone() {
        Resolved resolved = resolve("a $ { text } of 5$, 10%").orElseThrow();

        assertThat(resolved.value().reveal()).isEqualTo("a $ { text } of 5$, 10%");
        assertThat(resolved.isPlain()).isTrue();
    }

    @Test
    void fillsInAnEnvironmentVariable() {
        Resolved resolved = resolve("${env:SHOP_KEY}").orElseThrow();

        assertThat(resolved.value().reveal()).isEqualTo("client:token-${env:SHOP_ID}");
        assertThat(resolved.sources()).containsExactly("environment variable SHOP_KEY");
    }

    @Test
    void fillsInSeveralWithTextBetween() throws IOException {
        Files.writeString(home.resolve("token.txt"), "t-1");

        Resolved resolved =
                resolve("https://${env:SHOP_ID}.example/${file:token.txt}/").orElseThrow();

        assertThat(resolved.value().reveal()).isEqualTo("https://17.example/t-1/");
        assertThat(resolved.sources()).containsExactly("environment variable SHOP_ID", "file token.txt");
    }

    @Test
    void takesAFileWholeWithoutTheSpaceRoundIt() throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/shop.txt"), "\uFEFF\r\nACCESS TOKEN: t-1\r\n\r\nCLIENT ID: ü\r\n\n");

        Resolved resolved = resolve("${file:secrets/shop.txt}").orElseThrow();

        assertThat(resolved.value().reveal()).isEqualTo("ACCESS TOKEN: t-1\r\n\r\nCLIENT ID: ü");
    }

    @Test
    void takesAFileByItsFullPath() throws IOException {
        Path file = Files.writeString(home.resolve("key.txt"), "t-2");

        assertThat(resolve("${file:" + file.toAbsolutePath() + "}")
                        .orElseThrow()
                        .value())
                .isEqualTo(Secret.of("t-2"));
    }

    @Test
    void masksWhatItFilledInFromThenOn() throws IOException {
        Files.writeString(home.resolve("masked.txt"), "from-a-file-93b1");

        resolve("${file:masked.txt}");
        resolve("${env:SHOP_ADDRESS}");

        assertThat(Redaction.redact("log: from-a-file-93b1")).isEqualTo("log: ••••");
        assertThat(Redaction.redact("GET https://shop.example/v3/orders"))
                .as("an address is no secret")
                .isEqualTo("GET https://shop.example/v3/orders");
    }

    @Test
    void reportsEveryPlaceholderItCantFillIn() {
        assertThat(resolve("${env:NOWHERE}${env:SHOP_KEYS}${env:EMPTY}")).isEmpty();

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "f.yaml:3:7: the environment variable NOWHERE is not set. Set it before Cartage starts: 'export"
                                + " NOWHERE=…' in a shell, or in the environment file of the service.",
                        "f.yaml:3:7: the environment variable SHOP_KEYS is not set. Did you mean 'SHOP_KEY'?",
                        "f.yaml:3:7: the environment variable EMPTY is empty. Set it before Cartage starts: 'export"
                                + " EMPTY=…' in a shell, or in the environment file of the service.");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Files.createDirectories(home.resolve("folder"));
        Files.writeString(home.resolve("blank.txt"), " \n");
        Files.write(home.resolve("latin.txt"), "ü".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(home.resolve("large.txt"), "x".repeat(65 * 1024));

        for (String name : new String[] {"none.txt", "folder", "blank.txt", "latin.txt", "large.txt", "a\0b"}) {
            assertThat(resolve("${file:" + name + "}")).isEmpty();
        }

        assertThat(problems.all())
                .extracting(Problem::fault)
                .containsExactly(
                        "the file 'none.txt' does not exist",
                        "the file 'folder' is not a file",
                        "the file 'blank.txt' is empty",
                        "the file 'latin.txt' is not UTF-8 text",
                        "the file 'large.txt' is larger than 64 kB, so hardly a secret",
                        "the file 'a\0b' has a name that this system doesn't allow");
        assertThat(problems.all())
                .allSatisfy(problem -> assertThat(problem.remedy()).contains(home.toString()));
    }

    @Test
    void neverRepeatsWhatStandsInAMisspeltPlaceholder() {
        for (String text : new String[] {
            "${q8zt4mfx2kd7w1hv9rb3}",
            "${env:q8zt4mfx2kd7w1hv9rb3}",
            "${env:KEY:-q8zt4mfx2kd7w1hv9rb3}",
            "${env:q8zt4mfx2kd7w1hv9rb3",
            "${ENV:q8zt4mfx2kd7w1hv9rb3}",
            "${env q8zt4mfx2kd7w1hv9rb3}",
            "${}",
            "$Q8ZT4MFX2KD7W1HV9RB3"
        }) {
            assertThat(resolve(text)).isEmpty();
        }

        assertThat(problems.all()).isNotEmpty();
        assertThat(problems.all().toString()).doesNotContainIgnoringCase("q8zt4mfx2kd7w1hv9rb3");
    }

    private Optional<Resolved> resolve(String text) {
        Map<String, String> environment = Map.of(
                "SHOP_KEY", "client:token-${env:SHOP_ID}",
                "SHOP_ID", " 17\n",
                "SHOP_ADDRESS", "https://shop.example/v3/",
                "EMPTY", "");
        return new Placeholders(environment, home)
                .resolve(new YamlScalar(text, false, new Position("f.yaml", 3, 7)), problems);
    }
}
