package io.cartage.staging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** One store's flow as a test sees it: stages pages, plays the ERP, and looks at what stands in the tables. */
public final class Desk {
    public static final Instant NOW = Instant.parse("2026-03-02T12:00:00.123456Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final DataSource tables;
    private final Staging staging;
    private final String store;
    private final RunRef run;

    public Desk(StagingDatabase database, String store) {
        this(database.dataSource(), database.staging(), store);
    }

    /** @param tables where the test looks, which need not be where {@code staging} writes */
    public Desk(DataSource tables, Staging staging, String store) {
        this(tables, staging, store, Lane.REGULAR);
    }

    private Desk(DataSource tables, Staging staging, String store, Lane lane) {
        this.tables = tables;
        this.store = store;
        this.staging = staging;
        this.run = staging.startRun(store, "orders", lane);
    }

    /** A run of another lane beside this one. */
    public Desk beside(Lane lane) {
        return new Desk(tables, staging, store, lane);
    }

    /** The same store in its next run. */
    public Desk next() {
        return new Desk(tables, staging, store);
    }

    /** The same store in a run at another time. */
    public Desk at(Instant now) {
        return new Desk(tables, new Staging(tables, Clock.fixed(now, ZoneOffset.UTC)), store);
    }

    public String store() {
        return store;
    }

    public DataSource tables() {
        return tables;
    }

    public RunRef run() {
        return run;
    }

    public PageResult stage(StagingItem... items) {
        return stage(Arrays.asList(items));
    }

    public PageResult stage(List<StagingItem> items) {
        return stage(items, Optional.empty());
    }

    public PageResult stage(List<StagingItem> items, Instant position) {
        return stage(items, Optional.of(position));
    }

    public PageResult stage(List<StagingItem> items, Optional<Instant> position) {
        return staging.stagePage(run, items, position);
    }

    public PageResult stage(List<StagingItem> items, Collection<Known> skipped) {
        return staging.stagePage(run, items, skipped, Optional.empty());
    }

    public Map<String, Known> known(String... ids) {
        return staging.known(store, "orders", List.of(ids));
    }

    public Optional<Cursor> cursor() {
        return staging.cursor(store, "orders");
    }

    public byte[] newestPayload(String id) {
        return staging.readPayload(store, "orders", id).orElseThrow();
    }

    public void finish(RunEnd end) {
        staging.finishRun(run, end);
    }

    /** The ERP says so of an order. */
    public void acknowledge(String order, String importStatus) {
        sql(
                "update s_orders set import_status = ? where store_id = ? and cart_order_id = ?",
                importStatus,
                store,
                order);
    }

    public List<String> orders(String... columns) {
        return rows("select " + String.join(", ", columns) + " from s_orders where store_id = ? order by id", store);
    }

    public List<String> lines(String order, String... columns) {
        return rows(
                "select " + String.join(", ", columns)
                        + " from s_order_details where store_id = ? and cart_order_id = ? order by line_no",
                store,
                order);
    }

    public List<String> changes(String... columns) {
        return rows(
                "select " + String.join(", ", columns) + " from s_order_changes where store_id = ? order by id", store);
    }

    public List<String> outcomes(String... columns) {
        return rows(
                "select " + String.join(", ", columns)
                        + " from cartage_outcome where store_id = ? order by length(record_id), record_id",
                store);
    }

    public List<String> runs(String... columns) {
        return rows("select " + String.join(", ", columns) + " from cartage_run where store_id = ? order by id", store);
    }

    public long payloads() {
        return Long.parseLong(rows("select count(*) from cartage_payload where store_id = ?", store)
                .get(0));
    }

    /** Each row's values, separated by blanks. */
    public List<String> rows(String query, Object... parameters) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = tables.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                StringJoiner row = new StringJoiner(" ");
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void sql(String statement, Object... parameters) {
        try (Connection connection = tables.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
