package io.cartage.staging.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.Jdbc;
import io.cartage.staging.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wishes about an order in the cart, once for each order and moment. Thread-safe. */
public final class Statuses {
    /** The flow of these writes in the outbox. */
    public static final String FLOW = "statuses";

    private static final int PAGE = 500;

    private final JdbcClient client;
    private final Outbox outbox;
    private final Clock clock;

    public Statuses(DataSource database, Clock clock) {
        this.client = JdbcClient.create(database);
        this.outbox = new Outbox(database, clock);
        this.clock = clock;
    }

    /** When something shall be written to an order. */
    public enum Moment {
        /** It stands in the staging tables, and was not withdrawn. */
        STAGED("o.import_status <> 'withdrawn' and o.staged_at >= :since"),
        /** The ERP has imported it. */
        IMPORTED("o.import_status = 'imported' and coalesce(o.imported_at, o.staged_at) >= :since");

        private final String condition;

        Moment(String condition) {
            this.condition = condition;
        }

        /** Its name in the outbox, such as {@code staged}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Puts a wish into the outbox for each order that has come to this moment and has none for it yet. Orders that came to
     * it more than a day before the store first asked for this are left alone: what is old may be long closed in the cart.
     *
     * @param wish what the store wants written, as the mapping reads it under {@code wish}
     * @return how many wishes were new
     */
    public int plan(String storeId, Moment moment, ObjectNode wish) {
        Instant since =
                Transactions.told(storeId, FLOW, "what was asked for can't be read", () -> since(storeId, moment));
        int planned = 0;
        while (true) {
            List<Wish> page =
                    Transactions.told(storeId, FLOW, "orders can't be read", () -> read(storeId, moment, wish, since));
            if (page.isEmpty()) {
                return planned;
            }
            planned += outbox.open(storeId, FLOW, page).size();
        }
    }

    /** Kept like a cursor, in a lane for each moment. */
    private Instant since(String storeId, Moment moment) {
        return kept(storeId, moment).orElseGet(() -> {
            try {
                client.sql(
                                """
                                insert into cartage_cursor (store_id, flow, lane, read_up_to, version)
                                values (:store, 'statuses', :lane, :since, 0)
                                """)
                        .param("store", storeId)
                        .param("lane", moment.word())
                        .param("since", Jdbc.utc(clock.instant().minus(Duration.ofDays(1))))
                        .update();
            } catch (DuplicateKeyException e) {
                // another process was quicker, which is as well
            }
            return kept(storeId, moment).orElseThrow();
        });
    }

    private Optional<Instant> kept(String storeId, Moment moment) {
        return client.sql(
                        """
                        select read_up_to
                        from cartage_cursor
                        where store_id = :store
                          and flow = 'statuses'
                          and lane = :lane
                        """)
                .param("store", storeId)
                .param("lane", moment.word())
                .query((row, i) -> Objects.requireNonNull(Jdbc.instant(row, "read_up_to")))
                .optional();
    }

    private List<Wish> read(String storeId, Moment moment, ObjectNode wish, Instant since) {
        return client.sql(
                        """
                        select o.cart_order_id, o.order_no, o.erp_order_no, o.ship_method, o.cart_status, o.currency
                        from s_orders o
                        where o.store_id = :store
                          and %s
                          and not exists (
                              select 1
                              from cartage_outbox w
                              where w.subject_key = :moment || '/' || o.cart_order_id
                                and w.store_id = o.store_id
                                and w.flow = 'statuses')
                        order by o.id
                        limit :most
                        """
                                .formatted(moment.condition))
                .param("store", storeId)
                .param("since", Jdbc.utc(since))
                .param("moment", moment.word())
                .param("most", PAGE)
                .query((row, i) -> {
                    ObjectNode order = OrdersToShip.columns(row);
                    ObjectNode record = Json.object();
                    record.set("order", order);
                    record.set("wish", wish);
                    record.put("moment", moment.word());
                    String id = row.getString("cart_order_id");
                    return new Wish(
                            moment.word() + "/" + id,
                            "order " + row.getString("order_no") + " " + moment.word(),
                            Optional.of(id),
                            Optional.of(record));
                })
                .list();
    }
}
