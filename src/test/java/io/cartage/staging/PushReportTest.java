package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.PushReport.Progress;
import io.cartage.staging.PushReport.StockOf;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.Wish;
import io.cartage.staging.outbox.Write;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every row that the ERP wrote is counted, once. */
@OnEveryDatabase
class PushReportTest {
    @Parameter
    TestBed bed;

    private Desk desk;
    private JdbcTemplate jdbc;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
        jdbc = new JdbcTemplate(bed.database().dataSource());
    }

    @Test
    void countsTheRowsOfTheErpByWhatBecameOfThem() {
        shipments("pending", "sending", "pushed", "pushed", "pushed", "waiting", "error", "error");
        stock("pending", "pushed", "waiting");

        assertThat(progress())
                .containsExactly(
                        new Progress(desk.store(), "inventory", 1, 1, 1, 0),
                        new Progress(desk.store(), "shipments", 3, 2, 1, 2));
        assertThat(progress()).extracting(Progress::all).containsExactly(3L, 8L);
    }

    @Test
    void countsOrdersThatAreWrittenToByTheirWrites() {
        Outbox outbox = bed.database().outbox();
        List<Write> writes = outbox.open(desk.store(), "statuses", List.of(wish("1"), wish("2"), wish("3")));
        outbox.succeed(outbox.begin(writes.get(0), "{}"), "S1", "200");
        outbox.begin(writes.get(1), "{}");

        assertThat(progress()).containsExactly(new Progress(desk.store(), "statuses", 1, 2, 0, 0));
    }

    @Test
    void namesAnSkuThatTheCartHas() {
        stock("waiting", "pushed", "waiting");

        Optional<StockOf> some = bed.database().pushReport().someStock();

        assertThat(some).isPresent();
        assertThat(jdbc.queryForList(
                        "select push_status from product_qty_in_stock where store_id = ? and sku = ?",
                        String.class,
                        some.orElseThrow().storeId(),
                        some.orElseThrow().sku()))
                .containsExactly("pushed");
    }

    private List<Progress> progress() {
        return bed.database().pushReport().progress().stream()
                .filter(one -> one.storeId().equals(desk.store()))
                .toList();
    }

    private void shipments(String... states) {
        for (String state : states) {
            jdbc.update(
                    """
                    insert into external_order_shipments (store_id, shipment_no, order_no, sku, quantity, push_status)
                    values (?, 'SH-1', 'A-1', 'MUG', 1, ?)
                    """,
                    desk.store(),
                    state);
        }
    }

    private void stock(String... states) {
        for (int i = 0; i < states.length; i++) {
            jdbc.update(
                    """
                    insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at, push_status)
                    values (?, ?, 'MAIN', 1, timestamp '2026-03-01 12:00:00', ?)
                    """,
                    desk.store(),
                    "MUG-" + i,
                    states[i]);
        }
    }

    private static Wish wish(String order) {
        return new Wish("statuses" + order, "a write", Optional.of(order), Optional.empty());
    }
}
