package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.Outcome;
import io.cartage.staging.PayloadText;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestOrder;
import io.cartage.staging.desk.PersonsOrder.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Whatever tells of a person who is forgotten goes, nothing else does, and no order is staged twice. */
@OnEveryDatabase
class PersonsTest {
    @Parameter
    TestBed bed;

    private Desk desk;
    private Persons persons;
    private String jane;

    @BeforeEach
    void openDesk() {
        desk = bed.desk();
        persons = bed.database().persons();
        jane = "jane.roe@" + desk.store() + ".example";
    }

    @Test
    void forgetsImportedOrdersWholeAndLeavesTheOthersAlone() {
        desk.stage(
                of(1, jane.toUpperCase(Locale.ROOT)).staged(),
                of(2, "x" + jane).staged(),
                of(3, jane + ".au").staged(),
                bed.order(4).withNoise("write to <" + jane + ">.").filtered("status Pending"));
        List.of("1", "2", "3").forEach(order -> desk.acknowledge(order, "imported"));
        desk.sql(
                """
                update s_orders
                set ship_name = 'Jane Roe', ship_phone = '555 0100', comments = 'for Jane', import_message = 'Roe, J.',
                    ship_state = 'OR', customer_no = 'C-7'
                where store_id = ? and cart_order_id = '1'
                """,
                desk.store());
        String others = "select * from s_orders where store_id = ? and cart_order_id in ('2', '3') order by id";
        List<String> before = desk.rows(others, desk.store());

        PersonalData found = persons.find(jane);
        assertThat(found.orders())
                .extracting(PersonsOrder::storeId, PersonsOrder::orderId, PersonsOrder::state)
                .containsExactly(tuple(desk.store(), "1", State.SETTLED), tuple(desk.store(), "4", State.SETTLED));
        Map<String, Long> counts = persons.forget(" " + jane, found, false, "joe");

        assertThat(counts)
                .containsEntry("orders", 2L)
                .containsEntry("payloads", 2L)
                .containsEntry("rows of s_orders", 1L);
        assertThat(desk.rows(
                        """
                        select bill_name, bill_email, ship_name, ship_phone, comments, import_message, ship_state,
                            customer_no, order_no, order_total, import_status
                        from s_orders
                        where store_id = ? and cart_order_id = '1'
                        """,
                        desk.store()))
                .containsExactly("(forgotten) null null null null null OR C-7 A-1 20.0000 imported");
        assertThat(desk.rows(others, desk.store())).isEqualTo(before);
        assertThat(everything()).doesNotContain("Jane Roe", "555 0100");
        assertThat(persons.find(jane).orders()).isEmpty();
        assertThat(persons.find(jane).before()).contains(Desk.NOW);
        assertThat(persons.find("x" + jane).before()).isEmpty();
        assertThat(bed.database()
                        .traces()
                        .of(Optional.of(desk.store()), "1")
                        .get(0)
                        .events())
                .extracting(TraceEvent::kind)
                .contains(TraceEvent.Kind.FORGOTTEN);
    }

    @Test
    void leavesOrdersThatSomebodyWaitsForUnlessToldOtherwise() {
        desk.stage(
                of(1, jane).staged(),
                of(2, jane).staged(),
                of(3, jane).staged(),
                of(4, jane).quarantined("bill_name: 'Zoë' is too long"));
        desk.acknowledge("2", "taken");
        desk.acknowledge("3", "error");
        String all = "select * from s_orders where store_id = ? order by id";
        List<String> before = desk.rows(all, desk.store());

        PersonalData found = persons.find(jane);
        assertThat(found.orders())
                .extracting(PersonsOrder::state)
                .containsExactly(State.PENDING, State.HELD, State.PENDING, State.PENDING);
        assertThat(persons.forget(jane, found, false, "joe")).doesNotContainKey("payloads");
        assertThat(desk.rows(all, desk.store())).isEqualTo(before);

        assertThat(persons.forget(jane, found, true, "joe")).containsEntry("orders", 3L);

        assertThat(desk.orders("cart_order_id", "bill_name", "bill_email", "import_status"))
                .containsExactly(
                        "1 (forgotten) null pending", "2 Zoë Ångström " + jane + " taken", "3 (forgotten) null error");
        assertThat(desk.outcomes("record_id", "kind", "reason", "cause", "dropped")
                        .get(3))
                .matches("4 filtered dropped by joe: the person is to be forgotten null (t|true|TRUE)");
        assertThat(persons.find(jane).orders())
                .extracting(PersonsOrder::orderId)
                .containsExactly("2");
        assertThat(desk.next().stage(of(4, jane).staged()).outcomes())
                .as("what was given up stays so")
                .hasOnlyElementsOfType(Outcome.Filtered.class);
    }

    @Test
    void stagesNothingTwiceAndTellsTheErpOfALaterChange() {
        desk.stage(of(1, jane).staged());
        desk.acknowledge("1", "imported");
        desk.next().stage(of(1, jane).changedAfter(5).withLines(3).staged());
        assertThat(persons.find(jane).orders())
                .extracting(PersonsOrder::waits)
                .containsExactly("the ERP has not handled a change of it");
        desk.sql(
                "update s_order_changes set handled_status = 'handled', handled_message = 'told Jane Roe'"
                        + " where store_id = ?",
                desk.store());
        persons.forget(jane, persons.find(jane), false, "joe");
        assertThat(desk.changes("revision", "changed_columns", "order_after", "handled_message"))
                .containsExactly("2 s_order_details null null");

        assertThat(desk.next()
                        .stage(of(1, jane).changedAfter(5).withLines(3).staged())
                        .outcomes())
                .containsExactly(new Outcome.Staged("1", 2, Outcome.As.UNCHANGED));
        assertThat(persons.find(jane).orders()).isEmpty();

        desk.next().stage(of(1, jane).changedAfter(9).withLines(4).staged());

        assertThat(desk.changes("revision", "changed_columns").get(1))
                .as("which columns differ from what the ERP has can't be told")
                .isEqualTo("3 null");
        assertThat(desk.orders("bill_name", "bill_email")).containsExactly("(forgotten) null");
        assertThat(persons.find(jane).orders()).as("the cart told of her again").hasSize(1);
    }

    @Test
    void forgetsCustomersOwnColumnsWritesShipmentsAndTextsElsewhere() {
        desk.sql("alter table s_orders add column if not exists birthday date");
        desk.sql("alter table s_orders add column if not exists vat_text varchar(99) default '-' not null");
        desk.stage(of(1, jane).staged());
        desk.acknowledge("1", "imported");
        desk.sql("update s_orders set birthday = date '1990-01-02', vat_text = 'Roe' where store_id = ?", desk.store());
        desk.sql(
                """
                insert into cartage_outbox (
                    store_id, flow, subject_key, subject, cart_order_id, write_key, state, source, request, answer,
                    created_at, next_at)
                values (?, 'shipments', '1', 'order 1', '1', ?, 'done', 'Jane Roe 1', 'Jane Roe 2', 'Jane Roe 3',
                    current_timestamp, current_timestamp)
                """,
                desk.store(),
                desk.store());
        desk.sql(
                """
                insert into external_order_shipments (
                    store_id, shipment_no, order_no, sku, quantity, comment, push_status)
                values (?, 'S1', 'A-1', 'MUG', 1, 'Dear Jane Roe', 'pushed')
                """,
                desk.store());
        desk.sql("update cartage_run set message = ? where store_id = ?", "refused for " + jane + ".", desk.store());
        desk.sql(
                """
                insert into cartage_call (
                    store_id, flow, called_at, method, path, status, millis, cost, attempt)
                values (?, 'orders', current_timestamp, 'GET', ?, 200, 1, 1, 1)
                """,
                desk.store(),
                "/v2/orders?email=" + jane.replace("@", "%40"));

        Persons again = bed.database().persons(); // which knows the new columns
        assertThat(again.find(jane).elsewhere()).isEqualTo(Map.of("runs", 1L, "calls to the carts", 1L));
        again.forget(jane, again.find(jane), false, "joe");

        assertThat(desk.rows("select birthday, vat_text from s_orders where store_id = ?", desk.store()))
                .containsExactly("null ");
        assertThat(desk.rows("select message from cartage_run where store_id = ?", desk.store()))
                .containsExactly("refused for ••••.");
        assertThat(desk.rows(
                        "select tracking_no, comment, quantity from external_order_shipments where store_id = ?",
                        desk.store()))
                .containsExactly("null null 1.0000");
        assertThat(everything()).doesNotContain("Jane Roe").doesNotContain(jane, jane.replace("@", "%40"));
    }

    @Test
    void findsAddressesHoweverJsonWritesThem() {
        Address address = new Address("Jane.Roe@Example.com");

        assertThat(List.of(
                        "{\"a\":[{\"e\":\"JANE.ROE@example.com\"}]}",
                        "{\"a\":\"jane.roe\\u0040example.com\"}",
                        "{\"a\":\"see\\njane.roe@example.com.\"}",
                        "{\"a\":\"Jane <jane.roe@example.com>\"}"))
                .allMatch(address::isInJson);
        assertThat(List.of(
                        "{\"a\":\"mary-jane.roe@example.com\"}",
                        "{\"a\":\"jane.roe@example.com.au\"}",
                        "{\"a\":\"janexroe@example.com\"}",
                        "{\"a\":\"jane.roe at example.com\"}"))
                .noneMatch(address::isInJson);
    }

    private TestOrder of(int id, String email) {
        return bed.order(id).with("bill_email", email).withNoise("Jane Roe, 555 0100");
    }

    /** All that stands in the database of this store, payloads included. */
    private String everything() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = desk.tables().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>(List.of(
                    "s_orders",
                    "s_order_details",
                    "s_order_changes",
                    "external_order_shipments",
                    "cartage_outcome",
                    "cartage_outbox",
                    "cartage_acknowledgement",
                    "cartage_run",
                    "cartage_call"));
            for (String table : tables) {
                desk.rows(
                                "select * from " + table + " where store_id = ?"
                                        + (table.equals("s_orders") ? " and cart_order_id not in ('2', '3')" : ""),
                                desk.store())
                        .forEach(row -> all.append(row).append('\n'));
            }
            ResultSet payloads = statement.executeQuery("select content from cartage_payload where purged_at is null"
                    + " and record_id not in ('2', '3') and store_id = '" + desk.store() + "'");
            while (payloads.next()) {
                all.append(PayloadText.of(payloads.getBytes(1)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all.toString();
    }
}
