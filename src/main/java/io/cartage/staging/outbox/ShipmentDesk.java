package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import io.cartage.staging.Transactions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people do with the ERP's shipments that are held up before they become a write: look, and have them tried again.
 * Rows of a write that is not done yet are told of with it, by {@link OutboxDesk}. Thread-safe.
 */
public final class ShipmentDesk {
    private static final String PART_OF_NO_WRITE =
            """
            not exists (
                select 1
                from cartage_shipment_line l
                join cartage_outbox o on o.id = l.outbox_id
                where l.shipment_id = s.id
                  and o.state in ('waiting', 'sending', 'parked'))
            """;

    private final JdbcClient client;

    public ShipmentDesk(DataSource database) {
        this.client = JdbcClient.create(database);
    }

    /**
     * Rows that wait or were refused, by store and cause, the most frequent first, with some of each.
     *
     * @param storeId empty for all stores, also those that no file speaks of
     */
    public List<HeldShipments> waiting(Optional<String> storeId, int samples) {
        return told(() -> {
            Map<List<String>, HeldShipments> byCause = new LinkedHashMap<>();
            client.sql(
                            """
                            select *
                            from (
                                select store_id, push_status, coalesce(push_cause, '') as cause, shipment_no,
                                    coalesce(order_no, cart_order_id) as of_order, coalesce(sku, cart_line_id) as line,
                                    coalesce(push_message, '') as message,
                                    count(*) over (partition by store_id, push_status, push_cause) as total,
                                    row_number() over (
                                        partition by store_id, push_status, push_cause
                                        order by id) as place
                                from external_order_shipments s
                                where push_status in ('waiting', 'error')
                                  and (:every or store_id = :store)
                                  and %s) ranked
                            where place <= :samples
                            order by store_id, total desc, push_status, cause, place
                            """
                                    .formatted(PART_OF_NO_WRITE))
                    .param("every", storeId.isEmpty())
                    .param("store", storeId.orElse(""))
                    .param("samples", Math.max(1, samples))
                    .query((row, i) -> new HeldShipments(
                            row.getString("store_id"),
                            row.getString("push_status"),
                            row.getString("cause"),
                            row.getLong("total"),
                            List.of(new HeldShipments.Sample(
                                    row.getString("shipment_no"),
                                    Objects.requireNonNullElse(row.getString("of_order"), ""),
                                    Objects.requireNonNullElse(row.getString("line"), ""),
                                    row.getString("message")))))
                    .list()
                    .forEach(one ->
                            byCause.merge(List.of(one.storeId(), one.status(), one.cause()), one, HeldShipments::plus));
            return List.copyOf(byCause.values());
        });
    }

    /**
     * Has rows that were refused for this cause planned again by the next run, though the ERP didn't write them anew.
     *
     * @return how many
     */
    public int retry(String storeId, String cause) {
        return told(() -> client.sql(
                        """
                        update external_order_shipments s
                        set push_status = 'pending', push_cause = null, push_message = null
                        where store_id = :store
                          and push_status = 'error'
                          and coalesce(push_cause, '') = :cause
                          and %s
                        """
                                .formatted(PART_OF_NO_WRITE))
                .param("store", storeId)
                .param("cause", cause)
                .update());
    }

    /**
     * Has these rows planned again by the next run, if they were refused.
     *
     * @return how many
     */
    public int retry(Collection<Long> rowIds) {
        if (rowIds.isEmpty()) {
            return 0;
        }
        return told(() -> client.sql(
                        """
                        update external_order_shipments s
                        set push_status = 'pending', push_cause = null, push_message = null
                        where id in (:ids)
                          and push_status = 'error'
                          and %s
                        """
                                .formatted(PART_OF_NO_WRITE))
                .param("ids", Jdbc.padded(rowIds))
                .update());
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("shipments", "desk", "rows that are held up can't be read or changed", work);
    }
}
