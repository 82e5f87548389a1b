package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.Notice.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores that their shop refuses, and flows whose runs fail one after another. A single failure tells nothing: the next
 * run goes on from the same place.
 */
final class FailingRuns {
    static final String REFUSED = "refused";

    private static final int ENOUGH = 3;
    private static final int MOST = 100;
    private static final Duration LONG = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    FailingRuns(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    static String key(String flow) {
        return "runs/" + flow;
    }

    /** A flow whose latest run failed, with what it said. */
    private record Failed(String storeId, String flow, String message) {}

    /** How many runs failed in a row, and since when. */
    private record Streak(int runs, Instant since) {}

    List<Notice.Cause> look(List<Watched> stores) {
        Map<String, Watched> byId = stores.stream().collect(Collectors.toMap(Watched::storeId, Function.identity()));
        List<Failed> failed = lastFailed().stream()
                .filter(run -> byId.containsKey(run.storeId()))
                .toList();
        Set<String> refused = refused(stores, failed);
        List<Notice.Cause> found = new ArrayList<>();
        for (String store : refused) {
            found.add(refusal(store, failed));
        }
        for (Failed run : failed) {
            if (!refused.contains(run.storeId())) {
                Streak streak = streak(run);
                if (streak.runs() >= ENOUGH || streak.since().plus(LONG).isBefore(clock.instant())) {
                    found.add(new Notice.Cause(
                            run.storeId(),
                            Kind.ALERT,
                            key(run.flow()),
                            "runs of the flow " + run.flow() + " fail one after another: " + run.message(),
                            "see to what the message names; runs go on from where they stand",
                            streak.runs()));
                }
            }
        }
        return found;
    }

    /** A process that was started anew doesn't know of a refusal before it has tried; until then the notice stays. */
    private Set<String> refused(List<Watched> stores, List<Failed> failed) {
        Set<String> refused = new TreeSet<>();
        stores.stream().filter(Watched::refused).map(Watched::storeId).forEach(refused::add);
        Set<String> failing = failed.stream().map(Failed::storeId).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!failing.isEmpty()) {
            jdbc
                    .sql("select store_id from cartage_notice where closed = 0 and cause = :cause")
                    .param("cause", REFUSED)
                    .query(String.class)
                    .list()
                    .stream()
                    .filter(failing::contains)
                    .forEach(refused::add);
        }
        return refused;
    }

    private static Notice.Cause refusal(String storeId, List<Failed> failed) {
        String message = failed.stream()
                .filter(run -> run.storeId().equals(storeId))
                .map(Failed::message)
                .findFirst()
                .orElse("see 'cartage status'");
        return new Notice.Cause(
                storeId,
                Kind.ALERT,
                REFUSED,
                "the shop refuses the store, and its schedules pause: " + message,
                "give it credentials that the shop takes; then it goes on by itself, and 'cartage test-connection "
                        + storeId + "' tells at once",
                1);
    }

    private List<Failed> lastFailed() {
        return jdbc.sql(
                        """
                        select r.store_id, r.flow, coalesce(r.message, '') as message
                        from cartage_cursor c
                        join cartage_run r on r.id = (
                            select max(l.id)
                            from cartage_run l
                            where l.store_id = c.store_id
                              and l.flow = c.flow
                              and l.lane = c.lane
                              and l.status in ('completed', 'failed'))
                        where c.lane = 'regular'
                          and r.status = 'failed'
                        order by r.store_id, r.flow
                        """)
                .query((row, i) ->
                        new Failed(row.getString("store_id"), row.getString("flow"), row.getString("message")))
                .list();
    }

    private Streak streak(Failed run) {
        int runs = 0;
        Instant since = clock.instant();
        List<Map.Entry<String, Instant>> latest = jdbc.sql(
                        """
                        select status, started_at
                        from cartage_run
                        where store_id = :store
                          and flow = :flow
                          and lane = 'regular'
                          and status in ('completed', 'failed')
                        order by id desc
                        fetch first :most rows only
                        """)
                .param("store", run.storeId())
                .param("flow", run.flow())
                .param("most", MOST)
                .query((row, i) ->
                        Map.entry(row.getString("status"), Objects.requireNonNull(Jdbc.instant(row, "started_at"))))
                .list();
        for (Map.Entry<String, Instant> one : latest) {
            if (!one.getKey().equals("failed")) {
                break;
            }
            runs++;
            since = one.getValue();
        }
        return new Streak(runs, since);
    }
}
