package io.cartage.staging;

import io.cartage.table.ColumnType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What became of every record: the table {@code cartage_outcome}. */
final class Books {
    private static final String SELECT =
            """
            select o.*, s.import_status
            from cartage_outcome o
            left join s_orders s on s.cart_order_id = o.record_id and s.store_id = o.store_id
            where o.store_id = :store
              and o.flow = :flow
              and o.record_id in (:ids)
            """;

    private static final String INSERT =
            """
            insert into cartage_outcome (
                kind, reason, since, decided_at, run_id, mapping_version, payload_sequence, payload_hash, changed_at,
                revision, withdrawn, rows_hash, order_no, cart_status, order_total, cause, record_id, store_id, flow, seen_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE =
            """
            update cartage_outcome
            set kind = ?, reason = ?, since = ?, decided_at = ?, run_id = ?, mapping_version = ?, payload_sequence = ?,
                payload_hash = ?, changed_at = ?, revision = ?, withdrawn = ?, rows_hash = ?, order_no = ?,
                cart_status = ?, order_total = ?, cause = ?, dropped = false
            where record_id = ?
              and store_id = ?
              and flow = ?
            """;

    private final JdbcTemplate jdbc;

    Books(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The states of those records that were ever seen, in one query. */
    Map<String, State> states(String storeId, String flow, Collection<String> recordIds) {
        if (recordIds.isEmpty()) {
            return Map.of();
        }
        Map<String, State> states = new HashMap<>();
        Map<String, Object> parameters = Map.of("store", storeId, "flow", flow, "ids", Jdbc.padded(recordIds));
        new NamedParameterJdbcTemplate(jdbc).query(SELECT, parameters, row -> {
            states.put(row.getString("record_id"), state(row));
        });
        return states;
    }

    void write(RunRef run, List<Decision> decisions, Instant now) {
        List<Decision> first =
                decisions.stream().filter(d -> d.before() == null).toList();
        batch(INSERT, first, (row, decision) -> {
            bind(row, run, decision, now);
            row.setObject(20, Jdbc.utc(now));
        });
        List<Decision> again =
                decisions.stream().filter(d -> d.before() != null).toList();
        batch(UPDATE, again, (row, decision) -> bind(row, run, decision, now));
    }

    private void batch(String sql, List<Decision> decisions, ParameterizedPreparedStatementSetter<Decision> setter) {
        if (!decisions.isEmpty()) {
            jdbc.batchUpdate(sql, decisions, decisions.size(), setter);
        }
    }

    private static void bind(PreparedStatement row, RunRef run, Decision decision, Instant now) throws SQLException {
        State state = decision.after();
        row.setString(1, state.kind().word());
        row.setString(2, state.reason() == null ? null : StorableText.of(state.reason()));
        row.setObject(3, Jdbc.utc(state.since()));
        row.setObject(4, Jdbc.utc(now));
        row.setLong(5, run.id());
        row.setString(6, state.mappingVersion());
        row.setInt(7, state.payloadSequence());
        row.setString(8, state.payloadHash());
        row.setObject(9, state.changedAt() == null ? null : Jdbc.utc(state.changedAt()));
        row.setInt(10, state.revision());
        row.setBoolean(11, state.withdrawn());
        row.setString(12, state.rowsHash());
        row.setString(13, state.orderNo());
        row.setString(14, state.cartStatus());
        Jdbc.bind(row, 15, ColumnType.DECIMAL, state.orderTotal());
        row.setString(16, cause(state));
        row.setString(17, decision.recordId());
        row.setString(18, run.storeId());
        row.setString(19, run.flow());
    }

    private static @Nullable String cause(State state) {
        return state.kind() == OutcomeKind.QUARANTINED && state.reason() != null
                ? Cause.of(StorableText.of(state.reason())).text()
                : null;
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                OutcomeKind.of(row.getString("kind")),
                row.getString("reason"),
                Objects.requireNonNull(Jdbc.instant(row, "since")),
                row.getString("mapping_version"),
                row.getInt("payload_sequence"),
                row.getString("payload_hash"),
                Jdbc.instant(row, "changed_at"),
                row.getInt("revision"),
                row.getBoolean("withdrawn"),
                row.getString("rows_hash"),
                row.getString("order_no"),
                row.getString("cart_status"),
                row.getBigDecimal("order_total"),
                row.getString("import_status"),
                row.getBoolean("dropped"));
    }
}
