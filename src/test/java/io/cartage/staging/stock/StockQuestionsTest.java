package io.cartage.staging.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What the ERP's rows ask of people, and what their answers release. */
@OnEveryDatabase
class StockQuestionsTest {
    @Parameter
    TestBed bed;

    private StockDesk desk;
    private StockQuestions questions;

    @BeforeEach
    void openStore() {
        desk = new StockDesk(bed);
        desk.selling("MUG").keeping(StockDesk.place("P1", "Main"));
        questions = new StockQuestions(bed.database().dataSource());
    }

    @Test
    void asksOnceForEachSkuWithItsRows() {
        for (int i = 10; i < 31; i++) {
            desk.erp("X-" + i, "MAIN", 1);
            desk.erp("X-" + i, "ATTIC", 1);
        }
        desk.erp("MUG", "MAIN", 1);
        markWaiting();

        List<StockQuestions.Sku> all = new ArrayList<>();
        Optional<StockQueue.Key> after = Optional.empty();
        do {
            StockQuestions.Skus page = questions.skus(Optional.of(desk.store()), "", after, 4);
            all.addAll(page.skus());
            after = page.next();
        } while (after.isPresent());

        assertThat(all).hasSize(21).allMatch(sku -> sku.rows() == 2);
        assertThat(all)
                .extracting(StockQuestions.Sku::sku)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(all.get(0).warehouses()).containsExactly("ATTIC", "MAIN");
        assertThat(questions
                        .skus(Optional.of(desk.store()), "x-12", Optional.empty(), 4)
                        .skus())
                .extracting(StockQuestions.Sku::sku)
                .containsExactly("X-12");
    }

    @Test
    void putsMoreRowsTogetherThanAreReadAtOnce() {
        for (int i = 0; i < StockPages.BLOCK + 3; i++) {
            desk.erp("WIDE", "W" + i, 1);
        }
        desk.erp("XTRA", "W1", 1);
        markWaiting();

        assertThat(questions
                        .skus(Optional.of(desk.store()), "", Optional.empty(), 9)
                        .skus())
                .extracting(StockQuestions.Sku::sku, StockQuestions.Sku::rows)
                .containsExactly(tuple("WIDE", StockPages.BLOCK + 3L), tuple("XTRA", 1L));
    }

    @Test
    void asksForEachWarehouseTheMostFrequentFirst() {
        desk.keeping(StockDesk.place("P1", "Main"), StockDesk.place("P2", "Twin"), StockDesk.place("P3", "twin"));
        desk.erp("MUG", "ATTIC", 1);
        desk.erp("MUG", "TWIN", 1);
        desk.erp("mug", "TWIN", 1);
        markWaiting();

        assertThat(questions.warehouses(Optional.of(desk.store())))
                .extracting(
                        StockQuestions.Warehouse::warehouse,
                        StockQuestions.Warehouse::cause,
                        StockQuestions.Warehouse::rows)
                .containsExactly(tuple("TWIN", "ambiguous-warehouse", 2L), tuple("ATTIC", "unknown-warehouse", 1L));
    }

    @Test
    void releasesWhatWaitsForTheAnswerAndNothingElse() {
        StockDesk other = new StockDesk(bed);
        other.selling("CUP");
        other.erp("x-1", "", 1);
        markWaiting(other);
        desk.erp("X-1", "MAIN", 1);
        desk.erp("x-1", "ATTIC", 1);
        desk.erp("X-10", "MAIN", 1);
        desk.erp("MUG", "ATTIC", 1);
        markWaiting();

        assertThat(questions.releaseSku(desk.store(), "X-1")).isEqualTo(2);
        assertThat(questions.releaseSku(desk.store(), "X-1")).isZero();
        assertThat(questions.releaseWarehouse(desk.store(), "attic")).isEqualTo(1);

        assertThat(desk.rows("sku", "push_status", "push_cause"))
                .containsExactly(
                        "X-1 pending null", "x-1 pending null", "X-10 waiting unknown-sku", "MUG pending null");
        assertThat(other.rows("push_status")).containsExactly("waiting");
    }

    private void markWaiting() {
        markWaiting(desk);
    }

    private static void markWaiting(StockDesk desk) {
        List<Mark> marks = new ArrayList<>();
        desk.plan().forEach(row -> row.obstacle().ifPresent(why -> marks.add(row.waiting(why))));
        desk.stock().mark(desk.store(), marks);
    }
}
