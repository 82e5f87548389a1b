package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import io.cartage.table.Column;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class TestTablesTest {

    @Test
    void areTheTablesThatTheMigrationsMake() {
        try (StagingDatabase database = StagingDatabase.open(TestDatabase.H2.fresh(), Clock.systemUTC())) {
            TestTables.all().forEach((name, table) -> assertThat(table.columns())
                    .usingElementComparator((a, b) -> shape(a).compareTo(shape(b)))
                    .containsExactlyElementsOf(database.tables().get(name).columns()));
        }
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
