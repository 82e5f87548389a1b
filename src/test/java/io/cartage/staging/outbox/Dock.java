package io.cartage.staging.outbox;

import io.cartage.staging.Desk;
import io.cartage.staging.TestBed;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.Shipments.Planned;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** One store's shipments as a test sees them: plays the ERP and the flow, and looks at what stands in the tables. */
final class Dock {
    private final Desk desk;
    private final Shipments shipments;
    private final Outbox outbox;

    Dock(TestBed bed) {
        this(bed.desk(), bed.database().dataSource());
    }

    /** @param writing where the outbox writes, which need not be where the test looks */
    Dock(Desk desk, DataSource writing) {
        this.desk = desk;
        this.shipments = new Shipments(writing, Desk.CLOCK);
        this.outbox = new Outbox(writing, Desk.CLOCK);
    }

    Desk desk() {
        return desk;
    }

    Shipments shipments() {
        return shipments;
    }

    Outbox outbox() {
        return outbox;
    }

    /** A staged order {@code id} with these lines: {@code "L1 MUG 2 A1"} is id, SKU, quantity, and address if it has one. */
    void order(String id, String... lines) {
        desk.sql(
                """
                insert into s_orders (store_id, cart_order_id, order_no, order_date, currency, order_total, cart_status,
                    erp_order_no, ship_method, bill_name, mapping_version, staged_at)
                values (?, ?, ?, date '2026-03-01', 'USD', 20, 'Awaiting', 'SO-1', 'Ground', 'Jane Roe', 'm1',
                    timestamp '2026-03-01 10:00:00')
                """,
                desk.store(),
                id,
                "BC-" + id);
        int lineNo = 0;
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            lineNo++;
            desk.sql(
                    """
                    insert into s_order_details (store_id, cart_order_id, line_no, cart_line_id, sku, quantity,
                        cart_address_id, line_total)
                    values (?, ?, ?, ?, ?, cast(? as decimal(19, 4)), ?, 10)
                    """,
                    desk.store(),
                    id,
                    lineNo,
                    words[0],
                    words[1],
                    words[2],
                    words.length > 3 ? words[3] : null);
        }
    }

    /** The ERP ships: {@code goods} is a SKU, or a line's id after {@code #}. */
    void ship(String shipmentNo, String orderNo, String goods, String quantity) {
        ship(shipmentNo, orderNo, goods, quantity, "1Z-" + shipmentNo, null);
    }

    void ship(String shipmentNo, String orderNo, String goods, String quantity, String tracking, String warehouse) {
        boolean line = goods.startsWith("#");
        desk.sql(
                """
                insert into external_order_shipments (store_id, shipment_no, order_no, sku, cart_line_id, quantity,
                    tracking_no, warehouse, carrier)
                values (?, ?, ?, ?, ?, cast(? as decimal(19, 4)), ?, ?, 'UPS')
                """,
                desk.store(),
                shipmentNo,
                orderNo,
                line ? null : goods,
                line ? goods.substring(1) : null,
                quantity,
                tracking,
                warehouse);
    }

    Planned plan() {
        return plan(Split.ADDRESS);
    }

    Planned plan(Split split) {
        return shipments.plan(desk.store(), split, Set.of("Cancelled"));
    }

    /** All that is not done, in order. */
    List<Write> open() {
        return new OutboxDesk(desk.tables(), Desk.CLOCK)
                .list(Filter.of(desk.store(), Shipments.FLOW), Set.of(WriteState.WAITING, WriteState.SENDING), 0);
    }

    /** Sends all that is due, and the cart takes it: shipment {@code S<n>} for write n. */
    int send() {
        int sent = 0;
        DueWrites due = outbox.due(desk.store(), Shipments.FLOW, Desk.NOW, 10);
        for (List<Write> block = due.next(); !block.isEmpty(); block = due.next()) {
            for (Write write : block) {
                Write begun = outbox.begin(write, "{}");
                shipments.confirm(begun, "S" + begun.id(), "201", null);
                sent++;
            }
        }
        return sent;
    }

    /** The same beside others who send too: what is in doubt or taken is theirs. */
    int sendWhatNobodyElseHas() {
        int sent = 0;
        DueWrites due = outbox.due(desk.store(), Shipments.FLOW, Desk.NOW, 10);
        for (List<Write> block = due.next(); !block.isEmpty(); block = due.next()) {
            for (Write write : block) {
                if (!write.doubtful() && begins(write)) {
                    sent++;
                }
            }
        }
        return sent;
    }

    private boolean begins(Write write) {
        try {
            Write begun = outbox.begin(write, "{}");
            shipments.confirm(begun, "S" + begun.id(), "201", null);
            return true;
        } catch (WriteChangedException e) {
            return false;
        }
    }

    /** What the rows say, in their order. */
    List<String> rows(String... columns) {
        return desk.rows(
                "select " + String.join(", ", columns)
                        + " from external_order_shipments where store_id = ? order by id",
                desk.store());
    }

    /** Cause and message of the only row that is held up. */
    String trouble() {
        List<String> found = desk.rows(
                "select push_status, push_cause, push_message from external_order_shipments"
                        + " where store_id = ? and push_status in ('waiting', 'error')",
                desk.store());
        return String.join("\n", found);
    }

    List<String> writes(String... columns) {
        return desk.rows(
                "select " + String.join(", ", columns) + " from cartage_outbox where store_id = ? order by id",
                desk.store());
    }

    /** What the ledger holds of writes that count: line and quantity. */
    List<String> ledger() {
        return desk.rows(
                """
                select l.cart_order_id, l.cart_line_id, cast(sum(l.quantity) as integer)
                from cartage_shipment_line l
                join cartage_outbox w on w.id = l.outbox_id
                where l.store_id = ?
                  and w.state <> 'dropped'
                group by l.cart_order_id, l.cart_line_id
                order by l.cart_order_id, l.cart_line_id
                """,
                desk.store());
    }
}
