package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.Desk;
import io.cartage.staging.JavaProcess;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed (kill -9) while it is its turn to write to a shop. */
@Tag("slow")
@Timeout(60)
class WriterTurnKillTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void endsTheTurnWithTheProcess(TestDatabase kind) throws Exception {
        DatabaseSettings settings = kind == TestDatabase.H2 ? DatabaseSettings.embedded(data) : kind.fresh();
        try (StagingDatabase database = StagingDatabase.open(settings, Desk.CLOCK)) {
            Process victim = JavaProcess.start(TurnVictim.class, settings.url(), settings.user());
            try (BufferedReader words = victim.inputReader(StandardCharsets.UTF_8)) {
                assertThat(words.readLine()).isEqualTo("taken");
                assertThat(database.writerTurns().take(TurnVictim.SHOP)).isEmpty();

                victim.toHandle().destroyForcibly();
                victim.waitFor();
            }

            Optional<WriterTurn> mine = Optional.empty();
            while (mine.isEmpty()) { // until the server has noticed
                mine = database.writerTurns().take(TurnVictim.SHOP);
            }
            mine.get().close();
        }
    }
}
