package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.outbox.Statuses.Moment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a store wants written to its orders: once for each order and moment. */
@OnEveryDatabase
class StatusesTest {
    private static final ObjectNode WISH = Json.object().put("status", "9");

    @Parameter
    TestBed bed;

    private Desk desk;
    private Statuses statuses;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
        statuses = bed.database().statuses();
    }

    @Test
    void wantsSomethingOfEachStagedOrderOnce() {
        desk.stage(bed.page(2));

        assertThat(statuses.plan(desk.store(), Moment.STAGED, WISH)).isEqualTo(2);
        assertThat(statuses.plan(desk.store(), Moment.STAGED, WISH)).isZero();

        DueWrites due = bed.database().outbox().due(desk.store(), Statuses.FLOW, Desk.NOW, 10);
        assertThat(due.next())
                .extracting(Write::subjectKey, Write::subject)
                .containsExactly(tuple("staged/1", "order A-1 staged"), tuple("staged/2", "order A-2 staged"));
        assertThat(desk.rows(
                        "select source from cartage_outbox where store_id = ? and cart_order_id = '1'", desk.store()))
                .containsExactly("{\"order\":{\"cart_order_id\":\"1\",\"order_no\":\"A-1\",\"erp_order_no\":null,"
                        + "\"ship_method\":null,\"cart_status\":\"Awaiting Fulfillment\",\"currency\":\"USD\"},"
                        + "\"wish\":{\"status\":\"9\"},\"moment\":\"staged\"}");
    }

    @Test
    void waitsUntilTheErpHasImportedTheOrder() {
        desk.stage(bed.page(2));
        assertThat(statuses.plan(desk.store(), Moment.IMPORTED, WISH)).isZero();
        desk.sql(
                "update s_orders set import_status = 'imported', erp_order_no = 'SO-7' where store_id = ?"
                        + " and cart_order_id = '2'",
                desk.store());

        assertThat(statuses.plan(desk.store(), Moment.IMPORTED, WISH)).isEqualTo(1);

        assertThat(desk.rows("select source from cartage_outbox where store_id = ?", desk.store())
                        .get(0))
                .contains("\"erp_order_no\":\"SO-7\"", "\"moment\":\"imported\"");
    }

    @Test
    void wantsBothMomentsOfAnOrder() {
        desk.stage(bed.order(1).staged());
        desk.acknowledge("1", "imported");

        assertThat(statuses.plan(desk.store(), Moment.STAGED, WISH)).isEqualTo(1);
        assertThat(statuses.plan(desk.store(), Moment.IMPORTED, WISH)).isEqualTo(1);
    }

    @Test
    void wantsNothingOfAWithdrawnOrder() {
        desk.stage(bed.order(1).staged());
        desk.stage(bed.order(1).withNoise("x").filtered("status Cancelled"));

        assertThat(statuses.plan(desk.store(), Moment.STAGED, WISH)).isZero();
    }

    @Test
    void leavesOldOrdersAloneWhenAStoreFirstAsks() {
        desk.stage(bed.page(3));
        desk.sql(
                "update s_orders set staged_at = timestamp '2026-03-01 12:00:00' where store_id = ?"
                        + " and cart_order_id = '1'",
                desk.store());
        desk.sql(
                "update s_orders set staged_at = timestamp '2026-03-01 12:00:01' where store_id = ?"
                        + " and cart_order_id = '2'",
                desk.store());

        assertThat(statuses.plan(desk.store(), Moment.STAGED, WISH)).isEqualTo(2);

        assertThat(desk.rows("select subject_key from cartage_outbox where store_id = ? order by id", desk.store()))
                .containsExactly("staged/2", "staged/3");
    }

    @Test
    void goesThroughMoreOrdersThanAPage() {
        desk.stage(bed.page(1100));

        assertThat(statuses.plan(desk.store(), Moment.STAGED, WISH)).isEqualTo(1100);
    }
}
