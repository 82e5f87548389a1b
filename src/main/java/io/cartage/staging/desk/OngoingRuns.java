package io.cartage.staging.desk;

import io.cartage.staging.BackfillState;
import io.cartage.staging.Jdbc;
import io.cartage.staging.Lane;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The runs that go on, and how much of each is done as far as that is known: of a backfill the part of its span that is read, of a
 * replay the orders that were chosen, and of a download the part of the time between where it began to read and when it
 * began, since changes are read in their order. Reads only. Thread-safe.
 */
public final class OngoingRuns {
    /** The last run of each lane, along an index. */
    private static final String RUNNING =
            """
            select r.id, r.store_id, r.flow, r.lane, r.started_at, r.seen, r.read_from, r.expected, c.read_up_to
            from cartage_cursor c
            join cartage_run r on r.id = (
                select max(l.id)
                from cartage_run l
                where l.store_id = c.store_id
                  and l.flow = c.flow
                  and l.lane = c.lane)
            where r.status = 'running'
            order by r.id
            """;

    private final StagingDatabase database;
    private final JdbcClient jdbc;

    public OngoingRuns(StagingDatabase database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    public List<OngoingRun> all() {
        return Transactions.told("runs", "progress", "it can't be read", () -> {
            List<BackfillState> backfills = database.backfills().unfinished();
            return jdbc.sql(RUNNING).query((row, i) -> run(row, backfills)).list();
        });
    }

    private static OngoingRun run(ResultSet row, List<BackfillState> backfills) throws SQLException {
        String store = row.getString("store_id");
        String flow = row.getString("flow");
        Lane lane = Lane.valueOf(row.getString("lane").toUpperCase(Locale.ROOT));
        OptionalDouble share =
                switch (lane) {
                    case BACKFILL -> backfill(store, flow, backfills);
                    case REGULAR -> download(row);
                    default -> replay(row);
                };
        return new OngoingRun(row.getLong("id"), store, flow, lane, row.getLong("seen"), share);
    }

    private static OptionalDouble backfill(String store, String flow, List<BackfillState> backfills) {
        return backfills.stream()
                .filter(one -> one.storeId().equals(store) && one.flow().equals(flow))
                .mapToDouble(one -> ratio(one.from(), one.doneTo(), one.to()))
                .findFirst();
    }

    private static OptionalDouble download(ResultSet row) throws SQLException {
        Optional<Instant> from = Optional.ofNullable(Jdbc.instant(row, "read_from"));
        Optional<Instant> here = Optional.ofNullable(Jdbc.instant(row, "read_up_to"));
        Optional<Instant> to = Optional.ofNullable(Jdbc.instant(row, "started_at"));
        boolean known = from.isPresent()
                && here.isPresent()
                && to.isPresent()
                && here.get().isAfter(from.get())
                && to.get().isAfter(from.get());
        return known ? OptionalDouble.of(ratio(from.get(), here.get(), to.get())) : OptionalDouble.empty();
    }

    private static OptionalDouble replay(ResultSet row) throws SQLException {
        long expected = row.getLong("expected");
        return expected > 0
                ? OptionalDouble.of(Math.min(1, row.getLong("seen") / (double) expected))
                : OptionalDouble.empty();
    }

    private static double ratio(Instant from, Instant here, Instant to) {
        Duration all = Duration.between(from, to);
        return all.isZero() ? 1 : Math.min(1, Duration.between(from, here).toMillis() / (double) all.toMillis());
    }
}
