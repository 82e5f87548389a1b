package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Orders that the database refuses: they alone are held back, and nobody's data gets into a reason. */
@OnEveryDatabase
class StagingFaultsTest {
    private static final Instant POSITION = Instant.parse("2026-03-01T08:00:00Z");

    @Parameter
    TestBed bed;

    private Desk desk;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
    }

    @Test
    void holdsBackOneBadOrderOfTwoHundredAndFifty() {
        List<StagingItem> page = new ArrayList<>(bed.page(250));
        page.set(99, bed.order("100").with("bill_name", "Jane Roe ".repeat(40)).staged());

        PageResult result = desk.stage(page, POSITION);

        assertThat(result.counts()).isEqualTo(new Counts(250, 249, 0, 1, 0));
        assertThat(result.outcomes().get(99))
                .isEqualTo(new Outcome.Quarantined(
                        "100",
                        List.of("a value is too long for its column: s_orders.bill_name holds 255 characters, "
                                + "but the text has 360 (SQL state 22001)"),
                        false));
        assertThat(desk.orders("cart_order_id")).hasSize(249).doesNotContain("100");
        assertThat(desk.cursor()).map(Cursor::position).contains(POSITION);
        assertThat(desk.runs("seen", "staged", "quarantined")).containsExactly("250 249 1");
    }

    @Test
    void namesTheColumnThatIsEmptyAndNothingElse() {
        desk.sql("alter table s_orders add column route_code varchar(10)");
        desk.sql("update s_orders set route_code = '-'");
        desk.sql("alter table s_orders alter column route_code set not null");

        PageResult result =
                desk.stage(bed.order("1").with("bill_name", "Jane Roe").staged());

        desk.sql("alter table s_orders drop column route_code");
        assertThat(reason(result)).isEqualTo("a column that must be filled is empty: route_code (SQL state 23502)");
    }

    @Test
    void namesTheCheckThatRefusesAValue() {
        desk.sql("alter table s_orders add constraint no_tiny_orders check (order_total <> 4.99)");

        PageResult result = desk.stage(
                bed.order("1").with("order_total", new BigDecimal("4.9900")).staged());

        desk.sql("alter table s_orders drop constraint no_tiny_orders");
        assertThat(reason(result)).startsWith("a check of the database refuses a value: no_tiny_orders (SQL state 235");
    }

    @Test
    void keepsPersonalDataOutOfReasons() {
        desk.sql("create unique index one_name on s_orders (bill_name)");
        desk.stage(bed.order("1").with("bill_name", "Jane Roe").staged());

        PageResult result =
                desk.stage(bed.order("2").with("bill_name", "Jane Roe").staged());

        desk.sql("drop index one_name");
        assertThat(reason(result))
                .startsWith("such a row stands in the database already, not put there by this flow")
                .doesNotContain("Jane", "Roe");
    }

    @Test
    void refusesAmountsThatTheColumnWouldRound() {
        PageResult result = desk.stage(
                bed.order("1").with("order_total", new BigDecimal("20.00005")).staged(),
                bed.order("2").with("order_total", new BigDecimal("20.000000")).staged());

        assertThat(reason(result)).isEqualTo("s_orders.order_total keeps 4 decimals, but the value is 20.00005");
        assertThat(desk.orders("cart_order_id", "order_total")).containsExactly("2 20.0000");
    }

    @Test
    void refusesNumbersThatTheColumnCannotHold() {
        PageResult result = desk.stage(
                bed.order("1").with("order_total", new BigDecimal("1e15")).staged(),
                bed.order("2").staged());

        assertThat(reason(result))
                .startsWith(
                        bed.kind() == TestDatabase.H2
                                ? "a value is too long for its column: order_total"
                                : "a number is too large for its column");
        assertThat(result.counts()).isEqualTo(new Counts(2, 1, 0, 1, 0));
    }

    @Test
    void neverTakesOverARowThatSomebodyElsePutThere() {
        desk.sql(
                """
                insert into s_orders (store_id, cart_order_id, order_no, order_date, currency, order_total,
                    mapping_version, staged_at)
                values (?, '1', 'BY-HAND', date '2026-01-01', 'USD', 1, '-', timestamp '2026-01-01 00:00:00')
                """,
                desk.store());

        PageResult result = desk.stage(bed.order("1").staged(), bed.order("2").staged());

        assertThat(reason(result)).contains("such a row stands in the database already");
        assertThat(desk.orders("order_no")).containsExactly("BY-HAND", "A-2");
    }

    @Test
    void noticesLinesThatATriggerSwallowed() {
        swallowLinesNamed("GHOST");
        List<StagingItem> page = List.of(
                bed.order("1").staged(),
                bed.order("2").withLine("sku", "GHOST").withLines(3).staged());

        PageResult result = desk.stage(page, POSITION);

        spareLines();
        assertThat(reason(result)).startsWith("3 lines were written, but 0 stand in s_order_details");
        assertThat(desk.orders("cart_order_id")).containsExactly("1");
    }

    @Test
    void stopsAtAFaultOfTheDatabaseItself() {
        desk.sql("alter table cartage_payload rename to cartage_payload_away");

        assertThatThrownBy(() -> desk.stage(bed.page(2), POSITION)).isInstanceOf(StagingException.class);

        desk.sql("alter table cartage_payload_away rename to cartage_payload");
        assertThat(desk.outcomes("record_id")).isEmpty();
        assertThat(desk.cursor()).isEmpty();
    }

    private static String reason(PageResult result) {
        return result.outcomes().stream()
                .filter(Outcome.Quarantined.class::isInstance)
                .map(outcome -> String.join("\n", ((Outcome.Quarantined) outcome).reasons()))
                .findFirst()
                .orElseThrow();
    }

    private void swallowLinesNamed(String sku) {
        if (bed.kind() == TestDatabase.H2) {
            desk.sql("create trigger swallow after insert on s_order_details for each row call '"
                    + SwallowingTrigger.class.getName() + "'");
            SwallowingTrigger.victim = sku;
            return;
        }
        desk.sql("create function swallow() returns trigger language plpgsql as 'begin if new.sku = ''" + sku
                + "'' then return null; end if; return new; end'");
        desk.sql("create trigger swallow before insert on s_order_details for each row execute function swallow()");
    }

    private void spareLines() {
        desk.sql(bed.kind() == TestDatabase.H2 ? "drop trigger swallow" : "drop trigger swallow on s_order_details");
    }
}
