package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cli.Shell.Said;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code db copy} as people type it. */
class DbCopyCommandTest {
    @TempDir
    private Path data;

    private final DatabaseSettings target = TestDatabase.POSTGRESQL.fresh();

    @Test
    void tellsWhatWasCopied() throws IOException {
        StagingDatabase.open(DatabaseSettings.embedded(data), Clock.systemUTC()).close();
        Path password = Files.writeString(data.resolve("password.txt"), "not-asked-for\n");

        Said said = copy("--to", target.url(), "--to-user", target.user(), "--to-password-file", password.toString());

        assertThat(said.err()).isEmpty();
        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .containsPattern("(?m)^s_orders +0 rows$")
                .contains("both databases tell the same counts and sums");
    }

    @Test
    void refusesWhatIsNoTarget() {
        assertThat(copy("--to", "postgres://db/cartage").exitCode()).isEqualTo(2);
        assertThat(copy("--to", target.url(), "--to-password-file", "nowhere.txt")
                        .exitCode())
                .isEqualTo(2);
        Said nothing = copy("--to", target.url(), "--to-user", target.user());
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("there is nothing to copy");
    }

    private Said copy(String... words) {
        String[] all = new String[words.length + 4];
        all[0] = "db";
        all[1] = "copy";
        all[2] = "--data";
        all[3] = data.toString();
        System.arraycopy(words, 0, all, 4, words.length);
        return Shell.run(all);
    }
}
