package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is shipped of each order line: the table {@code cartage_shipment_line}, in the transaction that is open. */
final class Ledger {
    private static final String PARTS =
            """
            select l.*, w.subject_key, w.state, w.cart_id, w.finished_at, r.id as present
            from cartage_shipment_line l
            join cartage_outbox w on w.id = l.outbox_id
            left join external_order_shipments r on r.id = l.shipment_id
            where %s
            order by l.outbox_id, l.shipment_id, l.cart_line_id
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    Ledger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** Holds the writes that ship anything of these orders, so that none of them moves until the transaction ends. */
    void holdWrites(String storeId, Collection<String> orders) {
        if (orders.isEmpty()) {
            return;
        }
        client.sql(
                        """
                        select id
                        from cartage_outbox
                        where store_id = :store
                          and flow = 'shipments'
                          and cart_order_id in (:orders)
                          and state <> 'done'
                        order by id
                        for update
                        """)
                .param("store", storeId)
                .param("orders", Jdbc.padded(orders))
                .query(Long.class)
                .list();
    }

    List<LedgerPart> ofOrders(String storeId, Collection<String> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        return client.sql(PARTS.formatted("l.store_id = :store and l.cart_order_id in (:orders)"))
                .param("store", storeId)
                .param("orders", Jdbc.padded(orders))
                .query((row, i) -> part(row))
                .list();
    }

    List<LedgerPart> ofRows(Collection<Long> rowIds) {
        if (rowIds.isEmpty()) {
            return List.of();
        }
        return client.sql(PARTS.formatted("l.shipment_id in (:rows)"))
                .param("rows", Jdbc.padded(rowIds))
                .query((row, i) -> part(row))
                .list();
    }

    /** The orders of which anything was taken for these rows. */
    List<String> ordersOf(Collection<Long> rowIds) {
        return client.sql("select distinct cart_order_id from cartage_shipment_line where shipment_id in (:rows)")
                .param("rows", Jdbc.padded(rowIds))
                .query(String.class)
                .list();
    }

    List<Long> rowsOf(Collection<Long> writeIds) {
        return client.sql("select distinct shipment_id from cartage_shipment_line where outbox_id in (:writes)")
                .param("writes", Jdbc.padded(writeIds))
                .query(Long.class)
                .list();
    }

    /** The ERP wrote a row anew: what stood for the old one stands for the new one. */
    void adopt(long oldRow, long newRow) {
        client.sql("update cartage_shipment_line set shipment_id = :new where shipment_id = :old")
                .param("new", newRow)
                .param("old", oldRow)
                .update();
    }

    /** Takes writes back that wait or are parked, to be planned anew. */
    void takeBack(Collection<Long> writeIds) {
        if (!writeIds.isEmpty()) {
            client.sql(
                            """
                            update cartage_outbox
                            set state = 'dropped', cause = 'planned-anew', message = 'the ERP wrote its rows anew'
                            where id in (:ids)
                              and state in ('waiting', 'parked')
                            """)
                    .param("ids", Jdbc.padded(writeIds))
                    .update();
        }
    }

    List<LedgerPart> ofWrite(long writeId) {
        return client.sql(PARTS.formatted("l.outbox_id = :write"))
                .param("write", writeId)
                .query((row, i) -> part(row))
                .list();
    }

    /** Puts these parts in place of those that the write had. */
    void enter(String storeId, long writeId, ShipmentGroup group) {
        client.sql("delete from cartage_shipment_line where outbox_id = :write")
                .param("write", writeId)
                .update();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ShipmentGroup.Piece piece : group.pieces()) {
            ShipmentRow row = piece.row();
            rows.add(new @Nullable Object[] {
                writeId,
                row.id(),
                storeId,
                group.order().cartOrderId(),
                piece.line().id(),
                row.shipmentNo(),
                row.trackingNo(),
                row.sku(),
                piece.quantity()
            });
        }
        insert(rows);
    }

    /** Lets these parts stand for a new write. */
    void enter(String storeId, long writeId, List<LedgerPart> parts) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LedgerPart part : parts) {
            rows.add(new @Nullable Object[] {
                writeId,
                part.rowId(),
                storeId,
                part.cartOrderId(),
                part.cartLineId(),
                part.shipmentNo(),
                part.trackingNo(),
                part.sku(),
                part.quantity()
            });
        }
        insert(rows);
    }

    private void insert(List<@Nullable Object[]> rows) {
        jdbc.batchUpdate(
                """
                insert into cartage_shipment_line (
                    outbox_id, shipment_id, store_id, cart_order_id, cart_line_id, shipment_no, tracking_no, sku,
                    quantity)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
    }

    private static LedgerPart part(ResultSet row) throws SQLException {
        return new LedgerPart(
                row.getLong("outbox_id"),
                row.getString("subject_key"),
                WriteState.of(row.getString("state")),
                row.getString("cart_id"),
                Jdbc.instant(row, "finished_at"),
                row.getLong("shipment_id"),
                row.getObject("present") == null,
                row.getString("cart_order_id"),
                row.getString("cart_line_id"),
                row.getString("shipment_no"),
                row.getString("tracking_no"),
                row.getString("sku"),
                Objects.requireNonNull(row.getBigDecimal("quantity")));
    }
}
