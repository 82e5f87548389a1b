package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** From the embedded database to PostgreSQL: everything, or nothing at all. */
class DatabaseCopyTest {
    @TempDir
    private Path data;

    private DatabaseSettings from;
    private final DatabaseSettings to = TestDatabase.POSTGRESQL.fresh();
    private final List<CopiedTable> copied = new ArrayList<>();

    @BeforeEach
    void fill() {
        from = DatabaseSettings.embedded(data);
        try (StagingDatabase database = StagingDatabase.open(from, Desk.CLOCK)) {
            Desk desk = new Desk(database, "acme");
            for (int page = 0; page < 3; page++) {
                List<StagingItem> items = new ArrayList<>();
                for (int id = 1; id <= 200; id++) {
                    TestOrder order = TestOrder.of(database.tables(), String.valueOf(1000 * page + id));
                    items.add(
                            id % 10 == 0
                                    ? order.quarantined("no SKU: Größe №5 \uD83D\uDE00")
                                    : order.withLines(3).staged());
                }
                desk.stage(items);
            }
            desk.acknowledge("7", "taken");
        }
    }

    @Test
    void takesEveryRowOfEveryTableAlong() {
        List<String> leftBehind = copy(false);

        assertThat(leftBehind).isEmpty();
        assertThat(rows(to)).isEqualTo(rows(from));
        assertThat(copied)
                .extracting(CopiedTable::name)
                .contains("s_orders", "s_order_details", "cartage_payload", "cartage_cursor", "cartage_outbox")
                .doesNotContain("cartage_migration")
                .containsSubsequence("s_orders", "s_order_details");
        assertThat(copied)
                .filteredOn(table -> table.name().equals("s_orders"))
                .singleElement()
                .satisfies(orders -> {
                    assertThat(orders.rows()).isEqualTo(540);
                    assertThat(orders.sums().get("order_total")).isPositive();
                });
    }

    @Test
    void givesNoNumberTwice() {
        sql(
                from,
                "insert into cartage_outbox (store_id, flow, subject_key, subject, write_key, created_at, next_at)"
                        + " values ('acme', 'inventory', 'a', 'a', 'a', current_timestamp, current_timestamp)");
        sql(from, "delete from cartage_outbox");
        copy(false);

        sql(
                to,
                "insert into cartage_outbox (store_id, flow, subject_key, subject, write_key, created_at, next_at)"
                        + " values ('acme', 'inventory', 'b', 'b', 'b', current_timestamp, current_timestamp)");
        sql(
                to,
                "insert into s_orders (store_id, cart_order_id, order_no, order_date, currency, order_total,"
                        + " mapping_version, staged_at) values ('acme', 'x', 'x', current_date, 'USD', 1, 'v', current_timestamp)");

        assertThat(number(to, "select min(id) from cartage_outbox"))
                .as("a number whose row is gone")
                .isGreaterThan(1);
        assertThat(number(to, "select id from s_orders where cart_order_id = 'x'"))
                .isGreaterThan(number(from, "select max(id) from s_orders"));
    }

    @Test
    void takesColumnsOfACustomerAlongAndRefusesUntilTheTargetHasThem() {
        sql(from, "alter table s_orders add column route_code varchar(10) default '-' not null");
        sql(from, "alter table s_orders add column weight decimal(9, 3)");
        sql(from, "alter table s_orders add column half decimal(19, 4) generated always as (order_total / 2)");
        sql(from, "update s_orders set route_code = 'N7', weight = 1.125 where cart_order_id = '3'");

        assertThatThrownBy(() -> copy(false))
                .isInstanceOf(StagingException.class)
                .hasMessageContaining("alter table s_orders add column route_code varchar(10);")
                .hasMessageContaining("alter table s_orders add column weight decimal(9, 3);");

        sql(to, "alter table s_orders add column route_code varchar(10);");
        sql(to, "alter table s_orders add column weight decimal(9, 3);");
        sql(to, "alter table s_orders add column half decimal(19, 4) generated always as (order_total / 2) stored");
        copy(false);
        assertThat(number(to, "select count(*) from s_orders where route_code = 'N7' and weight = 1.125"))
                .isEqualTo(1);
        assertThat(number(to, "select count(*) from s_orders where half = order_total / 2"))
                .isEqualTo(540);
    }

    @Test
    void leavesColumnsOutIfItIsToldSo() {
        sql(from, "alter table s_orders add column route_code varchar(10)");
        sql(from, "create table ar_customer (no varchar(10))");

        List<String> leftBehind = copy(true);

        assertThat(leftBehind)
                .containsExactlyInAnyOrder(
                        "left out: alter table s_orders add column route_code varchar(10);",
                        "not copied, since it is none of Cartage's tables: ar_customer");
        assertThat(number(to, "select count(*) from s_orders")).isEqualTo(540);
    }

    @Test
    void movesInBesideTheTablesOfAnErp() {
        sql(to, "create table ar_customer (no varchar(10))");
        sql(to, "insert into ar_customer values ('1')");

        copy(false);

        assertThat(number(to, "select count(*) from s_orders")).isEqualTo(540);
    }

    @Test
    void refusesADatabaseWithARowInIt() {
        copy(false);

        assertThatThrownBy(() -> copy(false))
                .isInstanceOf(StagingException.class)
                .hasMessageContaining("is not empty: there are rows in")
                .hasMessageContaining("Nothing was changed.");
    }

    @Test
    void leavesNothingBehindWhenItBreaksOff() {
        StagingDatabase.open(to, Desk.CLOCK).close();
        sql(to, "alter table s_order_details add constraint no_third_line check (line_no < 3)");
        String empty = rows(to);

        assertThatThrownBy(() -> copy(false))
                .isInstanceOf(StagingException.class)
                .hasMessage("nothing was copied: a check of the database refuses a value (SQL state 23514)");

        assertThat(rows(to)).isEqualTo(empty);
        sql(to, "alter table s_order_details drop constraint no_third_line");
        copy(false);
        assertThat(rows(to)).isEqualTo(rows(from));
    }

    @Test
    void noticesARowThatWasSwallowed() throws SQLException {
        StagingDatabase.open(to, Desk.CLOCK).close();
        sql(to, "create rule swallow as on insert to cartage_outcome where new.record_id = '7' do instead nothing");

        assertThatThrownBy(() -> copy(false))
                .isInstanceOf(StagingException.class)
                .hasMessageStartingWith("nothing was copied, for cartage_outcome would differ: ");

        assertThat(number(to, "select count(*) from s_orders")).isZero();
    }

    @Test
    void waitsForNobodyWhoWorksWithTheSource() throws Exception {
        Process holder = JavaProcess.start(Holder.class, data.toString());
        try {
            assertThat(holder.getInputStream().read()).as("it is open").isEqualTo('o');

            assertThatThrownBy(() -> copy(false))
                    .isInstanceOf(StagingException.class)
                    .hasMessageContaining("is in use. Stop 'cartage run'");
            assertThat(number(to, "select count(*) from information_schema.tables where table_name = 's_orders'"))
                    .as("the target was not even prepared")
                    .isZero();
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void letsNobodyToTheSourceMeanwhile() throws Exception {
        List<Integer> exits = new ArrayList<>();
        new DatabaseCopy(from, to, Desk.CLOCK).run(false, table -> {
            if (exits.isEmpty()) {
                exits.add(exitOf(Holder.class));
            }
        });

        assertThat(exits).as("a process that would open it").containsExactly(1);
    }

    @Test
    void saysWhatCannotBeCopied() {
        assertThatThrownBy(() -> new DatabaseCopy(to, to, Desk.CLOCK))
                .isInstanceOf(StagingException.class)
                .hasMessageStartingWith("only the embedded database can be copied");
        assertThatThrownBy(() -> new DatabaseCopy(DatabaseSettings.embedded(data.resolve("nowhere")), to, Desk.CLOCK))
                .isInstanceOf(StagingException.class)
                .hasMessageContaining("there is nothing to copy");
        assertThatThrownBy(() -> new DatabaseCopy(from, from, Desk.CLOCK))
                .isInstanceOf(StagingException.class)
                .hasMessageStartingWith("a copy goes to PostgreSQL only");
    }

    private int exitOf(Class<?> program) {
        try {
            Process process = JavaProcess.start(program, data.toString());
            process.getInputStream().readAllBytes();
            return process.waitFor();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> copy(boolean leaveOut) {
        copied.clear();
        return new DatabaseCopy(from, to, Desk.CLOCK).run(leaveOut, copied::add);
    }

    /** All that stands in a database, whichever it is: each table with its rows as text. */
    private static String rows(DatabaseSettings settings) {
        TreeMap<String, List<String>> all = new TreeMap<>();
        DriverManagerDataSource source = source(settings);
        try (Connection connection = source.getConnection()) {
            for (TableShape table : TableShape.read(connection)) {
                List<String> rows = new ArrayList<>();
                JdbcClient.create(source).sql("select * from " + table.name()).query(row -> {
                    StringBuilder text = new StringBuilder();
                    for (TableShape.Field field : table.fields()) {
                        Object value = CopySource.value(row, field);
                        text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                                .append('|');
                    }
                    rows.add(text.toString());
                });
                rows.sort(null);
                all.put(table.name(), rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all.toString().replace("|", "|\n");
    }

    private static long number(DatabaseSettings settings, String sql) {
        return JdbcClient.create(source(settings)).sql(sql).query(Long.class).single();
    }

    private static void sql(DatabaseSettings settings, String sql) {
        JdbcClient.create(source(settings)).sql(sql).update();
    }

    private static DriverManagerDataSource source(DatabaseSettings settings) {
        return new DriverManagerDataSource(settings.url(), settings.user(), settings.password());
    }

    /** Opens the database, says so, and stays. Its exit code is 1 if it can't. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (StagingDatabase database =
                    StagingDatabase.open(DatabaseSettings.embedded(Path.of(arguments[0])), Desk.CLOCK)) {
                System.out.println("open");
                System.out.flush();
                Thread.sleep(database.report().flows().isEmpty() ? 0 : 120_000);
            } catch (StagingException e) {
                System.exit(1);
            }
        }
    }
}
