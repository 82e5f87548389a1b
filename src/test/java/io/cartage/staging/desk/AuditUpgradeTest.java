package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.Desk;
import io.cartage.staging.Jdbc;
import io.cartage.staging.OlderDatabase;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What people did before level 16 is told as it was, now by their numbers. */
class AuditUpgradeTest {
    private static final List<List<String>> DEEDS = List.of(
            List.of("ada", "set up", "ada"),
            List.of("ada", "log in", "ada"),
            List.of("system", "locked out", "bob"),
            List.of("bob", "drop", "acme-us/17"),
            List.of("jenkins", "start", "acme-us/orders"),
            List.of("bob", "run now", "ada"), // a store of that name
            List.of("eve", "log in", "eve")); // whom nobody knows any more

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource
    void namesWhoeverDidItByNumberAndLosesNoDeed(TestDatabase kind) throws SQLException {
        DatabaseSettings place = kind == TestDatabase.H2 ? DatabaseSettings.embedded(data) : kind.fresh();
        makeOlderWithDeeds(kind, place);

        try (StagingDatabase today = StagingDatabase.open(place, Desk.CLOCK)) {
            JdbcClient jdbc = JdbcClient.create(today.dataSource());
            assertThat(told(today)).isEqualTo(DEEDS);
            assertThat(jdbc.sql("select who from cartage_audit where who <> '' order by id")
                            .query(String.class)
                            .list())
                    .as("names that are no users'")
                    .containsExactly("system", "jenkins", "eve");
            assertThat(jdbc.sql("select subject from cartage_audit where subject <> '' order by id")
                            .query(String.class)
                            .list())
                    .as("what was done something to")
                    .containsExactly("acme-us/17", "acme-us/orders", "ada", "eve");
            assertThatThrownBy(() ->
                            jdbc.sql("update cartage_audit set who = 'eve'").update())
                    .as("from now on nothing is rewritten")
                    .hasMessageContaining("never");

            jdbc.sql("update cartage_user set name = 'augusta' where name = 'ada'")
                    .update();

            assertThat(told(today).get(1)).containsExactly("augusta", "log in", "augusta");
            assertThat(told(today).get(5)).containsExactly("bob", "run now", "ada");
        }
    }

    private static void makeOlderWithDeeds(TestDatabase kind, DatabaseSettings place) throws SQLException {
        DatabaseSettings empty = kind.fresh();
        try (StagingDatabase today = StagingDatabase.open(empty, Desk.CLOCK)) {
            assertThat(today.audit().latest(1)).isEmpty();
            new OlderDatabase(empty, place, "15");
        }
        JdbcClient older = JdbcClient.create(new DriverManagerDataSource(place.url(), place.user(), place.password()));
        for (String name : List.of("ada", "bob")) {
            older.sql("insert into cartage_user (name, role, created_at) values (:name, 'admin', :at)")
                    .param("name", name)
                    .param("at", Jdbc.utc(Desk.NOW))
                    .update();
        }
        for (List<String> deed : DEEDS) {
            older.sql("insert into cartage_audit (at, who, action, subject) values (:at, :who, :action, :subject)")
                    .param("at", Jdbc.utc(Desk.NOW))
                    .param("who", deed.get(0))
                    .param("action", deed.get(1))
                    .param("subject", deed.get(2))
                    .update();
        }
    }

    /** The oldest first. */
    private static List<List<String>> told(StagingDatabase database) {
        return database.audit().latest(100).stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .map(deed -> List.of(deed.who(), deed.action(), deed.subject()))
                .toList();
    }
}
