package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Keep KEEP =
            new Keep(Duration.ofDays(14), Duration.ofDays(400), Duration.ofDays(90), Duration.ofDays(400));

    private static final Observe OBSERVE = new Observe("127.0.0.1", 9876);

    private static final ConsoleSettings CONSOLE = new ConsoleSettings("127.0.0.1", 8080, "", "");

    @TempDir
    private Path home;

    private final Problems problems = new Problems();

    @Test
    void keepsItsOwnDatabaseUnlessToldOtherwise() {
        Settings settings = read(Map.of());

        assertThat(settings)
                .isEqualTo(new Settings(
                        "",
                        "",
                        Secret.of(""),
                        home.resolve("data").toAbsolutePath(),
                        MailSettings.NONE,
                        NoticeSettings.NONE,
                        KEEP,
                        OBSERVE,
                        CONSOLE));
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
                keep: {calls: 90d, payloads: 180d}
                observe: {port: 0}
                console: {host: 0.0.0.0, port: 9443, certificate: tls/c.crt, key: tls/c.key}
                """);

        Settings settings = read(Map.of("DB_USER", "carter"));

        assertThat(problems.all()).isEmpty();
        assertThat(settings)
                .isEqualTo(new Settings(
                        "jdbc:postgresql://db.example/cartage",
                        "carter",
                        Secret.of("from-the-file-1"),
                        Path.of("/var/lib/cartage").toAbsolutePath(),
                        MailSettings.NONE,
                        NoticeSettings.NONE,
                        new Keep(Duration.ofDays(90), Duration.ofDays(180), KEEP.runs(), KEEP.edits()),
                        new Observe("127.0.0.1", 0),
                        new ConsoleSettings("0.0.0.0", 9443, "tls/c.crt", "tls/c.key")));
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
                "CARTAGE_KEEP_CALLS", "36h",
                "CARTAGE_KEEP_RUNS", "30d",
                "CARTAGE_CONSOLE_PORT", "0",
                "CARTAGE_OBSERVE_HOST", "10.0.0.7",
                "CARTAGE_OBSERVE_PORT", "9000",
                "CARTAGE_DB_URL", "jdbc:postgresql://db.example/cartage",
                "CARTAGE_DB_USER", "carter",
                "CARTAGE_DB_PASSWORD", "taken ${as:it} is"));

        assertThat(problems.all()).isEmpty();
        assertThat(settings)
                .isEqualTo(new Settings(
                        "jdbc:postgresql://db.example/cartage",
                        "carter",
                        Secret.of("taken ${as:it} is"),
                        home.resolve("elsewhere").toAbsolutePath(),
                        MailSettings.NONE,
                        NoticeSettings.NONE,
                        new Keep(Duration.ofHours(36), KEEP.payloads(), Duration.ofDays(30), KEEP.edits()),
                        new Observe("10.0.0.7", 9000),
                        new ConsoleSettings("127.0.0.1", 0, "", "")));
    }

    @Test
    void wantsACertificateWithItsKey() throws IOException {
        write("console: {certificate: tls/c.crt}\n");

        read(Map.of());

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "cartage.yaml:1:24: of certificate and key one is missing. Name both files, or neither.");
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
    void readsWhoIsToldOfNotices() throws IOException {
        write(
                """
                mail: {host: smtp.example.com, user: carter, password: "${env:MAIL_KEY}", tls: implicit, from: c@example.com}
                notices: {digest: 1h, webhook: "${env:HOOK}", to: [Ops@example.com, "ops@example.com, it@example.com"]}
                """);

        Settings settings = read(Map.of("MAIL_KEY", "mail-key-7781", "HOOK", "https://hooks.example/T1/b7Xk2mQ9?x=1"));

        assertThat(problems.all()).isEmpty();
        assertThat(settings.mail())
                .isEqualTo(new MailSettings(
                        "smtp.example.com",
                        465,
                        "carter",
                        Secret.of("mail-key-7781"),
                        MailSettings.Tls.IMPLICIT,
                        "c@example.com"));
        assertThat(settings.notices())
                .isEqualTo(new NoticeSettings(
                        Duration.ofHours(1),
                        Secret.of("https://hooks.example/T1/b7Xk2mQ9?x=1"),
                        List.of("ops@example.com", "it@example.com")));
        assertThat(settings.toString()).doesNotContain("mail-key-7781", "b7Xk2mQ9");
        assertThat(Redaction.redact("mail-key-7781 to T1/b7Xk2mQ9?x=1")).isEqualTo("•••• to ••••");
        assertThat(WebAddress.of(settings.notices().webhook()).orElseThrow())
                .isEqualTo(new WebAddress("https://hooks.example/T1/b7Xk2mQ9", "x=1"))
                .hasToString("https://hooks.example/••••");
    }

    @Test
    void tellsWhatIsWrongWithMailAndNotices() throws IOException {
        write(
                """
                mail: {host: smtp.example.com, port: 0, password: open-secret-1, tls: yes}
                notices: {webhook: hooks.example, to: Ops <ops@example.com>, digest: 5}
                """);

        read(Map.of());

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "cartage.yaml:1:38: 'port' is '0'. Write a whole number from 1 to 65535.",
                        "cartage.yaml:1:51: warning: mail.password stands here in plain text. Put it in the environment"
                                + " variable CARTAGE_MAIL_PASSWORD, or in a file and write password:"
                                + " ${file:secrets/mail-password.txt}.",
                        "cartage.yaml:1:71: 'tls' is 'yes'. Write one of implicit, starttls, none.",
                        "cartage.yaml:1:7: 'mail' has no 'from': nobody sends the mails. Write from:"
                                + " cartage@example.com.",
                        "cartage.yaml:2:20: 'webhook' is no web address. Write one that begins with https://.",
                        "cartage.yaml:2:39: 'Ops <ops@example.com>' is no e-mail address. Write it without a name, such as"
                                + " ops@example.com.",
                        "cartage.yaml:2:70: 'digest' is '5'. Write a number and a unit such as 30s, 5m, 2h or 1d, from 1m to"
                                + " 7d.");
    }

    @Test
    void wantsAServerForMails() {
        read(Map.of("CARTAGE_NOTICES_TO", "ops@example.com"));

        assertThat(problems.all())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("notices are to be sent by e-mail, but no server is named. Write mail: {host:");
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
