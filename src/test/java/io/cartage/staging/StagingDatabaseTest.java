package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import io.cartage.table.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagingDatabaseTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void showsTheTablesOfTheContract(TestDatabase kind) {
        try (TestBed bed = new TestBed(kind)) {
            Table orders = bed.database().tables().get("s_orders");

            assertThat(bed.database().tables())
                    .containsOnlyKeys(
                            "s_orders",
                            "s_order_details",
                            "s_order_changes",
                            "external_order_shipments",
                            "product_qty_in_stock");
            assertThat(orders.column("order_no"))
                    .contains(new Column("order_no", ColumnType.TEXT, 64, 0, false, false, false));
            assertThat(orders.column("order_total"))
                    .contains(new Column("order_total", ColumnType.DECIMAL, 19, 4, false, false, false));
            assertThat(orders.column("transaction_type").orElseThrow().hasDefault())
                    .isTrue();
            assertThat(orders.column("comments"))
                    .contains(new Column("comments", ColumnType.TEXT, 0, 0, true, false, false));
            assertThat(orders.column("prices_include_tax").orElseThrow().type()).isEqualTo(ColumnType.BOOLEAN);
            assertThat(orders.column("ordered_at").orElseThrow().type()).isEqualTo(ColumnType.TIMESTAMP);
            assertThat(orders.column("order_date").orElseThrow().type()).isEqualTo(ColumnType.DATE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsMappingsFromWhatTheErpAndCartageFill(TestDatabase kind) {
        try (TestBed bed = new TestBed(kind)) {
            Table orders = bed.database().tables().get("s_orders");
            Table details = bed.database().tables().get("s_order_details");

            assertThat(orders.columns().stream().filter(Column::reserved).map(Column::name))
                    .containsExactly(
                            "id",
                            "store_id",
                            "cart_order_id",
                            "revision",
                            "mapping_version",
                            "staged_at",
                            "import_status",
                            "erp_order_no",
                            "import_message",
                            "imported_at",
                            "seen_status");
            assertThat(details.columns().stream().filter(Column::reserved).map(Column::name))
                    .containsExactly("id", "store_id", "cart_order_id", "line_no");
            assertThat(bed.database().tables().get("s_order_changes").mappable())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void seesColumnsThatACustomerAdds(TestDatabase kind) throws SQLException {
        try (TestBed bed = new TestBed(kind)) {
            execute(
                    bed.settings(),
                    "alter table s_orders add column route_code varchar(10) default '-' not null",
                    "alter table s_orders add column boxes integer",
                    "alter table s_orders add column weight double precision",
                    "alter table s_orders add column half numeric(20, 4) generated always as (order_total / 2) "
                            + (kind == TestDatabase.H2 ? "" : "stored"));

            Table orders = bed.database().tables().get("s_orders");

            assertThat(orders.column("route_code"))
                    .contains(new Column("route_code", ColumnType.TEXT, 10, 0, false, true, false));
            assertThat(orders.column("boxes").orElseThrow().type()).isEqualTo(ColumnType.INTEGER);
            assertThat(orders.column("weight").orElseThrow().type())
                    .as("a type that can't hold money exactly")
                    .isEqualTo(ColumnType.OTHER);
            assertThat(orders.column("half").orElseThrow().reserved()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void movesInBesideTheTablesOfAnErp(TestDatabase kind) throws SQLException {
        DatabaseSettings settings = kind.fresh();
        try (Connection erp = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = erp.createStatement()) {
            statement.execute("create table ar_customer (no varchar(10))");

            StagingDatabase.open(settings, Desk.CLOCK).close();

            try (StagingDatabase again = StagingDatabase.open(settings, Desk.CLOCK)) {
                assertThat(again.report().flows()).isEmpty();
            }
        }
    }

    @Test
    void refusesADatabaseItDoesNotKnow() {
        DatabaseSettings settings = new DatabaseSettings("jdbc:oracle:thin:@//erp/prod", "scott", "tiger");

        assertThatThrownBy(() -> StagingDatabase.open(settings, Desk.CLOCK))
                .hasMessage("the database URL begins with 'jdbc:oracle:thin:@//'. Use jdbc:h2:… or jdbc:postgresql:…");
    }

    @Test
    void saysWhichDatabaseItCannotReachWithoutThePassword() {
        DatabaseSettings settings = new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/cartage", "cartage", "s3cret");

        assertThatThrownBy(() -> StagingDatabase.open(settings, Desk.CLOCK))
                .isInstanceOf(StagingException.class)
                .hasMessageStartingWith("can't open the database jdbc:postgresql://127.0.0.1:1/cartage as cartage: ")
                .hasMessageNotContaining("s3cret");
        assertThat(new DatabaseSettings("jdbc:postgresql://erp/prod?password=s3cret&ssl=true", "cartage", ""))
                .hasToString("jdbc:postgresql://erp/prod?password=***&ssl=true as cartage");
    }

    private static void execute(DatabaseSettings settings, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
