package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Choice;
import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.StagingItem;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestOrder;
import io.cartage.staging.desk.BookedOrder.Buyer;
import io.cartage.staging.desk.BookedOrder.Preview;
import io.cartage.staging.desk.OrderBook.Part;
import io.cartage.staging.desk.OrderKeys.Progress;
import io.cartage.staging.desk.OrderQuestion.Became;
import io.cartage.staging.desk.OrderQuestion.Erp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** All orders that were ever seen: found, filtered, and paged through in both directions. */
@OnEveryDatabase
class OrderBookTest {
    @Parameter
    TestBed bed;

    private Desk desk;
    private OrderBook book;
    private OrderKeys keys;

    @BeforeEach
    void open() {
        desk = bed.desk();
        book = new OrderBook(bed.database().dataSource());
        keys = new OrderKeys(bed.database().dataSource());
    }

    private OrderQuestion mine() {
        return OrderQuestion.ALL.in(desk.store());
    }

    private void stageOneAfterTheOther(StagingItem... items) {
        for (int i = 0; i < items.length; i++) {
            desk.at(Desk.NOW.plusSeconds(i)).stage(items[i]);
        }
    }

    private List<String> ids(OrderQuestion question) {
        return book.page(question, Optional.empty(), 50).orders().stream()
                .map(BookedOrder::cartOrderId)
                .toList();
    }

    @Test
    void showsWhateverBecameOfAnOrderTheNewestFirst() {
        stageOneAfterTheOther(
                bed.order(1).staged(),
                bed.order(2).quarantined("a line has no SKU", "and more"),
                bed.order(3).filtered("status is Incomplete"),
                bed.order(4).quarantined("no price"));
        bed.database().quarantine().drop(desk.store(), new Choice.Named(List.of("4")), "jane", "a test");

        List<BookedOrder> all = book.page(mine(), Optional.empty(), 50).orders();

        assertThat(all).extracting(BookedOrder::cartOrderId).containsExactly("4", "3", "2", "1");
        assertThat(all)
                .extracting(BookedOrder::became)
                .containsExactly(Became.DROPPED, Became.FILTERED, Became.QUARANTINED, Became.STAGED);
        assertThat(all.get(0).reasons()).containsExactly("dropped by jane: a test");
        assertThat(all.get(2).reasons()).containsExactly("a line has no SKU", "and more");
        assertThat(all.get(3)).satisfies(staged -> {
            assertThat(staged.orderNo()).contains("A-1");
            assertThat(staged.buyer().name()).isEqualTo("Zoë Ångström");
            assertThat(staged.total().orElseThrow()).isEqualByComparingTo("20");
            assertThat(staged.currency()).isEqualTo("USD");
            assertThat(staged.erp()).contains(Erp.PENDING);
            assertThat(staged.seenAt()).isEqualTo(Desk.NOW);
        });
        assertThat(book.find(desk.store(), "2")).contains(all.get(2));
        assertThat(book.find(desk.store(), "9")).isEmpty();
    }

    @Test
    void leavesOutWhatIsNotAskedFor() {
        stageOneAfterTheOther(
                bed.order(1).staged(),
                bed.order(2).quarantined("a line has no SKU"),
                bed.order(3).filtered("status is Incomplete"),
                bed.order(4).quarantined("no price"),
                bed.order(5).staged(),
                bed.order(6).quarantined("no price"));
        bed.database().quarantine().drop(desk.store(), new Choice.Named(List.of("4")), "jane", "a test");
        desk.acknowledge("1", "imported");

        assertThat(ids(mine().of(Became.STAGED))).containsExactly("5", "1");
        assertThat(ids(mine().of(Became.FILTERED))).containsExactly("3");
        assertThat(ids(mine().of(Became.DROPPED))).containsExactly("4");
        assertThat(ids(mine().because("no price"))).containsExactly("6");
        assertThat(ids(mine().of(Erp.IMPORTED))).containsExactly("1");
        assertThat(ids(mine().of(Erp.PENDING).of(Became.STAGED))).containsExactly("5");
        assertThat(ids(mine().of(Erp.PENDING).of(Became.DROPPED))).isEmpty();
        assertThat(ids(mine().between(Optional.of(Desk.NOW.plusSeconds(1)), Optional.of(Desk.NOW.plusSeconds(3)))))
                .containsExactly("3", "2");
        assertThat(ids(OrderQuestion.ALL.in("nobody"))).isEmpty();
        assertThat(book.count(mine())).isEqualTo(6);
        assertThat(book.count(mine().of(Became.QUARANTINED))).isEqualTo(2);
    }

    @Test
    void goesForthAndBackWithoutLosingOrRepeatingAnOrder() {
        List<StagingItem> page = new ArrayList<>();
        for (int id = 1; id <= 7; id++) {
            TestOrder order = bed.order(id);
            page.add(id % 3 == 0 ? order.quarantined("no price") : order.staged());
        }
        desk.stage(page); // all at the same moment
        desk.at(Desk.NOW.plusSeconds(1))
                .stage(bed.order(8).staged(), bed.order(9).filtered("a test"));

        for (OrderQuestion question : List.of(mine(), mine().of(Became.STAGED), mine().of(Erp.PENDING))) {
            List<String> all = ids(question);
            List<String> forth = new ArrayList<>();
            Part part = book.page(question, Optional.empty(), 2);
            assertThat(part.newer()).isEmpty();
            List<Part> parts = new ArrayList<>(List.of(part));
            while (part.older().isPresent()) {
                part = book.page(question, reread(part.older()), 2);
                parts.add(part);
            }
            parts.forEach(one -> one.orders().forEach(order -> forth.add(order.cartOrderId())));
            assertThat(forth).isEqualTo(all);
            for (int i = parts.size() - 2; i >= 0; i--) {
                part = book.page(question, reread(part.newer()), 2);
                assertThat(part).isEqualTo(parts.get(i));
            }
        }
    }

    private static Optional<OrderMark> reread(Optional<OrderMark> mark) {
        return mark.flatMap(some -> OrderMark.of(some.text()));
    }

    @Test
    void pagesThroughTheOrdersOfAllStores() {
        Desk other = bed.desk();
        Instant later = Desk.NOW.plusSeconds(1000);
        desk.at(later).stage(bed.order(1).staged(), bed.order(3).quarantined("no price"));
        other.at(later).stage(bed.order(1).staged(), bed.order(2).quarantined("no price"));

        Part first = book.page(OrderQuestion.ALL, Optional.empty(), 3);
        Part second = book.page(OrderQuestion.ALL, first.older(), 1);
        Part held = book.page(OrderQuestion.ALL.of(Became.QUARANTINED), Optional.empty(), 2);

        assertThat(first.orders()).extracting(BookedOrder::cartOrderId).containsExactly("3", "2", "1");
        assertThat(second.orders()).extracting(BookedOrder::cartOrderId).containsExactly("1");
        assertThat(held.orders()).extracting(BookedOrder::storeId).containsExactly(desk.store(), other.store());
        assertThat(book.stores()).contains(desk.store(), other.store());
    }

    @Test
    void findsByNumberIdNameAddressAndSku() {
        stageOneAfterTheOther(
                bed.order(101)
                        .with("bill_name", "Mei Tanaka")
                        .with("bill_email", "Mei@Example.com")
                        .staged(),
                bed.order(102)
                        .with("bill_name", "Zoë Ångström")
                        .withLine("sku", "HAT-1")
                        .staged(),
                bed.order(103).quarantined("no price"));
        keys.fill(desk.store(), 500, 9, OrderBookTest::preview);

        assertThat(ids(mine().about(" a-101 "))).containsExactly("101");
        assertThat(ids(mine().about("102"))).containsExactly("102");
        assertThat(ids(mine().about("tanaka"))).containsExactly("101");
        assertThat(ids(mine().about("TAN me"))).containsExactly("101");
        assertThat(ids(mine().about("angs"))).containsExactly("102");
        assertThat(ids(mine().about("mei@example.com"))).containsExactly("101");
        assertThat(ids(mine().about("hat-1"))).containsExactly("102");
        assertThat(ids(mine().about("mug"))).containsExactly("101");
        assertThat(ids(mine().about("tanaka").of(Became.QUARANTINED))).isEmpty();
        assertThat(ids(mine().about("anaka"))).isEmpty();
        assertThat(ids(mine().about("'; drop table s_orders; --"))).isEmpty();
        assertThat(ids(mine().about("held"))).as("of an order without rows").containsExactly("103");
        assertThat(ids(mine().about("n-7"))).containsExactly("103");
        assertThat(ids(mine().about("mystery"))).containsExactly("103");
        assertThat(book.count(mine().about("held"))).isEqualTo(1);
    }

    private static Optional<Preview> preview(String payload) {
        return Optional.of(new Preview(
                Optional.of("N-7"),
                new Buyer("Olga Held", "olga@example.com"),
                Optional.of(BigDecimal.TEN),
                "EUR",
                Optional.empty(),
                List.of("MYSTERY")));
    }

    @Test
    void pagesThroughWhatASearchFound() {
        stageOneAfterTheOther(
                bed.order(1).staged(),
                bed.order(2).staged(),
                bed.order(3).staged(),
                bed.order(4).filtered("a test"));
        keys.fill(desk.store(), 500, 9, payload -> Optional.empty());
        OrderQuestion question = mine().about("zoe");

        Part first = book.page(question, Optional.empty(), 2);
        Part second = book.page(question, first.older(), 2);

        assertThat(first.orders()).extracting(BookedOrder::cartOrderId).containsExactly("3", "2");
        assertThat(second.orders()).extracting(BookedOrder::cartOrderId).containsExactly("1");
        assertThat(second.older()).isEmpty();
        assertThat(book.page(question, second.newer(), 2)).isEqualTo(first);
    }

    @Test
    void fillsTheWordsOfAnArchivePartByPart() {
        for (int part = 0; part < 4; part++) {
            desk.at(Desk.NOW.plusSeconds(60L * part))
                    .stage(bed.order(10 + part).staged(), bed.order(20 + part).filtered("a test"));
        }

        assertThat(keys.fill(desk.store(), 3, 1, OrderBookTest::preview)).isEqualTo(new Progress(4, false));
        assertThat(ids(mine().about("zoe"))).as("whole pages").containsExactly("11", "10");
        OrderKeys another = new OrderKeys(bed.database().dataSource());
        assertThat(another.fill(desk.store(), 2, 9, OrderBookTest::preview))
                .as("the last page is read again, once, in case clocks differ")
                .isEqualTo(new Progress(6, true));
        assertThat(another.fill(desk.store(), 100, 9, OrderBookTest::preview)).isEqualTo(new Progress(0, true));
        assertThat(ids(mine().about("zoe"))).containsExactly("13", "12", "11", "10");

        desk.at(Desk.NOW.plusSeconds(500))
                .stage(bed.order(13)
                        .changedAfter(5)
                        .with("bill_name", "Ann Other")
                        .staged());
        keys.fill(desk.store(), 100, 9, OrderBookTest::preview);
        assertThat(ids(mine().about("zoe"))).containsExactly("12", "11", "10");
        assertThat(ids(mine().about("other"))).containsExactly("13");
    }

    @Test
    void takesNoOtherTextForAMark() {
        assertThat(OrderMark.of("")).isEmpty();
        assertThat(OrderMark.of("o12~x~1")).isEmpty();
        assertThat(OrderMark.of("o999999999999.0~x~1")).isEmpty();
        OrderMark mark = new OrderMark(Desk.NOW, "7~8", "shop", true);
        assertThat(OrderMark.of(mark.text())).contains(mark);
    }
}
