package io.cartage.staging.stock;

import static io.cartage.staging.stock.StockDesk.NOON;
import static io.cartage.staging.stock.StockDesk.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.cartage.staging.Desk;
import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.Transactions;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What the cart has acknowledged, and what people read on the ERP's rows. */
@OnEveryDatabase
class StockBookTest {
    private static final Obstacle CAUSE = new Obstacle("unknown-sku", "no item of the cart has the SKU 'MUG'");

    @Parameter
    TestBed bed;

    private StockDesk desk;
    private StockBook stock;
    private String store;

    @BeforeEach
    void openStore() {
        desk = new StockDesk(bed);
        stock = desk.stock();
        store = desk.store();
        desk.selling("MUG", "CUP");
    }

    @Test
    void knowsWhatTheCartHasOnceItIsPushed() {
        desk.erp("MUG", "", 10);

        desk.push(1, 7);

        StockRow row = desk.only();
        assertThat(desk.known()).contains(7);
        assertThat(row.level().is(new BigDecimal("7"))).isTrue();
        assertThat(row.level().outboxId()).contains(1L);
        assertThat(row.level().since()).isPresent();
        assertThat(desk.rows("push_status", "pushed_qty", "pushed_at is not null", "push_cause", "push_message"))
                .containsExactly(
                        bed.kind().name().equals("H2") ? "pushed 7.0000 TRUE null null" : "pushed 7.0000 t null null");
    }

    @Test
    void knowsNothingNewWhileLevelsAreOnTheirWay() {
        desk.erp("MUG", "", 10);
        desk.push(1, 7);

        stock.sending(store, desk.levels(5), 2);

        assertThat(desk.known()).contains(7);
        assertThat(desk.only().level().outboxId()).contains(2L);
    }

    @Test
    void plansAgainWhatIsInDoubt() {
        desk.erp("MUG", "", 10);
        desk.erp("CUP", "", 20);
        desk.push(1, 10, 20);
        stock.sending(store, desk.levels(9), 2);

        stock.doubt(store, 2);

        assertThat(desk.plan())
                .extracting(row -> row.level().quantity().map(BigDecimal::intValueExact))
                .containsExactly(Optional.empty(), Optional.of(20));
    }

    @Test
    void doubtsNoLevelsOfAnotherStore() {
        desk.erp("MUG", "", 10);
        desk.push(7, 10);

        stock.doubt(bed.newStore(), 7);

        assertThat(desk.known()).contains(10);
    }

    @Test
    void seesWhatTheErpWroteWhileItsOldNumberWasOnTheWay() {
        desk.erp("MUG", "", 10);
        List<Level> sent = desk.levels(10);
        stock.sending(store, sent, 1);
        desk.erpChanges("MUG", 4, NOON.plusSeconds(1));

        stock.pushed(store, sent, 1);

        assertThat(desk.known()).contains(10);
        assertThat(desk.only().available()).isEqualByComparingTo("4");
        assertThat(desk.rows("push_status", "pushed_qty")).containsExactly("pending null");
    }

    @Test
    void ignoresALateAcknowledgementOfLevelsThatALaterWriteTookAlong() {
        desk.erp("MUG", "", 10);
        List<Level> slow = desk.levels(10);
        stock.sending(store, slow, 1);
        stock.doubt(store, 1);
        desk.push(2, 6);

        stock.pushed(store, slow, 1);

        assertThat(desk.known()).contains(6);
    }

    @Test
    void keepsPlacesOfAnItemApart() {
        desk.keeping(place("P1", "Main"), place("P2", "Outlet"));
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "OUTLET", 20);

        desk.push(1, 10, 20);

        assertThat(desk.plan())
                .extracting(row -> row.level().quantity().map(BigDecimal::intValueExact))
                .containsExactly(Optional.of(10), Optional.of(20));
    }

    @Test
    void believesWhatTheCartTells() {
        desk.erp("MUG", "", 10);
        stock.levels(store, List.of(new ReadLevel("item-1", "P1", new BigDecimal("3"), false)));
        assertThat(desk.known()).contains(3);
        assertThat(desk.only().level().active()).isFalse();
        assertThat(desk.only().level().is(new BigDecimal("3"))).isFalse();

        desk.push(1, 3);

        assertThat(desk.only().level().active()).isTrue();
        assertThat(desk.only().level().is(new BigDecimal("3"))).isTrue();

        stock.levels(store, List.of(new ReadLevel("item-1", "P1", new BigDecimal("2"), true)));
        assertThat(desk.known()).contains(2);
    }

    @Test
    void forgetsWhatTheCartHas() {
        desk.erp("MUG", "", 10);
        desk.push(1, 10);

        stock.forget(store);

        assertThat(desk.known()).isEmpty();
    }

    @Test
    void takesThousandsOfLevelsAtOnce() {
        List<CatalogItem> items = new ArrayList<>();
        for (int i = 1; i <= 1200; i++) {
            items.add(StockDesk.item("many-" + i, "SKU-" + i));
            desk.erp("SKU-" + i, "", i);
        }
        desk.catalog().upsert(store, items);

        desk.push(1, IntStream.rangeClosed(1, 1200).toArray());

        assertThat(desk.plan()).allMatch(row -> row.level().is(row.available()));
        assertThat(desk.rows("push_status")).containsOnly("pushed");
    }

    @Test
    void judgesEachRowOnceAndAsItStandsAtItsTurn() {
        IntStream.rangeClosed(1, 2001).forEach(i -> desk.erp("SKU-" + i, "", 1));
        PlannedRows planned = stock.plan(store, StockRules.NONE);
        List<StockRow> rows = new ArrayList<>(planned.next());

        desk.erpChanges("SKU-1", 5, StockDesk.NOON.plusSeconds(1));
        desk.erpChanges("SKU-2001", 5, StockDesk.NOON.plusSeconds(1));
        rows.addAll(planned.next());

        assertThat(planned.next()).isEmpty();
        assertThat(rows).extracting(StockRow::sku).hasSize(2001).doesNotHaveDuplicates();
        assertThat(rows.get(0).available()).isEqualByComparingTo("1");
        assertThat(rows.get(2000).available()).isEqualByComparingTo("5");
    }

    @Test
    void takesEverythingBackWithTheTransactionAroundIt() {
        desk.erp("MUG", "", 10);
        List<Level> sent = desk.levels(10);
        stock.sending(store, sent, 1);
        Transactions transactions = new Transactions(bed.database().dataSource());

        assertThatThrownBy(() -> transactions.inOne(() -> {
                    stock.pushed(store, sent, 1);
                    throw new IllegalStateException("the outbox can't be written");
                }))
                .hasMessage("the outbox can't be written");

        assertThat(desk.known()).isEmpty();
        assertThat(desk.rows("push_status", "pushed_qty")).containsExactly("pending null");
    }

    @Test
    void marksRowsWithTheirCause() {
        desk.erp("MUG", "", 10);
        desk.erp("CUP", "", 10);
        List<StockRow> rows = desk.plan();

        int written = stock.mark(
                store,
                List.of(
                        rows.get(1).refused(new Obstacle("refused", "too\n many")),
                        rows.get(0).waiting(CAUSE)));

        assertThat(written).isEqualTo(2);
        assertThat(desk.rows("push_status", "push_cause", "push_message"))
                .containsExactly("waiting unknown-sku no item of the cart has the SKU 'MUG'", "error refused too many");
    }

    @Test
    void writesNoMarkThatStandsAlready() {
        desk.erp("MUG", "", 10);
        stock.mark(store, List.of(desk.only().waiting(CAUSE)));
        StockRow row = desk.only();

        assertThat(row.waiting(CAUSE).stands(row.answer())).isTrue();
        assertThat(stock.mark(store, List.of(row.waiting(CAUSE)))).isZero();
        assertThat(stock.mark(store, List.of(row.waiting(new Obstacle("unknown-sku", "another word")))))
                .isEqualTo(1);
    }

    @Test
    void tellsARefusalFromOneThatTheErpHasAnsweredSince() {
        Obstacle refusal = new Obstacle("refused", "the cart says no");
        desk.erp("MUG", "", 10);
        stock.mark(store, List.of(desk.only().refused(refusal)));
        StockRow refused = desk.only();
        assertThat(refused.answer().pushedAt()).contains(Desk.NOW);
        assertThat(refused.refused(refusal).stands(refused.answer())).isTrue();

        desk.tables()
                .sql(
                        "update product_qty_in_stock set updated_at = ? where store_id = ?",
                        Jdbc.utc(Desk.NOW.plusSeconds(1)),
                        store);

        StockRow answered = desk.only();
        assertThat(answered.refused(refusal).stands(answered.answer())).isFalse();
    }

    @Test
    void clearsTheCauseOnceARowIsPushed() {
        desk.erp("MUG", "", 10);
        stock.mark(store, List.of(desk.only().waiting(CAUSE)));

        stock.mark(store, List.of(desk.only().pushed(new BigDecimal("10"))));

        assertThat(desk.rows("push_status", "push_cause", "push_message", "pushed_qty"))
                .containsExactly("pushed null null 10.0000");
    }

    @Test
    void neverTouchesTheColumnsOfTheErp() {
        desk.erp("MUG", "", 10);
        String columns = "sku, warehouse, qty_on_hand, qty_committed, qty_available, updated_at";
        List<String> before = desk.rows(columns);

        desk.push(1, 3);
        stock.mark(store, List.of(desk.only().waiting(CAUSE)));

        assertThat(desk.rows(columns)).isEqualTo(before);
    }

    @Test
    void leavesARowAloneThatTheErpWroteSinceItWasJudged() {
        desk.erp("MUG", "", 10);
        StockRow judged = desk.only();
        desk.erpChanges("MUG", 4, NOON.plusSeconds(1));

        assertThat(stock.mark(store, List.of(judged.waiting(CAUSE)))).isZero();

        assertThat(desk.rows("push_status")).containsExactly("pending");
    }

    @Test
    void doesNotWaitForRowsThatTheErpHolds() throws SQLException {
        desk.erp("MUG", "", 10);
        desk.erp("CUP", "", 20);
        List<StockRow> rows = desk.plan();
        List<Level> sent = desk.levels(10, 20);
        stock.sending(store, sent, 1);
        try (Connection erp = desk.connection();
                Statement statement = erp.createStatement()) {
            erp.setAutoCommit(false);
            statement.execute("update product_qty_in_stock set qty_available = 4 where id = "
                    + rows.get(0).id());

            stock.pushed(store, sent, 1);
            int marked = stock.mark(
                    store, rows.stream().map(row -> row.waiting(CAUSE)).toList());
            erp.rollback();
            erp.setAutoCommit(true);

            assertThat(marked).isEqualTo(1);
        }
        assertThat(desk.rows("push_status")).containsExactly("pending", "waiting");
        assertThat(desk.plan()).allMatch(row -> row.level().is(row.available()));
    }

    @Test
    void countsWhatWaitsByCause() {
        for (String sku : List.of("A", "B", "C", "D", "MUG")) {
            desk.erp(sku, "", 1);
        }
        List<StockRow> rows = desk.plan();
        List<Mark> marks = new ArrayList<>();
        rows.forEach(row -> row.obstacle().ifPresent(why -> marks.add(row.waiting(why))));
        marks.add(rows.get(4).refused(new Obstacle("refused", "the cart says no")));

        stock.mark(store, marks);

        List<WaitingRows> waiting = stock.waiting(Optional.of(store), 2);
        assertThat(waiting)
                .extracting(WaitingRows::status, WaitingRows::cause, WaitingRows::count)
                .containsExactly(tuple("waiting", "unknown-sku", 4L), tuple("error", "refused", 1L));
        assertThat(waiting.get(0).samples()).extracting(WaitingRows.Sample::sku).containsExactly("A", "B");
        assertThat(waiting.get(1).samples()).containsExactly(new WaitingRows.Sample("MUG", "", "the cart says no"));
        assertThat(stock.waiting(Optional.of(bed.newStore()), 2)).isEmpty();
    }

    @Test
    void triesRefusedRowsAgainWhenAPersonSaysSo() {
        desk.erp("MUG", "", 1);
        desk.erp("NONE", "", 1);
        List<StockRow> rows = desk.plan();
        stock.mark(
                store,
                List.of(
                        rows.get(0).refused(new Obstacle("refused", "the cart says no")),
                        rows.get(1).waiting(CAUSE)));
        assertThat(stock.waiting(Optional.empty(), 1))
                .extracting(WaitingRows::storeId)
                .contains(store);

        assertThat(stock.retry(store, "another-cause")).isZero();
        assertThat(stock.retry(bed.newStore(), "refused")).isZero();
        assertThat(stock.retry(store, "refused")).isEqualTo(1);

        assertThat(desk.rows("push_status", "push_message").get(0)).isEqualTo("pending null");
        assertThat(desk.rows("push_status").get(1)).isEqualTo("waiting");
        assertThat(stock.waiting(Optional.empty(), 1))
                .extracting(WaitingRows::storeId)
                .contains(store);
    }

    @Test
    void letsWhoPlansWriteBetweenTheBlocks() {
        desk.erp("MUG", "", 10);
        desk.erp("POT", "", 10);

        PlannedRows planned = stock.plan(store, StockRules.NONE);
        for (List<StockRow> block = planned.next(); !block.isEmpty(); block = planned.next()) {
            for (StockRow row : block) {
                stock.mark(
                        store, List.of(row.obstacle().map(row::waiting).orElseGet(() -> row.pushed(row.available()))));
            }
        }

        assertThat(desk.rows("push_status", "push_cause")).containsExactly("pushed null", "waiting unknown-sku");
    }
}
