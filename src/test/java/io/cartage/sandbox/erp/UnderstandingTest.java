package io.cartage.sandbox.erp;

import static io.cartage.sandbox.erp.Office.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.erp.ErpSettings.Shares;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.outbox.Shipments;
import io.cartage.staging.outbox.Split;
import io.cartage.staging.stock.StockBook;
import io.cartage.staging.stock.StockDesk;
import io.cartage.staging.stock.StockRow;
import io.cartage.staging.stock.StockRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulated ERP and Cartage read the contract alike. */
class UnderstandingTest {
    private static final ErpSettings SETTINGS =
            ErpSettings.of(Office.STORE, "EAST", "WEST").withUnitsOfNew(200).with(new Shares(20, 60, 30, 10, 50, 0));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyShipmentOfTheErpIsPlannedOnce(TestDatabase kind) {
        Office office = new Office(kind);
        for (int i = 0; i < 20; i++) {
            office.stage(line("MUG", 3), line("CUP", 2), line("MUG", 1));
        }
        SandboxErp erp = office.erp(SETTINGS);
        Shipments shipments = new Shipments(office.dataSource(), office.clock());

        int errors = 0;
        int corrected = 0;
        for (int round = 0; round < 30; round++) {
            corrected += erp.workOnce().corrected();
            errors += shipments.plan(Office.STORE, Split.WAREHOUSE, Set.of()).errors();
        }

        assertThat(errors).isPositive().isEqualTo(corrected);
        assertThat(office.rows("select distinct push_status from external_order_shipments"))
                .containsExactly("sending");
        assertThat(erp.books().unitsShipped()).isEqualByComparingTo("120");
        assertThat(office.row("select sum(quantity) from cartage_shipment_line"))
                .isEqualTo("120");
    }

    /** Whatever the round: free in the ERP less what it doesn't know of is what was there less all that was sold. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyOrderIsSubtractedFromTheStockOnce(TestDatabase kind) {
        Office office = new Office(kind);
        SandboxErp erp = office.erp(ErpSettings.of(Office.STORE, "EAST")
                .withItems(List.of("MUG"), 500)
                .with(new Shares(30, 50, 0, 0, 0, 0))
                .with(new ErpSettings.Pace(3, 1, 2, 1, 4)));
        StockBook book = new StockBook(office.dataSource(), office.clock());
        List<BigDecimal> missing = new ArrayList<>();
        int sold = 0;

        for (int round = 1; round <= 24; round++) {
            office.stage(line("MUG", round % 5 + 1));
            sold += round % 5 + 1;
            erp.workOnce();
            BigDecimal expected = BigDecimal.valueOf(500L - sold);
            for (StockRow row : StockDesk.all(book.plan(Office.STORE, StockRules.NONE))) {
                missing.add(row.available().subtract(row.openUnits()).subtract(expected));
            }
        }

        assertThat(missing).hasSize(21).allSatisfy(units -> assertThat(units).isZero());
    }
}
