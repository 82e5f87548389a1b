package io.cartage.staging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The newest payload of records that shall be judged again, page by page from the archive. Thread-safe. */
public final class Replays {
    /** Payload p is the newest of outcome o. */
    private static final String NEWEST =
            """
            p.record_id = o.record_id
              and p.store_id = o.store_id
              and p.flow = o.flow
              and p.sequence_no = o.payload_sequence""";

    private static final String IS_KEPT =
            """
            exists (
              select 1
              from cartage_payload p
              where %s
                and p.purged_at is null)"""
                    .formatted(NEWEST);

    /** Takes a condition of a choice. */
    private static final String CHOSEN =
            """
            from cartage_outcome o
            join cartage_payload p
              on %s
             and p.purged_at is null
            where o.store_id = :store
              and o.flow = :flow
              and %%s"""
                    .formatted(NEWEST);

    private static final String PAGE =
            """
            select o.record_id, o.revision, p.hash, p.changed_at, p.content
            %s
              and o.record_id > :after
            order by o.record_id
            fetch first :most rows only
            """;

    private static final String EXPECT =
            """
            update cartage_run
            set expected = (
                select count(*)
                %s)
            where id = :run
            """;

    private static final String OUTDATED =
            """
            select o.record_id
            from cartage_outcome o
            where o.kind = 'quarantined'
              and o.store_id = :store
              and o.flow = :flow
              and (o.mapping_version is null or o.mapping_version <> :version)
              and %s
            order by o.since, o.record_id
            fetch first :most rows only
            """
                    .formatted(IS_KEPT);

    private static final String LATEST =
            """
            select o.record_id
            from cartage_outcome o
            where o.store_id = :store
              and o.flow = :flow
              and not o.dropped
              and %s
            order by o.changed_at desc nulls last, o.record_id desc
            fetch first :most rows only
            """
                    .formatted(IS_KEPT);

    private static final String PURGED =
            """
            select o.record_id, p.purged_at
            from cartage_outcome o
            join cartage_payload p
              on %s
            where p.purged_at is not null
              and o.store_id = :store
              and o.flow = :flow
              and o.record_id in (:ids)
            """
                    .formatted(NEWEST);

    private final NamedParameterJdbcTemplate jdbc;

    Replays(DataSource database) {
        this.jdbc = new NamedParameterJdbcTemplate(database);
    }

    /**
     * The next records of a choice in the order of their ids; those whose payload is no longer kept are left out.
     *
     * @param after the id of the last record of the page before; empty for the first page
     */
    public List<Archived> page(String storeId, String flow, Choice choice, String after, int most) {
        Map<String, Object> parameters = new HashMap<>();
        String chosen = CHOSEN.formatted(condition(choice, parameters));
        parameters.putAll(Map.of("store", storeId, "flow", flow, "after", after, "most", most));
        return Transactions.told(
                storeId,
                flow,
                "the archive can't be read",
                () -> jdbc.query(PAGE.formatted(chosen), parameters, Replays::archived));
    }

    /** Notes how many records a run of a choice has before it, so that it can be told how much is done. */
    public void expect(RunRef run, Choice choice) {
        Map<String, Object> parameters = new HashMap<>();
        String chosen = CHOSEN.formatted(condition(choice, parameters));
        parameters.putAll(Map.of("store", run.storeId(), "flow", run.flow(), "run", run.id()));
        if (choice instanceof Choice.Named named) {
            parameters.put("expected", named.ids().size());
        }
        String sql = choice instanceof Choice.Named
                ? "update cartage_run set expected = :expected where id = :run"
                : EXPECT.formatted(chosen);
        Transactions.told(run.storeId(), run.flow(), "the archive can't be read", () -> jdbc.update(sql, parameters));
    }

    /** What waits in quarantine since another version of the mapping, the longest waiting first. */
    public List<String> outdated(String storeId, String flow, String mappingVersion, int most) {
        Map<String, Object> parameters =
                Map.of("store", storeId, "flow", flow, "version", mappingVersion, "most", most);
        return Transactions.told(
                storeId,
                flow,
                "the quarantine can't be read",
                () -> jdbc.queryForList(OUTDATED, parameters, String.class));
    }

    /** What the cart changed last, the latest first; except what a person dropped, and what is no longer archived. */
    public List<String> latest(String storeId, String flow, int most) {
        Map<String, Object> parameters = Map.of("store", storeId, "flow", flow, "most", most);
        return Transactions.told(
                storeId, flow, "the archive can't be read", () -> jdbc.queryForList(LATEST, parameters, String.class));
    }

    /** When the newest payloads of those of the records were purged of which it is no longer kept. */
    public Map<String, Instant> purged(String storeId, String flow, Collection<String> recordIds) {
        Map<String, Instant> purged = new HashMap<>();
        if (!recordIds.isEmpty()) {
            Map<String, Object> parameters = Map.of("store", storeId, "flow", flow, "ids", Jdbc.padded(recordIds));
            Transactions.told(storeId, flow, "the archive can't be read", () -> {
                jdbc.query(PURGED, parameters, row -> {
                    purged.put(row.getString("record_id"), Objects.requireNonNull(Jdbc.instant(row, "purged_at")));
                });
                return purged;
            });
        }
        return purged;
    }

    /** How many payloads of a store are no longer kept. */
    public long purged(String storeId) {
        String sql = "select count(*) from cartage_payload where store_id = :store and purged_at is not null";
        return Transactions.told(
                storeId,
                "archive",
                "it can't be read",
                () -> Objects.requireNonNull(jdbc.queryForObject(sql, Map.of("store", storeId), Long.class)));
    }

    private static String condition(Choice choice, Map<String, Object> parameters) {
        if (choice instanceof Choice.Received received) {
            parameters.put("from", Jdbc.utc(received.from()));
            parameters.put("until", Jdbc.utc(received.until()));
            return "p.received_at >= :from and p.received_at < :until and not o.dropped";
        }
        if (choice instanceof Choice.Named named) {
            parameters.put("ids", Jdbc.padded(named.ids()));
            return "o.record_id in (:ids)";
        }
        if (choice instanceof Choice.Because because) {
            parameters.put("cause", because.cause().text());
            return "o.kind = 'quarantined' and o.cause = :cause";
        }
        return "o.kind = 'quarantined'";
    }

    private static Archived archived(ResultSet row, int number) throws SQLException {
        PayloadCopy payload = new PayloadCopy(
                row.getString("record_id"),
                Objects.requireNonNull(Jdbc.instant(row, "changed_at")),
                row.getString("hash"),
                PayloadArchive.expand(row.getBytes("content")),
                true);
        return new Archived(payload, row.getInt("revision") > 0);
    }
}
