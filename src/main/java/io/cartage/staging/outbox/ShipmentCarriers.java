package io.cartage.staging.outbox;

import io.cartage.staging.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Who carries the ERP's latest shipments, as it spells them. Reads along an index, however many rows there are. Thread-safe. */
public final class ShipmentCarriers {
    private static final int LATEST = 20_000;
    private static final int MOST = 300;

    private final NamedParameterJdbcTemplate jdbc;

    public ShipmentCarriers(DataSource database) {
        this.jdbc = new NamedParameterJdbcTemplate(database);
    }

    /**
     * A carrier of a store.
     *
     * @param rows how many of the latest rows name it
     */
    public record Carrier(String storeId, String name, long rows) {}

    /** The carriers of the latest rows, those with the most rows first. */
    public List<Carrier> latest(Optional<String> storeId) {
        String rows = storeId.isEmpty()
                ? """
                select store_id, carrier
                from external_order_shipments
                order by id desc
                limit :latest
                """
                : """
                select store_id, carrier
                from external_order_shipments
                where store_id = :store
                order by store_id desc, id desc
                limit :latest
                """;
        return Transactions.told(
                "console",
                "shipments",
                "carriers can't be read",
                () -> jdbc.query(
                        """
                        select store_id, trim(carrier) as carrier, count(*) as named
                        from (
                        %s) latest
                        where trim(carrier) <> ''
                        group by store_id, trim(carrier)
                        order by named desc, store_id, carrier
                        limit :most
                        """
                                .formatted(rows),
                        Map.of("store", storeId.orElse(""), "latest", LATEST, "most", MOST),
                        (row, i) -> new Carrier(
                                row.getString("store_id"), row.getString("carrier"), row.getLong("named"))));
    }
}
