package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Choice;
import io.cartage.staging.Desk;
import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.RunEnd;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** An order's life as the database tells it. */
@OnEveryDatabase
class TracesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Parameter
    TestBed bed;

    private Desk desk;
    private String store;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
        store = desk.store();
    }

    @Test
    void tellAWholeLifeInOrder() {
        stage(0, bed.order(7));
        erp("import_status = 'error', import_message = 'unknown SKU MUG'");
        look(300);
        at(360).reoffer(store, "A-7", false, "jane");
        erp("import_status = 'taken'");
        look(600);
        erp("import_status = 'imported', erp_order_no = 'SO-1', imported_at = timestamp '2026-03-02 12:12:00'");
        stage(900, bed.order(7).with("ship_method", "Express").changedAfter(60));
        shipment("S1", "done", 930);

        OrderTrace trace = only(traces().of(Optional.of(store), "A-7"));

        assertThat(trace.orderNo()).contains("A-7");
        assertThat(trace.standing()).isEqualTo("the ERP has imported it as SO-1");
        assertThat(lines(trace))
                .containsExactly(
                        "12:00:00 downloaded, as the cart had it since 2026-03-01 10:00:00",
                        "12:00:00 staged as A-7, by mapping m1",
                        "12:05:00 the ERP refused it: unknown SKU MUG (noticed then)",
                        "12:06:00 offered to the ERP again by jane; the ERP had said: unknown SKU MUG",
                        "12:10:00 the ERP took it (noticed then)",
                        "12:12:00 the ERP imported it as SO-1",
                        "12:15:00 downloaded again, as the cart had it since 2026-03-01 10:01:00",
                        "12:15:00 changed in the cart after the ERP took it: revision 2; columns ship_method",
                        "12:15:30 shipment S1, 2 × MUG by UPS 1Z-S1: the cart has it as 31 (1 call, answered 201)");
    }

    @Test
    void nameTheRunAndHowLongItTook() {
        stage(0, bed.order(7));

        OrderTrace trace = only(traces().of(Optional.of(store), "7"));

        assertThat(trace.events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.run()).isPresent();
            assertThat(event.took()).contains(Duration.ZERO);
        });
    }

    @Test
    void tellWhoGaveAnOrderUp() {
        desk.stage(bed.order(8).quarantined("line 1 has no SKU"));
        bed.database().quarantine().drop(store, new Choice.Named(List.of("8")), "jane", "a test order");

        OrderTrace trace = only(traces().of(Optional.of(store), "8"));

        assertThat(trace.standing()).isEqualTo("given up: dropped by jane: a test order; the ERP has nothing of it");
        assertThat(lines(trace)).last().asString().endsWith("given up: dropped by jane: a test order");
    }

    @Test
    void tellWhyTheErpHasNothingOfAnOrder() {
        desk.stage(bed.order(7).filtered("status Shipped is not in orders.statuses"));
        desk.stage(bed.order(8).quarantined("line 1 has no SKU", "the total is wrong"));

        OrderTrace filtered = only(traces().of(Optional.of(store), "7"));
        OrderTrace quarantined = only(traces().of(Optional.of(store), "8"));

        assertThat(filtered.standing())
                .isEqualTo("left out by the store's filter: status Shipped is not in orders.statuses;"
                        + " the ERP has nothing of it");
        assertThat(quarantined.standing())
                .isEqualTo("in quarantine: line 1 has no SKU; the total is wrong; the ERP has nothing of it");
        assertThat(quarantined.orderNo()).isEmpty();
        assertThat(lines(quarantined))
                .last()
                .asString()
                .endsWith("put in quarantine: line 1 has no SKU; the total is wrong");
    }

    @Test
    void tellOfRowsWrittenAnewAndOfTheirEnd() {
        stage(0, bed.order(7));
        stage(60, bed.order(7).with("ship_method", "Express").changedAfter(60));
        assertThat(lines(only(traces().of(Optional.of(store), "7"))))
                .contains("12:01:00 its rows were written as revision 2, by mapping m1");

        desk.sql("delete from s_orders where store_id = ?", store);

        OrderTrace trace = only(traces().of(Optional.of(store), "A-7"));
        assertThat(trace.standing()).isEqualTo("its rows are not in s_orders any more: they were cleared away");
        assertThat(trace.mappingVersion()).isEmpty();
    }

    @Test
    void tellWhatStandsThereUnnoticed() {
        stage(0, bed.order(7));
        erp("import_status = 'taken'");
        desk.sql(
                """
                insert into external_order_shipments (store_id, shipment_no, order_no, sku, quantity, push_status,
                    push_message)
                values (?, 'S9', 'A-7', 'MUGG', 1, 'error', 'the order has no item')
                """,
                store);

        OrderTrace trace = only(traces().of(Optional.of(store), "A-7"));

        assertThat(trace.standing()).isEqualTo("the ERP has taken it and is at work on it");
        assertThat(lines(trace).subList(2, 4))
                .containsExactly(
                        "now the ERP took it (since the last run)",
                        "now the ERP ships 1 × MUGG as S9; it can't be sent: the order has no item");
    }

    @Test
    void tellAllOrdersOfOneNumber() {
        Desk other = bed.desk();
        desk.stage(bed.order("4711").staged());
        other.stage(bed.order("4711").staged());

        assertThat(traces().of(Optional.empty(), "A-4711"))
                .extracting(OrderTrace::storeId)
                .containsExactlyInAnyOrder(store, other.store());
        assertThat(traces().of(Optional.empty(), "4711")).hasSize(2);
        assertThat(traces().of(Optional.of(store), "4711")).hasSize(1);
        assertThat(traces().of(Optional.of(store), "A-4712")).isEmpty();
    }

    @Test
    void keepTheBuyerOut() {
        desk.stage(bed.order(7).with("bill_email", "zoe@example.org").staged());

        assertThat(only(traces().of(Optional.of(store), "A-7")).toString())
                .doesNotContain("Ångström")
                .doesNotContain("zoe@example.org");
    }

    private Traces traces() {
        return bed.database().traces();
    }

    private static OrderTrace only(List<OrderTrace> traces) {
        assertThat(traces).hasSize(1);
        return traces.get(0);
    }

    /** The time of day, and the text. */
    private static List<String> lines(OrderTrace trace) {
        return trace.events().stream()
                .map(event ->
                        event.at().map(at -> at.toString().substring(11, 19)).orElse("now") + " " + event.text())
                .toList();
    }

    /** A run at so many seconds after noon. */
    private void stage(long seconds, TestOrder order) {
        Desk run = desk.at(NOON.plusSeconds(seconds));
        run.stage(order.staged());
        run.finish(RunEnd.completed(1, 1));
    }

    private void look(long seconds) {
        at(seconds).look(store);
    }

    private Acknowledgements at(long seconds) {
        return new Acknowledgements(
                bed.database().dataSource(), Clock.fixed(NOON.plusSeconds(seconds), ZoneOffset.UTC));
    }

    private void erp(String says) {
        desk.sql("update s_orders set " + says + " where store_id = ?", store);
    }

    private void shipment(String no, String state, long seconds) {
        desk.sql(
                """
                insert into external_order_shipments (store_id, shipment_no, order_no, sku, quantity, carrier,
                    tracking_no, push_status)
                values (?, ?, 'A-7', 'MUG', 2, 'UPS', '1Z-S1', 'pushed')
                """,
                store,
                no);
        desk.sql(
                """
                insert into cartage_outbox (store_id, flow, subject_key, subject, cart_order_id, write_key, state, answer,
                    cart_id, attempts, created_at, next_at, sent_at, finished_at)
                values (?, 'shipments', ?, ?, '7', ?, ?, '201', '31', 1, ?, ?, ?, ?)
                """,
                store,
                no,
                "shipment " + no,
                store + no,
                state,
                utc(seconds),
                utc(seconds),
                utc(seconds),
                utc(seconds));
        desk.sql(
                """
                insert into cartage_shipment_line (outbox_id, shipment_id, store_id, cart_order_id, cart_line_id,
                    shipment_no, tracking_no, sku, quantity)
                select w.id, s.id, s.store_id, '7', 'L1', s.shipment_no, s.tracking_no, s.sku, s.quantity
                from cartage_outbox w, external_order_shipments s
                where w.store_id = ?
                  and s.store_id = w.store_id
                """,
                store);
    }

    private static LocalDateTime utc(long seconds) {
        return Jdbc.utc(NOON.plusSeconds(seconds));
    }
}
