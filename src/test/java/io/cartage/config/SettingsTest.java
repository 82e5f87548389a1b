package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path home;

    private final Problems problems = new Problems();

    @Test
    void keepsItsOwnDatabaseUnlessToldOtherwise() {
        Settings settings = read(Map.of());

        assertThat(settings)
                .isEqualTo(
                        new Settings("", "", Secret.of(""), home.resolve("data").toAbsolutePath()));
        assertThat(settings.embedded()).isTrue();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void readsEverySettingFromTheFile() throws IOException {
        Files.writeString(home.resolve("password.txt"), "from-the-file-1\n");
        write(
                """
                data: /var/lib/cartage
                db:
                  url: jdbc:postgresql://db.example/cartage
                  user: ${env:DB_USER}
                  password: ${file:password.txt}
                """);

        Settings settings = read(Map.of("DB_USER", "carter"));

        assertThat(problems.all()).isEmpty();
        assertThat(settings)
                .isEqualTo(new Settings(
                        "jdbc:postgresql://db.example/cartage",
                        "carter",
                        Secret.of("from-the-file-1"),
                        Path.of("/var/lib/cartage").toAbsolutePath()));
        assertThat(settings.embedded()).isFalse();
    }

    @Test
    void letsTheEnvironmentWin() throws IOException {
        write(
                """
                data: files
                db: {url: "jdbc:h2:mem:file", user: file, password: "${env:NOT_SET}"}
                """);

        Settings settings = read(Map.of(
                "CARTAGE_DATA", "elsewhere",
                "CARTAGE_DB_URL", "jdbc:postgresql://db.example/cartage",
                "CARTAGE_DB_USER", "carter",
                "CARTAGE_DB_PASSWORD", "taken ${as:it} is"));

        assertThat(problems.all()).isEmpty();
        assertThat(settings)
                .isEqualTo(new Settings(
                        "jdbc:postgresql://db.example/cartage",
                        "carter",
                        Secret.of("taken ${as:it} is"),
                        home.resolve("elsewhere").toAbsolutePath()));
    }

    @Test
    void takesBlankVariablesForNotSet() {
        assertThat(read(Map.of("CARTAGE_DB_URL", " ", "CARTAGE_DATA", ""))).isEqualTo(read(Map.of()));
    }

    @Test
    void reportsEveryFaultOfTheFileAtOnce() throws IOException {
        write(
                """
                date: files
                database: {url: x}
                db:
                  url: jdbc:mysql://db.example/cartage
                  user: [carter]
                  pool_size: 4
                  password: ${env:DB_PASSWORD}
                  data: elsewhere
                """);

        read(Map.of());

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "cartage.yaml:1:1: 'date' is not known here. Did you mean 'data'?",
                        "cartage.yaml:2:1: 'database' is not known here. It is called 'db' here.",
                        "cartage.yaml:4:8: 'url' is 'jdbc:mysql://db.example/cartage'. Cartage works with PostgreSQL"
                                + " (jdbc:postgresql://host:5432/database) and H2 (jdbc:h2:…).",
                        "cartage.yaml:5:9: 'user' takes one value, but this is a list. Write user: value.",
                        "cartage.yaml:6:3: 'pool_size' is not known here. Known here: url, user, password.",
                        "cartage.yaml:7:13: the environment variable DB_PASSWORD is not set. Set it before Cartage starts:"
                                + " 'export DB_PASSWORD=…' in a shell, or in the environment file of the service.",
                        "cartage.yaml:8:3: 'data' is not known here. Write 'data' without indentation, beside 'db'.");
    }

    @Test
    void reportsFaultsOfTheEnvironmentByTheVariablesName() {
        read(Map.of(
                "CARTAGE_DB_URL", "postgres://carter:q8zt4mfx2k@db.example/cartage",
                "CARTAGE_DB_PASWORD", "q8zt4mfx2k",
                "CARTAGE_JAVA_OPTS", "-Xmx256m"));

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "environment variable CARTAGE_DB_PASWORD: warning: no setting has this variable. Did you mean"
                                + " 'CARTAGE_DB_PASSWORD'?",
                        "environment variable CARTAGE_DB_URL: 'url' is 'postgres://carter:••••@db.example/cartage'. Write"
                                + " jdbc:postgresql://host:5432/database, and user and password in settings of their own.");
    }

    @Test
    void warnsOfPasswordsInPlainTextWithoutShowingThem() throws IOException {
        write(
                """
                db:
                  url: jdbc:postgresql://db.example:5432/cartage?ssl=true&password=q8zt4mfx2k
                  password: q8zt4mfx2k
                """);

        Settings settings = read(Map.of());

        assertThat(problems.hasErrors()).isFalse();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "cartage.yaml:2:8: warning: the address holds a password in plain text. Put it in the environment"
                                + " variable CARTAGE_DB_PASSWORD, or in a file and write password:"
                                + " ${file:secrets/db-password.txt}.",
                        "cartage.yaml:3:13: warning: db.password stands here in plain text. Put it in the environment"
                                + " variable CARTAGE_DB_PASSWORD, or in a file and write password:"
                                + " ${file:secrets/db-password.txt}.");
        assertThat(settings)
                .asString()
                .contains("jdbc:postgresql://db.example:5432/cartage?ssl=true&password=••••", "password=••••")
                .doesNotContain("q8zt4mfx2k");
    }

    @Test
    void doesNotTakeAPortForAPassword() {
        Settings settings = read(Map.of("CARTAGE_DB_URL", "jdbc:postgresql://db.example:5432/cartage?password="));

        assertThat(settings).asString().contains("jdbc:postgresql://db.example:5432/cartage?password=,");
    }

    @Test
    void doesNotRepeatWhatStandsInPlaceOfASection() throws IOException {
        write("db: jdbc:postgresql://db.example/cartage?password=q8zt4mfx2k\n");

        read(Map.of());

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly("cartage.yaml:1:5: 'db' takes indented lines of the form 'key: value', but this is one"
                        + " value. The database with the staging tables.");
    }

    @Test
    void masksTheDatabasePasswordFromThenOn() {
        read(Map.of("CARTAGE_DB_PASSWORD", "database-password-51"));

        assertThat(Redaction.redact("FATAL: database-password-51")).isEqualTo("FATAL: ••••");
    }

    private Settings read(Map<String, String> environment) {
        return Settings.read(Home.at(home), environment, problems);
    }

    private void write(String text) throws IOException {
        Files.writeString(home.resolve("cartage.yaml"), text);
    }
}
