package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlScalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of secrets and the placeholder that leads there. */
class SecretStoreTest {
    @TempDir
    private Path home;

    private final Problems problems = new Problems();

    @Test
    void keepsASecretForItsOwnerAlone() throws IOException {
        SecretStore.at(home).keep("STORE_SHOP_KEY", Secret.of("client:token\nof two lines"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(rights("STORE_SHOP_KEY")).isEqualTo("rw-------");
        assertThat(Files.readString(home.resolve("secrets/.gitignore"))).isEqualTo("*\n");
        assertThat(resolve(Map.of()).map(Resolved::value)).contains(Secret.of("client:token\nof two lines"));
        assertThat(resolve(Map.of()).orElseThrow().sources()).containsExactly("secret STORE_SHOP_KEY");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void replacesASecretAndLeavesNothingBehind() throws IOException {
        SecretStore secrets = SecretStore.at(home);
        secrets.keep("STORE_SHOP_KEY", Secret.of("first-key-of-a-test"));

        secrets.keep("STORE_SHOP_KEY", Secret.of("second-key-of-a-test"));

        assertThat(resolve(Map.of()).map(Resolved::value)).contains(Secret.of("second-key-of-a-test"));
        assertThat(secrets.setAt("STORE_SHOP_KEY")).isPresent();
        try (var files = Files.list(home.resolve("secrets"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".gitignore", "STORE_SHOP_KEY");
        }
    }

    @Test
    void letsTheEnvironmentVariableWin() {
        SecretStore.at(home).keep("STORE_SHOP_KEY", Secret.of("kept"));

        Resolved resolved =
                resolve(Map.of("STORE_SHOP_KEY", "environment-key-of-a-test")).orElseThrow();

        assertThat(resolved.value()).isEqualTo(Secret.of("environment-key-of-a-test"));
        assertThat(resolved.sources()).containsExactly("environment variable STORE_SHOP_KEY");
    }

    @Test
    void refusesASecretThatEverybodyMayRead() throws IOException {
        SecretStore.at(home).keep("STORE_SHOP_KEY", Secret.of("kept"));
        Files.setPosixFilePermissions(
                home.resolve("secrets/STORE_SHOP_KEY"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(resolve(Map.of())).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "stores/shop.yaml:4:8: the secret STORE_SHOP_KEY can be read by everybody on this machine."
                                + " Run chmod 600 secrets/STORE_SHOP_KEY, then set the secret anew: somebody may have read it.");
    }

    @Test
    void warnsOfASecretThatItsGroupMayRead() throws IOException {
        SecretStore.at(home).keep("STORE_SHOP_KEY", Secret.of("kept"));
        Files.setPosixFilePermissions(
                home.resolve("secrets/STORE_SHOP_KEY"), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(resolve(Map.of())).isPresent();
        assertThat(problems.all()).extracting(Problem::isError).containsExactly(false);
    }

    @Test
    void tellsOfASecretThatIsMissingOrCantBeOne() {
        assertThat(resolve(Map.of())).isEmpty();
        assertThat(resolve("${secret:../stores/shop}", Map.of())).isEmpty();

        assertThat(problems.all())
                .extracting(Problem::fault)
                .containsExactlyInAnyOrder(
                        "the secret STORE_SHOP_KEY is kept nowhere",
                        "${secret:…} holds something else than the name of a secret");
    }

    @Test
    void keepsNothingUnderANameThatLeadsElsewhere() {
        assertThatThrownBy(() -> SecretStore.at(home).keep("../KEY", Secret.of("kept")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsNoSecretWhenTheFolderCantBeWritten() throws IOException {
        Files.writeString(home.resolve("secrets"), "no folder");

        assertThatThrownBy(() -> SecretStore.at(home).keep("STORE_SHOP_KEY", Secret.of("a-token-of-somebody")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("STORE_SHOP_KEY can't be kept")
                .hasMessageNotContaining("a-token-of-somebody");
    }

    @Test
    void masksWhatItWasGiven() {
        SecretStore.at(home).keep("STORE_SHOP_KEY", Secret.of("unheard-of-token-17"));

        assertThat(Redaction.redact("it was unheard-of-token-17")).isEqualTo("it was ••••");
    }

    @Test
    void tellsAHomeApartByItsSecretsWithoutReadingThem() {
        Home alike = Home.at(home);
        Map<String, String> before = alike.stamps();

        SecretStore.at(home).keep("STORE_SHOP_KEY", Secret.of("kept"));

        assertThat(alike.stamps()).isNotEqualTo(before).containsKey("secrets/STORE_SHOP_KEY");
    }

    private String rights(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("secrets").resolve(name)));
    }

    private Optional<Resolved> resolve(Map<String, String> environment) {
        return resolve("${secret:STORE_SHOP_KEY}", environment);
    }

    private Optional<Resolved> resolve(String text, Map<String, String> environment) {
        YamlScalar scalar = new YamlScalar(text, false, new Position("stores/shop.yaml", 4, 8));
        return new Placeholders(environment, home).resolve(scalar, problems);
    }
}
