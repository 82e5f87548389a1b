package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cli.Shell.Said;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code purge} as a person types it; of the two orders of a sandbox store the ERP has imported one, 207. */
class PurgeCommandTest {
    @TempDir
    private Path home;

    private void importOneAndQuarantineAnother() {
        assertThat(Shell.run("init", home.toString()).exitCode()).isZero();
        assertThat(run("import", "orders", "acme-us", "270", "207").exitCode()).isEqualTo(1);
        try (StagingDatabase database =
                StagingDatabase.open(DatabaseSettings.embedded(home.resolve("data")), Clock.systemUTC())) {
            new JdbcTemplate(database.dataSource()).update("update s_orders set import_status = 'imported'");
        }
    }

    @Test
    void countsAndThenPurgesWhatNobodyWaitsFor() {
        importOneAndQuarantineAnother();
        assertThat(run("purge").out()).contains("0 payloads older than 400d purged.");
        assertThat(run("purge", "--older-than", "0d", "--dry-run").out())
                .isEqualToNormalizingNewlines(
                        """
                        acme-us: 1 payload to be purged, 1 kept: somebody waits for the order.
                        1 payload older than 0s would be purged.
                        """);

        Said said = run("purge", "--older-than", "0d", "--store", "acme-us");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("1 payload older than 0s purged.");
        assertThat(run("purge", "--older-than", "0d").out()).contains("0 payloads older than 0s purged.");
        assertThat(run("replay", "acme-us", "--orders", "207").out())
                .containsPattern(
                        "order 207: its payload was purged on \\d{4}-\\d\\d-\\d\\d, so it can't be judged again");
        assertThat(run("trace", "acme-us", "207").out()).contains("the payload was purged on");
        Said cells = run("trace", "acme-us", "207", "--cells");
        assertThat(cells.err()).contains("the payload of order 207 of acme-us was purged on");
        assertThat(cells.exitCode()).isEqualTo(2);
        String mapping = "mappings/acme/bigcommerce/orders.yaml";
        assertThat(run("map", "diff", mapping, mapping).err()).contains("of acme-us 1 payload can't be mapped: purged");
        assertThat(run("import", "orders", "acme-us", "207").out())
                .contains("order 207: staged before, nothing the ERP sees");
    }

    @Test
    void refusesWhatIsNoAgeAndNoStore() {
        assertThat(List.of(run("purge", "--older-than", "old"), run("purge", "--store", "acme-uk")))
                .allSatisfy(said -> assertThat(said.exitCode()).isEqualTo(2))
                .allSatisfy(said -> assertThat(said.err()).isNotEmpty());
    }

    private Said run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(all.toArray(new String[0]));
    }
}
