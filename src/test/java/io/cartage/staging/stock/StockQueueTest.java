package io.cartage.staging.stock;

import static io.cartage.staging.stock.StockDesk.NOON;
import static io.cartage.staging.stock.StockDesk.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.Desk;
import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.stock.StockQueue.Entry;
import io.cartage.staging.stock.StockQueue.Filter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The ERP's rows of stock, page by page. */
@OnEveryDatabase
class StockQueueTest {
    @Parameter
    TestBed bed;

    private StockDesk desk;
    private StockQueue queue;

    @BeforeEach
    void openStore() {
        desk = new StockDesk(bed);
        queue = new StockQueue(bed.database().dataSource(), Desk.CLOCK);
    }

    @Test
    void showsEachRowOnceInTheOrderOfItsNames() {
        StockDesk other = new StockDesk(bed);
        for (int i = 0; i < 23; i++) {
            desk.erp("SKU-" + i, i % 2 == 0 ? "" : "MAIN", i);
            other.erp("SKU-" + i, "MAIN", i);
        }
        List<String> stores = List.of(desk.store(), other.store());

        List<Entry> all = read(Filter.ALL, 7).stream()
                .filter(entry -> stores.contains(entry.storeId()))
                .toList();

        assertThat(all).hasSize(46).doesNotHaveDuplicates();
        assertThat(all).extracting(Entry::storeId).isSorted();
        assertThat(read(store(desk), 5))
                .hasSize(23)
                .extracting(entry -> entry.row().sku())
                .isSorted();
    }

    @Test
    void showsEachRowOfAStatusOnceWhateverItsCause() {
        for (int i = 0; i < 30; i++) {
            desk.erp("SKU-" + i, "", i);
            String cause = List.of("", "unknown-sku", "untracked").get(i % 3);
            mark("SKU-" + i, i % 5 == 0 ? "pending" : "waiting", cause);
        }

        for (String status : List.of("pending", "waiting")) {
            Filter filter =
                    new Filter(Optional.of(desk.store()), Optional.of(status), Optional.empty(), Optional.empty(), "");
            assertThat(read(filter, 4))
                    .as(status)
                    .hasSize(status.equals("pending") ? 6 : 24)
                    .doesNotHaveDuplicates()
                    .allMatch(entry -> entry.row().answer().status().equals(status));
        }
        assertThat(read(because("untracked"), 3))
                .hasSize(8)
                .allMatch(entry -> entry.row().answer().cause().equals(Optional.of("untracked")));
        assertThat(read(because(""), 3))
                .hasSize(8)
                .allMatch(entry -> entry.row().answer().cause().isEmpty());
    }

    @Test
    void findsASkuByItsFirstLetters() {
        for (String sku : List.of("MUG-1", "MUG-2", "mug-3", "Cup", "100%", "100-A", "A_B", "AXB", "Ł\\1")) {
            desk.erp(sku, "", 1);
        }

        assertThat(skus("MUG")).containsExactlyInAnyOrder("MUG-1", "MUG-2", "mug-3");
        assertThat(skus("mug")).containsExactlyInAnyOrder("MUG-1", "MUG-2", "mug-3");
        assertThat(skus(" Cup ")).containsExactly("Cup");
        assertThat(skus("100%")).containsExactly("100%");
        assertThat(skus("A_")).containsExactly("A_B");
        assertThat(skus("Ł\\")).containsExactly("Ł\\1");
        assertThat(skus("'; drop table s_orders; --")).isEmpty();
    }

    private List<String> skus(String begin) {
        Filter filter =
                new Filter(Optional.of(desk.store()), Optional.empty(), Optional.empty(), Optional.empty(), begin);
        return read(filter, 2).stream().map(entry -> entry.row().sku()).toList();
    }

    @Test
    void judgesRowsAsThePlanDoes() {
        desk.selling("MUG", "CUP", "TWICE", "Twice").keeping(place("P1", "Main"), place("P2", "Outlet"));
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "OUTLET", 20);
        desk.erp("cup", "Main", 8);
        desk.erp("ERP-CUP", "Outlet", 7);
        desk.erp("TWICE", "MAIN", 3);
        desk.erp("NONE", "MAIN", 3);
        desk.erp("CUP", "NOWHERE", 3);
        desk.order("1", "MUG", 2);
        desk.order("2", "mug", 3, "Main");
        desk.order("3", "CUP", 1, "Outlet");
        desk.order("4", "ERP-CUP", 2);
        desk.imported("4", NOON.plusSeconds(60));
        StockRules rules = new StockRules(Map.of(), "", Map.of("ERP-CUP", "Cup"));

        List<StockRow> judged = queue.page(store(desk), Optional.empty(), 100, store -> rules).entries().stream()
                .map(Entry::row)
                .toList();

        assertThat(judged).containsExactlyInAnyOrderElementsOf(desk.plan(rules));
        assertThat(judged).extracting(StockRow::openUnits).anyMatch(units -> units.signum() > 0);
    }

    @Test
    void knowsALevelWhoseWriteHasNoEndYet() {
        desk.selling("MUG", "CUP");
        desk.erp("MUG", "", 5);
        desk.erp("CUP", "", 5);
        desk.tables()
                .sql(
                        """
                        insert into cartage_outbox
                            (store_id, flow, subject_key, subject, write_key, state, created_at, next_at)
                        values (?, 'inventory', ?, '1 stock level', ?, 'sending', ?, ?)
                        """,
                        desk.store(),
                        desk.store(),
                        desk.store(),
                        Jdbc.utc(NOON),
                        Jdbc.utc(NOON));
        long write = Long.parseLong(desk.tables()
                .rows("select id from cartage_outbox where store_id = ?", desk.store())
                .get(0));
        StockRow mug = desk.plan().get(0);
        desk.stock().sending(desk.store(), List.of(mug.level(BigDecimal.ONE)), write);

        assertThat(read(store(desk), 9))
                .extracting(entry -> entry.row().sku(), Entry::isUnderway)
                .containsExactlyInAnyOrder(tuple("MUG", true), tuple("CUP", false));
    }

    @Test
    void letsTheNextPushLookAtChosenRowsAnew() {
        for (String sku : List.of("A", "B", "C")) {
            desk.erp(sku, "", 1);
        }
        mark("A", "error", "refused");
        mark("B", "pushed", "");
        List<Long> ids =
                read(store(desk), 9).stream().map(entry -> entry.row().id()).toList();

        assertThat(queue.retry(ids)).isEqualTo(1);

        assertThat(desk.rows("push_status", "push_cause"))
                .containsExactlyInAnyOrder("pending null", "pushed null", "pending null");
        assertThat(queue.retry(List.of())).isZero();
        assertThat(queue.counts(Optional.of(desk.store()))).isEqualTo(Map.of("pending", 2L, "pushed", 1L));
    }

    private void mark(String sku, String status, String cause) {
        desk.tables()
                .sql(
                        "update product_qty_in_stock set push_status = ?, push_cause = ? where store_id = ? and sku = ?",
                        status,
                        cause.isEmpty() ? null : cause,
                        desk.store(),
                        sku);
    }

    private Filter because(String cause) {
        return new Filter(Optional.of(desk.store()), Optional.of("waiting"), Optional.of(cause), Optional.empty(), "");
    }

    private static Filter store(StockDesk desk) {
        return new Filter(Optional.of(desk.store()), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /** All pages of this size, one after another. */
    private List<Entry> read(Filter filter, int size) {
        List<Entry> all = new ArrayList<>();
        Optional<StockQueue.Key> after = Optional.empty();
        do {
            StockQueue.Page page = queue.page(filter, after, size, store -> StockRules.NONE);
            assertThat((Collection<Entry>) page.entries()).hasSizeLessThanOrEqualTo(size);
            all.addAll(page.entries());
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
