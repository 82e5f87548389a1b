package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.table.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class StagingTest {
    private static StagingDatabase database;
    private static Map<String, Table> tables;
    private static int stores;

    @Parameter
    TestDatabase kind;

    private final String store = "store-" + ++stores;
    private final Desk desk = new Desk(database, store);

    @BeforeParameterizedClassInvocation
    static void open(TestDatabase kind) {
        database = StagingDatabase.open(kind.fresh(), Desk.CLOCK);
        tables = database.tables();
    }

    @AfterParameterizedClassInvocation
    static void close() {
        database.close();
    }

    @Test
    void stagesAnOrderWithItsLines() {
        PageResult result = desk.stage(order("100").staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("100", 1, Outcome.As.NEW));
        assertThat(desk.orders("cart_order_id", "order_no", "revision", "import_status", "order_total"))
                .containsExactly("100 A-100 1 pending 20.0000");
        assertThat(desk.lines("100", "line_no", "sku", "line_total")).containsExactly("1 MUG 10.0000", "2 MUG 10.0000");
    }

    private TestOrder order(String id) {
        return TestOrder.of(tables, id);
    }
}
