package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.cli.Shell.Said;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Notice.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code notices} as a person types it, beside a running process or without one. */
class NoticesCommandTest {
    private static final Notice.Cause QUARANTINE = new Notice.Cause(
            "acme-us", Kind.ERROR, "quarantine/3f9a1c", "orders in quarantine: no SKU", "mend the SKU", 1000);
    private static final Notice.Cause EDIT =
            new Notice.Cause("", Kind.ALERT, "edit/x.yaml", "an edit is not taken", "correct the file", 1);

    @TempDir
    private Path home;

    @Test
    void showsWhatIsOpenByKindAndWhatToDo() {
        settle(QUARANTINE, EDIT);

        Said said = run("notices");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .isEqualToNormalizingNewlines(
                        """
                        alert, all stores: an edit is not taken
                          since 2026-11-21 08:00:00 (UTC)
                          -> correct the file

                        error, acme-us: orders in quarantine: no SKU (1,000)
                          since 2026-11-21 08:00:00 (UTC)
                          -> mend the SKU

                        2 notices are open: 1 alert, 1 error.
                        No 'cartage run' is at work on this database: this is what the last one saw.
                        """);
        assertThat(run("notices", "--store", "acme-us").out())
                .contains("orders in quarantine")
                .doesNotContain("an edit");
        assertThat(run("status").out())
                .contains("2 notices are open: 1 alert, 1 error ('cartage notices' tells more).");
    }

    @Test
    void showsWhatIsResolvedOnlyWhenAsked() throws IOException {
        settle(QUARANTINE);
        settle();

        assertThat(run("notices").out()).startsWith("No notice is open.");
        assertThat(run("notices", "--all").out())
                .contains("resolved at 2026-11-21 08:00:00 (UTC)", "No notice is open.");
        JsonNode json =
                new ObjectMapper().readTree(run("notices", "--all", "--json").out());
        assertThat(json.path("kind").asText()).isEqualTo("error");
        assertThat(json.path("count").asLong()).isEqualTo(1000);
        assertThat(json.path("resolved_at").asText()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(run("status").out()).doesNotContain("notice");
    }

    @Test
    void triesWhetherMessagesGetThrough() throws IOException {
        Said nobody = run("notices", "test");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.out()).startsWith("Nobody is told of notices.");

        Files.writeString(
                home.resolve("cartage.yaml"),
                "mail: {host: 127.0.0.1, port: " + deadPort()
                        + ", from: cartage@example.com}\nnotices: {to: ops@example.com}\n");
        Said said = run("notices", "test");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .startsWith("ops@example.com: failed: ")
                .contains("Nothing listens there, or a firewall is in between; look at host and port");
    }

    @Test
    void keepsNoticesUpToDateWithEachRunOnce() {
        assertThat(Shell.run("init", home.toString()).exitCode()).isZero();
        assertThat(run("run", "--once", "--flow", "orders").exitCode()).isZero();

        assertThat(run("notices", "--store", "acme-us").out()).contains("error, acme-us: orders in quarantine: ");
    }

    private static int deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void settle(Notice.Cause... causes) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);
        try (StagingDatabase database = StagingDatabase.open(DatabaseSettings.embedded(home.resolve("data")), clock)) {
            database.notices().settle(Arrays.asList(causes));
        }
    }

    private Said run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(all.toArray(new String[0]));
    }
}
