package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code external_order_shipments}, in the transaction that is open. */
final class ShipmentRows {
    private static final String MARK =
            """
            update external_order_shipments
            set push_status = ?, push_cause = ?, push_message = ?, cart_shipment_id = coalesce(?, cart_shipment_id),
                pushed_at = coalesce(?, pushed_at), attempts = greatest(attempts, ?)
            where id = ?
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    ShipmentRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** The next rows that are to be looked at, together with all such rows of the same shipments. */
    List<ShipmentRow> page(String storeId, long after, int most) {
        return client.sql(
                        """
                        select *
                        from external_order_shipments
                        where store_id = :store
                          and push_status in ('pending', 'waiting')
                          and shipment_no in (
                              select p.shipment_no
                              from (
                                  select shipment_no
                                  from external_order_shipments
                                  where store_id = :store
                                    and push_status in ('pending', 'waiting')
                                    and id > :after
                                  order by id
                                  limit :most) p)
                        order by id
                        """)
                .param("store", storeId)
                .param("after", after)
                .param("most", most)
                .query((row, i) -> ShipmentRow.of(row))
                .list();
    }

    /** The last row of the page that begins there; empty if there is none. */
    List<Long> ids(String storeId, long after, int most) {
        return client.sql(
                        """
                        select id
                        from external_order_shipments
                        where store_id = :store
                          and push_status in ('pending', 'waiting')
                          and id > :after
                        order by id
                        limit :most
                        """)
                .param("store", storeId)
                .param("after", after)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Those rows as they are now, held until the transaction ends. */
    List<ShipmentRow> hold(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return client.sql(
                        """
                        select *
                        from external_order_shipments
                        where id in (:ids)
                        order by id
                        for update
                        """)
                .param("ids", Jdbc.padded(ids))
                .query((row, i) -> ShipmentRow.of(row))
                .list();
    }

    void mark(List<RowMark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(MARK, marks, marks.size(), (row, mark) -> {
            row.setString(1, mark.status());
            row.setString(2, mark.cause());
            row.setString(3, mark.message() == null ? null : StorableText.line(mark.message(), 2000));
            row.setString(4, mark.cartShipmentId() == null ? null : StorableText.line(mark.cartShipmentId(), 64));
            row.setObject(5, mark.pushedAt() == null ? null : Jdbc.utc(mark.pushedAt()), Types.TIMESTAMP);
            row.setInt(6, mark.attempts());
            row.setLong(7, mark.rowId());
        });
    }
}
