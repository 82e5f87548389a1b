package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import io.cartage.table.Column;
import io.cartage.table.Table;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestTablesTest {

    @Test
    void areTheTablesThatTheMigrationsMake() {
        try (StagingDatabase database = StagingDatabase.open(TestDatabase.H2.fresh(), Clock.systemUTC())) {
            for (Table real : List.of(table(database, "s_orders"), table(database, "s_order_details"))) {
                Table ours = real.name().equals("s_orders") ? TestTables.orders() : TestTables.details();
                assertThat(ours.columns().stream().map(TestTablesTest::shape))
                        .containsExactlyElementsOf(real.columns().stream()
                                .map(TestTablesTest::shape)
                                .toList());
            }
        }
    }

    private static Table table(StagingDatabase database, String name) {
        return database.tables().values().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String shape(Column column) {
        boolean sized =
                column.type().name().equals("TEXT") || column.type().name().equals("DECIMAL");
        return column.reserved()
                ? column.name() + " reserved"
                : String.join(
                        " ",
                        column.name(),
                        column.type().name(),
                        sized ? column.size() + "," + column.scale() : "",
                        "nullable " + column.nullable(),
                        "default " + column.hasDefault());
    }
}
