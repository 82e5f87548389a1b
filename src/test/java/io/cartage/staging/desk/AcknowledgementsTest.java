package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.StagingItem;
import io.cartage.staging.TestBed;
import io.cartage.staging.desk.Acknowledgements.Reoffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What an ERP says by plain SQL, as runs notice it and people take it back. */
@OnEveryDatabase
class AcknowledgementsTest {
    @Parameter
    TestBed bed;

    private Desk desk;
    private Acknowledgements acknowledgements;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
        acknowledgements = at(Desk.NOW);
    }

    @Test
    void noticeEachStatusOnce() {
        desk.stage(bed.page(3));
        assertThat(acknowledgements.look(desk.store())).as("pending is no news").isZero();

        desk.acknowledge("1", "taken");
        desk.acknowledge("2", "taken");
        assertThat(acknowledgements.look(desk.store())).isEqualTo(2);
        assertThat(acknowledgements.look(desk.store())).isZero();

        erp("import_status = 'imported', erp_order_no = 'SO-1', imported_at = timestamp '2026-03-02 12:30:00'", "1");
        erp("import_status = 'error', import_message = 'unknown SKU MUG'", "2");
        assertThat(at(Desk.NOW.plusSeconds(60)).look(desk.store())).isEqualTo(2);

        assertThat(acknowledgements.of(desk.store(), "1"))
                .extracting(Acknowledgement::status)
                .containsExactly("taken", "imported");
        assertThat(acknowledgements.of(desk.store(), "1").get(1)).satisfies(imported -> {
            assertThat(imported.erpOrderNo()).contains("SO-1");
            assertThat(imported.importedAt()).contains(Instant.parse("2026-03-02T12:30:00Z"));
            assertThat(imported.seenAt()).isEqualTo(Desk.NOW.plusSeconds(60));
            assertThat(imported.saidBy()).isEmpty();
        });
        assertThat(acknowledgements.of(desk.store(), "2").get(1).message()).contains("unknown SKU MUG");
        assertThat(acknowledgements.of(desk.store(), "3")).isEmpty();
    }

    @Test
    void keepToTheirStore() {
        Desk other = bed.desk();
        desk.stage(bed.page(1));
        other.stage(bed.page(1));
        other.acknowledge("1", "taken");

        assertThat(acknowledgements.look(desk.store())).isZero();
        assertThat(acknowledgements.look(other.store())).isEqualTo(1);
    }

    @Test
    void goOnWithWhatTheErpHoldsTheNextTime() throws SQLException {
        desk.stage(bed.page(3));
        for (String order : List.of("1", "2", "3")) {
            desk.acknowledge(order, "taken");
        }
        try (Connection erp = desk.tables().getConnection();
                Statement statement = erp.createStatement()) {
            erp.setAutoCommit(false);
            statement.execute("update s_orders set import_status = 'imported' where cart_order_id = '2'"
                    + " and store_id = '" + desk.store() + "'");

            assertThat(acknowledgements.look(desk.store())).isEqualTo(2);
            erp.commit();
        }

        assertThat(acknowledgements.look(desk.store())).isEqualTo(1);
        assertThat(acknowledgements.of(desk.store(), "2"))
                .extracting(Acknowledgement::status)
                .containsExactly("imported");
    }

    @Test
    void goThroughThousandsByPages() {
        List<StagingItem> page = bed.page(1_201);
        desk.stage(page);
        desk.sql("update s_orders set import_status = 'taken' where store_id = ?", desk.store());

        assertThat(acknowledgements.look(desk.store())).isEqualTo(1_201);
        assertThat(desk.rows(
                        "select count(*) from cartage_acknowledgement where store_id = ? and status = 'taken'",
                        desk.store()))
                .containsExactly("1201");
    }

    @Test
    void noticeThatARefusedOrderCameBackChanged() {
        desk.stage(bed.order(1).staged());
        erp("import_status = 'error', import_message = 'no'", "1");
        acknowledgements.look(desk.store());
        desk.next()
                .stage(bed.order(1)
                        .with("ship_method", "Express")
                        .changedAfter(60)
                        .staged());

        assertThat(acknowledgements.look(desk.store())).isEqualTo(1);
        erp("import_status = 'error', import_message = 'still no'", "1");
        assertThat(acknowledgements.look(desk.store())).isEqualTo(1);

        assertThat(acknowledgements.of(desk.store(), "1"))
                .extracting(Acknowledgement::status)
                .containsExactly("error", "pending", "error");
    }

    @Test
    void offerARefusedOrderAgainAndKeepWhatTheErpSaid() {
        desk.stage(bed.page(1));
        erp("import_status = 'error', import_message = 'unknown SKU MUG'", "1");

        Reoffer offer = acknowledgements.reoffer(desk.store(), "A-1", false, "jane");

        assertThat(offer).isEqualTo(new Reoffer(true, "is offered to the ERP again"));
        assertThat(desk.orders("import_status", "import_message")).containsExactly("pending null");
        assertThat(acknowledgements.look(desk.store()))
                .as("our own doing is no news")
                .isZero();
        assertThat(acknowledgements.of(desk.store(), "1"))
                .extracting(said -> said.status()
                        + said.saidBy().orElse("")
                        + said.message().orElse(""))
                .containsExactly("errorunknown SKU MUG", "pendingjaneunknown SKU MUG");
    }

    @Test
    void offerWhatTheErpHasOnlyByForce() {
        desk.stage(bed.page(3));
        desk.acknowledge("1", "taken");
        erp("import_status = 'imported', erp_order_no = 'SO-2', imported_at = timestamp '2026-03-02 12:30:00'", "2");

        assertThat(acknowledgements.reoffer(desk.store(), "1", false, "jane").words())
                .startsWith("is with the ERP, which is at work on it.");
        assertThat(acknowledgements.reoffer(desk.store(), "2", false, "jane").words())
                .startsWith("is imported already as SO-2.");
        assertThat(desk.orders("import_status")).containsExactly("taken", "imported", "pending");

        assertThat(acknowledgements.reoffer(desk.store(), "1", true, "jane").done())
                .isTrue();
        assertThat(acknowledgements.reoffer(desk.store(), "2", true, "jane").done())
                .isTrue();
        assertThat(desk.orders("import_status", "erp_order_no", "imported_at"))
                .containsExactly("pending null null", "pending null null", "pending null null");
        assertThat(acknowledgements.of(desk.store(), "2").get(1).erpOrderNo()).contains("SO-2");
    }

    @Test
    void offerNothingThatIsUnknownWaitingOrWithdrawn() {
        desk.stage(bed.page(2));
        desk.next()
                .stage(bed.order(2)
                        .with("cart_status", "Cancelled")
                        .changedAfter(60)
                        .withdrawn("cancelled"));

        assertThat(List.of("1", "2", "9"))
                .extracting(order -> acknowledgements.reoffer(desk.store(), order, true, "jane"))
                .noneMatch(Reoffer::done)
                .extracting(offer -> offer.words().substring(0, 9))
                .containsExactly("waits for", "was cance", "is not in");
        assertThat(desk.orders("import_status")).containsExactly("pending", "withdrawn");
    }

    @Test
    void tellHowLongOrdersWait() {
        desk.stage(bed.page(2));
        desk.sql(
                "update s_orders set staged_at = timestamp '2026-03-02 08:00:00' where store_id = ? and cart_order_id = '2'",
                desk.store());

        assertThat(lag()).satisfies(lag -> {
            assertThat(lag.orders()).isEqualTo(2);
            assertThat(lag.age(Instant.parse("2026-03-02T12:05:00Z"))).isEqualTo(Duration.ofMinutes(245));
        });

        desk.acknowledge("2", "error");
        assertThat(lag().oldest()).isEqualTo(Desk.NOW);
    }

    private Lag lag() {
        return acknowledgements.lags().stream()
                .filter(lag -> lag.storeId().equals(desk.store()))
                .findFirst()
                .orElseThrow();
    }

    private void erp(String says, String order) {
        desk.sql("update s_orders set " + says + " where store_id = ? and cart_order_id = ?", desk.store(), order);
    }

    private Acknowledgements at(Instant now) {
        return new Acknowledgements(bed.database().dataSource(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
