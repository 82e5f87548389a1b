package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.staging.Outcome.As;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What becomes of a payload, from its first sight to its last change. */
@OnEveryDatabase
class StagingTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    @Parameter
    TestBed bed;

    private Desk desk;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
    }

    @Test
    void stagesAnOrderWithItsLines() {
        PageResult result = desk.stage(bed.order("100").staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("100", 1, As.NEW));
        assertThat(desk.orders("cart_order_id", "order_no", "revision", "import_status", "order_total"))
                .containsExactly("100 A-100 1 pending 20.0000");
        assertThat(desk.lines("100", "line_no", "sku", "line_total")).containsExactly("1 MUG 10.0000", "2 MUG 10.0000");
    }

    @Test
    void givesEveryPayloadOfAPageOneOutcome() {
        PageResult result = desk.stage(
                bed.order("1").staged(),
                bed.order("2").filtered("status Incomplete"),
                bed.order("3").quarantined("control total 20.00, lines 19.99", "line has no SKU"));

        assertThat(result.counts()).isEqualTo(new Counts(3, 1, 1, 1, 0));
        assertThat(desk.outcomes("record_id", "kind", "revision"))
                .containsExactly("1 staged 1", "2 filtered 0", "3 quarantined 0");
        assertThat(desk.payloads()).isEqualTo(3);
        assertThat(desk.orders("cart_order_id")).containsExactly("1");
    }

    @Test
    void writesNothingWhenAPageComesAgain() {
        List<StagingItem> page = List.of(
                bed.order("1").staged(),
                bed.order("2").filtered("old"),
                bed.order("3").quarantined("no SKU"));
        desk.stage(page);
        List<String> books = desk.outcomes("*");

        PageResult again = desk.stage(page);

        assertThat(again.counts()).isEqualTo(new Counts(3, 1, 1, 1, 3));
        assertThat(desk.outcomes("*")).isEqualTo(books);
        assertThat(desk.orders("cart_order_id", "revision")).containsExactly("1 1");
        assertThat(desk.lines("1", "line_no")).hasSize(2);
        assertThat(desk.payloads()).isEqualTo(3);
    }

    @Test
    void countsRecordsThatTheFlowSkipped() {
        desk.stage(bed.order("1").staged(), bed.order("2").filtered("old"));
        Map<String, Known> known = desk.known("1", "2", "3");

        PageResult result = desk.stage(List.of(bed.order("3").staged()), known.values());

        assertThat(known).containsOnlyKeys("1", "2");
        assertThat(result.counts()).isEqualTo(new Counts(3, 2, 1, 0, 2));
        assertThat(desk.runs("seen", "staged", "filtered", "quarantined", "unchanged"))
                .containsExactly("5 3 2 0 2");
    }

    @Test
    void tellsWhatIsKnownOfARecord() {
        TestOrder order = bed.order("1");
        desk.stage(order.staged(), bed.order("2").filtered("old"));
        desk.acknowledge("1", "imported");

        Map<String, Known> known = desk.known("1", "2");

        assertThat(known.get("1"))
                .isEqualTo(new Known(
                        order.payload().hash(),
                        OutcomeKind.STAGED,
                        1,
                        Optional.of("m1"),
                        Optional.of("imported"),
                        false));
        assertThat(known.get("2").everStaged()).isFalse();
        assertThat(known.get("2").importStatus()).isEmpty();
    }

    @Test
    void judgesARecordTwiceThatStandsTwiceInAPage() {
        PageResult result = desk.stage(
                bed.order("1").staged(),
                bed.order("2").staged(),
                bed.order("1").withLines(3).staged());

        assertThat(result.outcomes())
                .containsExactly(
                        new Outcome.Staged("1", 1, As.NEW),
                        new Outcome.Staged("2", 1, As.NEW),
                        new Outcome.Staged("1", 2, As.UPDATED));
        assertThat(result.counts().seen()).isEqualTo(3);
        assertThat(desk.lines("1", "line_no")).hasSize(3);
    }

    @Test
    void replacesAnOrderThatTheErpHasNotTaken() {
        desk.stage(bed.order("1").staged());

        PageResult result = desk.stage(bed.order("1")
                .with("order_total", new BigDecimal("10.0000"))
                .withLines(1)
                .withLine("sku", "CUP")
                .staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 2, As.UPDATED));
        assertThat(desk.orders("order_total", "revision", "import_status")).containsExactly("10.0000 2 pending");
        assertThat(desk.lines("1", "line_no", "sku")).containsExactly("1 CUP");
        assertThat(desk.changes("kind")).isEmpty();
        assertThat(desk.payloads()).isEqualTo(2);
    }

    @Test
    void offersARefusedOrderAgainOnceItIsCorrectedInTheCart() {
        desk.stage(bed.order("1").staged());
        desk.sql("update s_orders set import_status = 'error', import_message = 'unknown SKU MUG'");

        desk.stage(bed.order("1").withLine("sku", "CUP").staged());

        assertThat(desk.orders("import_status", "import_message", "revision")).containsExactly("pending null 2");
    }

    @Test
    void archivesAChangeThatIsNothingToTheErp() {
        desk.stage(bed.order("1").staged());
        desk.acknowledge("1", "imported");

        PageResult result = desk.stage(bed.order("1").withNoise("a staff note").staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 1, As.SAME_ROWS));
        assertThat(desk.orders("revision")).containsExactly("1");
        assertThat(desk.changes("kind")).isEmpty();
        assertThat(desk.payloads()).isEqualTo(2);
        assertThat(new String(desk.newestPayload("1"), StandardCharsets.UTF_8)).contains("a staff note");
    }

    @Test
    void tellsTheErpOfAChangeToAnOrderItHasTaken() {
        desk.stage(bed.order("1").staged());
        desk.acknowledge("1", "taken");

        PageResult result = desk.stage(bed.order("1")
                .with("order_total", new BigDecimal("30.0000"))
                .with("cart_status", "Awaiting Shipment")
                .withLine("quantity", new BigDecimal("1.5000"))
                .staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 2, As.CHANGE_ROW));
        assertThat(desk.orders("order_total", "revision", "import_status")).containsExactly("20.0000 1 taken");
        assertThat(desk.lines("1", "quantity")).containsExactly("1.0000", "1.0000");
        assertThat(desk.changes("kind", "order_no", "revision", "order_total_before", "order_total_after"))
                .containsExactly("changed A-1 2 20.0000 30.0000");
        assertThat(desk.changes("cart_status_before", "cart_status_after", "payload_sequence", "handled_status"))
                .containsExactly("Awaiting Fulfillment Awaiting Shipment 2 pending");
        assertThat(desk.changes("changed_columns"))
                .containsExactly("cart_status, order_total, s_order_details.quantity");
        assertThat(desk.changes("order_after").get(0)).contains("\"order_total\":\"30.0000\"");
    }

    @Test
    void tellsEachChangeAgainstTheOneBefore() {
        desk.stage(bed.order("1").staged());
        desk.acknowledge("1", "imported");
        desk.stage(bed.order("1").with("ship_city", "Austin").withLines(3).staged());

        desk.stage(bed.order("1").with("ship_city", "Dallas").withLines(3).staged());

        assertThat(desk.changes("revision", "changed_columns"))
                .containsExactly("2 ship_city, s_order_details", "3 ship_city");
        assertThat(desk.outcomes("revision", "payload_sequence")).containsExactly("3 3");
    }

    @Test
    void tellsOfAChangeEvenWhenTheErpClearedTheOrderAway() {
        desk.stage(bed.order("1").staged());
        desk.sql("delete from s_orders where import_status = 'pending'");

        desk.stage(bed.order("1").with("cart_status", "Shipped").staged());

        assertThat(desk.orders("cart_order_id")).isEmpty();
        assertThat(desk.changes("kind", "order_no", "revision", "cart_status_before", "changed_columns"))
                .containsExactly("changed A-1 2 Awaiting Fulfillment null");
    }

    @Test
    void withdrawsAnOrderThatTheErpHasNotTaken() {
        desk.stage(bed.order("1").staged());

        PageResult result =
                desk.stage(bed.order("1").with("cart_status", "Cancelled").withdrawn("status Cancelled"));

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 2, As.WITHDRAWN));
        assertThat(desk.orders("import_status", "import_message", "cart_status", "revision"))
                .containsExactly("withdrawn status Cancelled Cancelled 2");
        assertThat(desk.changes("kind")).isEmpty();
    }

    @Test
    void withdrawsAnOrderByTheFilterAlone() {
        desk.stage(bed.order("1").staged());

        PageResult result = desk.stage(bed.order("1").withNoise("cancelled").filtered("status Cancelled"));

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 2, As.WITHDRAWN));
        assertThat(desk.orders("import_status", "revision")).containsExactly("withdrawn 2");
        assertThat(desk.lines("1", "line_no")).hasSize(2);
    }

    @Test
    void offersAWithdrawnOrderAgainWhenTheFilterLetsItPass() {
        TestOrder order = bed.order("1");
        desk.stage(order.staged());
        desk.stage(order.withNoise("cancelled").filtered("status Cancelled"));

        PageResult result = desk.stage(order.withNoise("reopened").staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 3, As.UPDATED));
        assertThat(desk.orders("import_status", "import_message", "revision")).containsExactly("pending null 3");
    }

    @Test
    void withdrawsOnce() {
        TestOrder order = bed.order("1");
        desk.stage(order.staged());
        desk.stage(order.withNoise("cancelled").filtered("status Cancelled"));

        PageResult same = desk.stage(order.withNoise("cancelled").filtered("status Cancelled"));
        PageResult noise = desk.stage(order.withNoise("cancelled!").filtered("status Cancelled"));

        assertThat(same.outcomes()).containsExactly(new Outcome.Staged("1", 2, As.UNCHANGED));
        assertThat(noise.outcomes()).containsExactly(new Outcome.Staged("1", 2, As.SAME_ROWS));
    }

    @Test
    void tellsTheErpThatAnOrderItHasTakenIsCancelled() {
        TestOrder order = bed.order("1");
        desk.stage(order.staged());
        desk.acknowledge("1", "imported");
        TestOrder cancelled = order.with("cart_status", "Cancelled");

        desk.stage(new StagingItem(
                cancelled.payload(),
                new Verdict.Stage(cancelled.rows(), "m1", Optional.of("status Cancelled"), ChangeKind.CANCELLED)));

        assertThat(desk.changes("kind", "reason", "changed_columns"))
                .containsExactly("cancelled status Cancelled cart_status");
        assertThat(desk.orders("import_status", "cart_status", "revision"))
                .containsExactly("imported Awaiting Fulfillment 1");
    }

    @Test
    void filtersAnOrderThatWasNeverStagedAndIsWithdrawn() {
        PageResult result = desk.stage(bed.order("1").withdrawn("status Cancelled"));

        assertThat(result.outcomes()).containsExactly(new Outcome.Filtered("1", "status Cancelled", false));
        assertThat(desk.orders("id")).isEmpty();
    }

    @Test
    void stagesAnOrderThatWasFilteredBefore() {
        desk.stage(bed.order("1").filtered("status Pending"));

        desk.stage(bed.order("1").withNoise("paid").staged());

        assertThat(desk.outcomes("kind", "revision", "payload_sequence")).containsExactly("staged 1 2");
        assertThat(desk.orders("import_status")).containsExactly("pending");
    }

    @Test
    void stagesAQuarantinedOrderOnceTheMappingIsMended() {
        TestOrder order = bed.order("1");
        desk.stage(order.quarantined("no SKU"));

        PageResult result = desk.stage(order.staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 1, As.NEW));
        assertThat(desk.outcomes("kind", "reason")).containsExactly("staged null");
        assertThat(desk.payloads()).isEqualTo(1);
    }

    @Test
    void leavesStagedRowsAloneWhenAChangeCannotBeMapped() {
        desk.stage(bed.order("1").staged());

        PageResult result = desk.stage(bed.order("1").withNoise("odd").quarantined("unknown currency 'XXX'"));

        assertThat(result.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0));
        assertThat(desk.orders("revision", "import_status")).containsExactly("1 pending");
        assertThat(desk.outcomes("kind", "revision", "order_no")).containsExactly("quarantined 1 A-1");
        assertThat(desk.known("1").get("1").everStaged()).isTrue();
    }

    @Test
    void bringsAnOrderBackFromQuarantineWithItsRevision() {
        TestOrder order = bed.order("1");
        desk.stage(order.staged());
        desk.stage(order.withNoise("odd").quarantined("unknown currency 'XXX'"));

        desk.stage(order.withLines(3).staged());

        assertThat(desk.orders("revision")).containsExactly("2");
        assertThat(desk.outcomes("kind", "payload_sequence")).containsExactly("staged 3");
    }

    @Test
    void quarantinesAnOrderWhoseMappingMadeNoHeader() {
        TestOrder order = bed.order("1");

        PageResult result = desk.stage(new StagingItem(
                order.payload(), new Verdict.Stage(order.rows().subList(1, 2), "m1", Optional.empty())));

        assertThat(result.outcomes())
                .containsExactly(new Outcome.Quarantined(
                        "1", List.of("the mapping made 0 rows of s_orders; an order is exactly one"), false));
    }

    @Test
    void movesTheCursorForwardOnly() {
        desk.stage(bed.page(2), MORNING);
        desk.stage(List.of(), MORNING.minusSeconds(1));
        desk.stage(bed.page(2), Optional.empty());

        assertThat(desk.cursor()).map(Cursor::position).contains(MORNING);

        desk.stage(List.of(), MORNING.plusSeconds(1));
        assertThat(desk.cursor()).map(Cursor::position).contains(MORNING.plusSeconds(1));
    }

    @Test
    void keepsStoresApart() {
        Desk other = bed.desk();
        desk.stage(bed.order("1").staged());

        other.stage(bed.order("1").withLines(5).staged());

        assertThat(desk.lines("1", "line_no")).hasSize(2);
        assertThat(other.lines("1", "line_no")).hasSize(5);
        assertThat(other.orders("revision")).containsExactly("1");
    }

    @Test
    void closesARunThatAKilledProcessLeftOpen() {
        desk.stage(bed.page(3), MORNING);

        Desk next = desk.next();
        next.finish(RunEnd.completed(0, 1));

        assertThat(next.runs("status", "seen", "calls")).containsExactly("interrupted 3 0", "completed 0 1");
        assertThat(next.cursor()).map(Cursor::position).contains(MORNING);
    }

    @Test
    void refusesToWriteForARunThatWasTakenOver() {
        desk.next();

        assertThatThrownBy(() -> desk.stage(bed.page(3)))
                .isInstanceOf(TakenOverException.class)
                .hasMessageContaining("another process works on this store");
        assertThat(desk.orders("id")).isEmpty();
        assertThatThrownBy(() -> desk.finish(RunEnd.completed(0, 0))).isInstanceOf(TakenOverException.class);
        desk.finish(RunEnd.failed("taken over", 0, 0));
        assertThat(desk.runs("status")).containsExactly("interrupted", "running");
    }

    @Test
    void failsARunThatLostARecord() {
        desk.stage(bed.page(3));

        assertThatThrownBy(() -> desk.finish(RunEnd.completed(4, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("records unaccounted for: the flow received 4, but 3 have an outcome");
        assertThat(desk.runs("status", "seen")).containsExactly("failed 3");
    }

    @Test
    void keepsWhatAFailedRunSaid() {
        desk.stage(bed.page(3));

        desk.finish(RunEnd.failed("the cart answers 500 " + "x".repeat(3000), 10, 7));

        assertThat(desk.runs("status", "seen", "calls")).containsExactly("failed 3 7");
        assertThat(desk.runs("message").get(0)).hasSize(2000).startsWith("the cart answers 500 xxx");
    }
}
