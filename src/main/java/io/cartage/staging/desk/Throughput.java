package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much runs got done, hour by hour. Reads only, and holds nobody up. Thread-safe. */
public final class Throughput {
    private final JdbcClient jdbc;

    public Throughput(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** The hours from then on in which a store's flow ran, in their order. */
    public List<Hour> since(Instant from) {
        return Transactions.told("console", "throughput", "it can't be read", () -> jdbc.sql(
                        """
                        select store_id, flow, date_trunc('hour', started_at) as hour_start,
                            sum(case when staged < seen - unchanged then staged else seen - unchanged end + pushed) as done,
                            sum(quarantined + refused) as held,
                            sum(case when status = 'failed' then 1 else 0 end) as failures
                        from cartage_run
                        where started_at >= :start
                        group by store_id, flow, date_trunc('hour', started_at)
                        order by hour_start, store_id, flow
                        """)
                .param("start", Jdbc.utc(from))
                .query((row, i) -> new Hour(
                        row.getString("store_id"),
                        row.getString("flow"),
                        Objects.requireNonNull(Jdbc.instant(row, "hour_start")),
                        row.getLong("done"),
                        row.getLong("held"),
                        row.getLong("failures")))
                .list());
    }
}
