package io.cartage.staging.desk;

import io.cartage.staging.Transactions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What of the database may help somebody who looks for a fault and has no business with orders: counts, times, states and
 * causes. Neither orders, nor what carts and the ERP answered, nor bodies of calls. Reads only. Thread-safe.
 */
public final class SupportFigures {
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put(
                "migrations",
                "select \"version\", \"description\", \"installed_on\", \"success\" from cartage_migration"
                        + " order by \"installed_rank\"");
        QUESTIONS.put(
                "runs",
                """
                select id, store_id, flow, lane, status, started_at, finished_at, seen, staged, filtered, quarantined,
                    unchanged, pushed, waiting, refused, calls, message
                from cartage_run
                order by id desc
                fetch first 500 rows only
                """);
        QUESTIONS.put(
                "outcomes",
                """
                select store_id, flow, kind, count(*) as records, max(decided_at) as latest
                from cartage_outcome
                group by store_id, flow, kind
                order by store_id, flow, kind
                """);
        QUESTIONS.put(
                "quarantine",
                """
                select store_id, cause, count(*) as orders, min(since) as oldest, max(since) as newest
                from cartage_outcome
                where kind = 'quarantined'
                group by store_id, cause
                order by store_id, orders desc
                """);
        QUESTIONS.put(
                "acknowledgements",
                """
                select store_id, import_status, count(*) as orders, min(staged_at) as oldest, max(imported_at) as latest
                from s_orders
                group by store_id, import_status
                order by store_id, import_status
                """);
        QUESTIONS.put(
                "outbox",
                """
                select store_id, flow, state, cause, count(*) as writes, min(created_at) as oldest,
                    min(next_at) as next_at, max(attempts) as most_attempts
                from cartage_outbox
                group by store_id, flow, state, cause
                order by store_id, flow, state, cause
                """);
        QUESTIONS.put(
                "shipments",
                """
                select store_id, push_status, push_cause, count(*) as shipments
                from external_order_shipments
                group by store_id, push_status, push_cause
                order by store_id, push_status, push_cause
                """);
        QUESTIONS.put(
                "stock",
                """
                select store_id, push_status, push_cause, count(*) as stock_rows, max(updated_at) as latest
                from product_qty_in_stock
                group by store_id, push_status, push_cause
                order by store_id, push_status, push_cause
                """);
        QUESTIONS.put("cursors", "select * from cartage_cursor order by store_id, flow, lane");
        QUESTIONS.put("backfills", "select * from cartage_backfill order by started_at desc fetch first 100 rows only");
        QUESTIONS.put("schedules", "select store_id, flow, runs, changed_at, asked_at, next_at from cartage_schedule");
        QUESTIONS.put("processes", "select * from cartage_node order by seen_at desc");
        QUESTIONS.put(
                "edits",
                "select met_at, files, stores, problems from cartage_edit order by id desc fetch first 50 rows only");
        QUESTIONS.put(
                "notices",
                """
                select store_id, kind, message, remedy, counted, first_at, last_at, resolved_at
                from cartage_notice
                order by id desc
                fetch first 200 rows only
                """);
        QUESTIONS.put(
                "calls",
                """
                select store_id, flow, run_id, called_at, method, path, status, millis, cost, attempt, error
                from cartage_call
                order by id desc
                fetch first 1000 rows only
                """);
        QUESTIONS.put(
                "mappings",
                "select version, path, first_used_at, live_at from cartage_mapping_version order by live_at desc");
    }

    private final DataSource database;

    public SupportFigures(DataSource database) {
        this.database = database;
    }

    /** Product, version and driver. */
    public String product() {
        return told(() -> new JdbcTemplate(database).execute((Connection connection) -> {
            DatabaseMetaData metadata = connection.getMetaData();
            return metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion() + ", driver "
                    + metadata.getDriverVersion();
        }));
    }

    /** How many rows each table has, one a line. */
    public List<String> counts(List<String> tables) {
        return told(() -> tables.stream()
                .map(table -> table + "\t"
                        + JdbcClient.create(database)
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                .toList());
    }

    /** Tables by their names, each with a first line of column names and tabs between its values. */
    public Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        QUESTIONS.forEach((name, sql) ->
                tables.put(name, told(() -> JdbcClient.create(database).sql(sql).query(SupportFigures::lines))));
        return tables;
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        ResultSetMetaData columns = rows.getMetaData();
        StringJoiner head = new StringJoiner("\t");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            head.add(columns.getColumnLabel(i));
        }
        lines.add(head.toString());
        while (rows.next()) {
            StringJoiner line = new StringJoiner("\t");
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String value = rows.getString(i);
                line.add(value == null ? "" : value.replaceAll("\\s+", " "));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("support", "bundle", "the figures can't be read", work);
    }
}
