package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cli.Shell.Said;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Deed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code users} and its subcommands as people type them. */
class UsersCommandTest {
    @TempDir
    private Path home;

    @Test
    void leadsTheLastAdministratorBackIn() throws IOException {
        Files.writeString(home.resolve("cartage.yaml"), "console: {port: 8443, host: 0.0.0.0}\n");
        assertThat(run("users").out()).contains("There is no user yet");
        Said added = run("users", "add", "Ada@Example.com", "--role", "admin");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out())
                .contains("chooses the password of ada@example.com", "http://localhost:8443/welcome?token=");
        assertThat(run("users").out()).containsPattern("ada@example.com +admin +invited +-");
        assertThat(take(secret(added))).isTrue();
        assertThat(take(secret(added))).isFalse();

        Said reset = run("users", "reset", "ada@example.com");

        assertThat(reset.exitCode()).as(reset.err()).isZero();
        assertThat(take(secret(reset))).isTrue();
        assertThat(run("users").out()).containsPattern("ada@example.com +admin +active +20");
        try (StagingDatabase database = open()) {
            assertThat(database.audit().latest(10))
                    .extracting(Deed::action)
                    .containsExactly("make link for user", "invite user");
        }
    }

    @Test
    void keepsSomebodyWhoMayDoEverything() {
        run("users", "add", "ada", "--role", "admin");

        Said off = run("users", "change", "ada", "--off");

        assertThat(off.exitCode()).isEqualTo(2);
        assertThat(off.err()).contains("nobody would be left");
        run("users", "add", "bob");
        assertThat(run("users", "change", "bob", "--role", "operator").out()).isEqualTo("bob is operator now.\n");
        assertThat(run("users", "change", "bob", "--off").out()).isEqualTo("bob is operator, switched off now.\n");
        assertThat(run("users", "reset", "bob").err()).contains("'cartage users change bob --on' comes first");
        assertThat(run("users", "change", "bob", "--on").out()).isEqualTo("bob is operator now.\n");
    }

    @Test
    void saysWhatIsWrong() {
        run("users", "add", "ada");

        assertThat(run("users", "add", "ada").err()).contains("there is a user ada already");
        assertThat(run("users", "add", "a b").err()).contains("'a b' can't be a name");
        assertThat(run("users", "add", "bob", "--role", "king").err()).contains("--role is 'king'", "consultant");
        assertThat(run("users", "reset", "bob").err()).contains("there is no user 'bob'", "ada");
        assertThat(run("users", "change", "ada").err()).contains("--off and --on");
        assertThat(run("users", "change", "ada", "--on", "--off").exitCode()).isEqualTo(2);
    }

    private boolean take(String secret) {
        try (StagingDatabase database = open()) {
            return new Accounts(database, Clock.systemUTC())
                    .take(secret, "hash")
                    .isPresent();
        }
    }

    private static String secret(Said said) {
        return said.out().replaceAll("(?s).*token=(\\S+).*", "$1");
    }

    private StagingDatabase open() {
        return StagingDatabase.open(DatabaseSettings.embedded(home.resolve("data")), Clock.systemUTC());
    }

    private Said run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(all.toArray(String[]::new));
    }
}
