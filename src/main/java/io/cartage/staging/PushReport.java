package io.cartage.staging;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people want to know of the flows back to the carts. Reads only, and holds nobody up. Thread-safe. */
public final class PushReport {
    private static final String PROGRESS =
            """
            select store_id, flow,
                sum(case when state = 'pushed' then counted else 0 end) as pushed,
                sum(case when state = 'open' then counted else 0 end) as to_send,
                sum(case when state = 'waiting' then counted else 0 end) as waiting,
                sum(case when state = 'error' then counted else 0 end) as refused
            from (
                select store_id, 'shipments' as flow,
                    case when push_status in ('pending', 'sending') then 'open' else push_status end as state,
                    count(*) as counted
                from external_order_shipments
                group by store_id, push_status
                union all
                select store_id, 'inventory' as flow,
                    case when push_status in ('pending', 'sending') then 'open' else push_status end as state,
                    count(*) as counted
                from product_qty_in_stock
                group by store_id, push_status
                union all
                select store_id, flow,
                    case state when 'done' then 'pushed' when 'parked' then 'error' else 'open' end as state,
                    count(*) as counted
                from cartage_outbox
                where flow = 'statuses'
                  and state <> 'dropped'
                group by store_id, flow, state) states
            group by store_id, flow
            order by store_id, flow
            """;

    private final JdbcClient jdbc;

    PushReport(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * How far a flow back to a cart has come, in rows that the ERP wrote, or in orders that are to be written to.
     *
     * @param toSend what no run has looked at yet, or is on its way
     * @param waiting for a cause that may go away by itself
     * @param refused and not tried again before somebody mends it
     */
    public record Progress(String storeId, String flow, long pushed, long toSend, long waiting, long refused) {
        public long all() {
            return pushed + toSend + waiting + refused;
        }

        /** Of any store. */
        public Progress plus(Progress other) {
            return new Progress(
                    storeId,
                    flow,
                    pushed + other.pushed,
                    toSend + other.toSend,
                    waiting + other.waiting,
                    refused + other.refused);
        }
    }

    /** A SKU of a store. */
    public record StockOf(String storeId, String sku) {}

    /** What the ERP's rows, and the writes to orders, came to: for every store and flow that has any, by name. */
    public List<Progress> progress() {
        return StagingReport.read(() -> jdbc.sql(PROGRESS)
                .query((row, i) -> new Progress(
                        row.getString("store_id"),
                        row.getString("flow"),
                        row.getLong("pushed"),
                        row.getLong("to_send"),
                        row.getLong("waiting"),
                        row.getLong("refused")))
                .list());
    }

    /** Of the SKUs whose stock level a cart has, the one that the most open orders hold back, to show people why. */
    public Optional<StockOf> someStock() {
        return StagingReport.read(() -> jdbc.sql(
                        """
                        select p.store_id, p.sku
                        from product_qty_in_stock p
                        left join s_order_details d on d.sku = p.sku and d.store_id = p.store_id
                        left join s_orders o on o.cart_order_id = d.cart_order_id and o.store_id = d.store_id
                            and o.import_status in ('pending', 'taken', 'error')
                        where p.push_status = 'pushed'
                          and p.sku not like '% %'
                        group by p.store_id, p.sku
                        order by count(o.id) desc, p.store_id desc, p.sku desc
                        fetch first 1 row only
                        """)
                .query((row, i) -> new StockOf(row.getString("store_id"), row.getString("sku")))
                .optional());
    }
}
