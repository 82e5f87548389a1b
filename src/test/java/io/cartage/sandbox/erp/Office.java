package io.cartage.sandbox.erp;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Empty staging tables, written by plain SQL as Cartage would, with an ERP beside them. One at a time. */
final class Office {
    private static final Map<TestDatabase, StagingDatabase> DATABASES = new EnumMap<>(TestDatabase.class);
    private static final List<String> FILLED = List.of(
            "s_orders", "s_order_changes", "external_order_shipments", "product_qty_in_stock", "cartage_outbox");
    private static final List<String> THE_ERPS = List.of("erp_counter", "erp_stock", "erp_order", "erp_line");

    static final String STORE = "acme";
    static final ErpSettings.Pace AT_ONCE = new ErpSettings.Pace(1, 0, 3, 0, 1);

    private final StagingDatabase database;
    private final JdbcTemplate jdbc;
    private final Ticks clock = new Ticks();
    private int orders;

    Office(TestDatabase kind) {
        database = DATABASES.computeIfAbsent(kind, one -> StagingDatabase.open(one.fresh(), Clock.systemUTC()));
        jdbc = new JdbcTemplate(database.dataSource());
        FILLED.forEach(table -> jdbc.update("delete from " + table));
        THE_ERPS.forEach(table -> jdbc.execute("drop table if exists " + table));
    }

    /** Two warehouses, nothing goes wrong, and each order is shipped in the round that imports it. */
    static ErpSettings smooth() {
        return ErpSettings.of(STORE, "EAST", "WEST")
                .with(ErpSettings.Shares.SMOOTH)
                .with(AT_ONCE);
    }

    SandboxErp erp(ErpSettings settings) {
        return SandboxErp.open(database.dataSource(), settings, clock);
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    Clock clock() {
        return clock;
    }

    record Line(String sku, Object quantity) {}

    static Line line(String sku, Object quantity) {
        return new Line(sku, quantity);
    }

    /** Stages order 1, 2, … of the store; its lines' ids are 1001, 1002 … for order 1. */
    String stage(Line... lines) {
        return stage(STORE, lines);
    }

    String stage(String store, Line... lines) {
        String order = Integer.toString(++orders);
        jdbc.update(
                """
                insert into s_orders (
                    store_id, cart_order_id, order_no, order_date, currency, order_total, mapping_version, staged_at,
                    customer_no)
                values (?, ?, ?, date '2026-03-01', 'USD', 0, 'm1', timestamp '2026-03-01 12:00:00', 'WEB')
                """,
                store,
                order,
                "A-" + order);
        for (int i = 0; i < lines.length; i++) {
            jdbc.update(
                    """
                    insert into s_order_details (
                        store_id, cart_order_id, line_no, cart_line_id, sku, quantity, line_total)
                    values (?, ?, ?, ?, ?, cast(? as decimal(19, 4)), 0)
                    """,
                    store,
                    order,
                    i + 1,
                    order + "00" + (i + 1),
                    lines[i].sku(),
                    lines[i].quantity().toString());
        }
        return order;
    }

    /** Writes a change of an order's lines; units by line id, in the order's own numbering from 1. */
    void change(String order, String kind, int revision, Map<Integer, Integer> units, String sku) {
        String lines = units.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(line ->
                        "{\"line_no\":\"%d\",\"cart_line_id\":\"%s00%d\",\"line_type\":\"item\",\"sku\":\"%s\",\"quantity\":\"%d.0000\"}"
                                .formatted(line.getKey(), order, line.getKey(), sku, line.getValue()))
                .collect(Collectors.joining(","));
        jdbc.update(
                """
                insert into s_order_changes (
                    store_id, cart_order_id, revision, kind, order_after, payload_sequence, detected_at)
                values (?, ?, ?, ?, ?, 2, timestamp '2026-03-01 13:00:00')
                """,
                STORE,
                order,
                revision,
                kind,
                kind.equals("withdrawn") ? null : "{\"s_orders\":{},\"s_order_details\":[" + lines + "]}");
    }

    void sql(String statement, Object... parameters) {
        jdbc.update(statement, parameters);
    }

    /** Each row's values, separated by blanks, decimals without trailing zeros. */
    List<String> rows(String query, Object... parameters) {
        return jdbc.query(
                query,
                (row, n) -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        String value = String.valueOf(row.getString(i));
                        text.append(i == 1 ? "" : " ")
                                .append(value.matches("-?\\d+\\.\\d{4}") ? value.replaceAll("\\.?0+$", "") : value);
                    }
                    return text.toString();
                },
                parameters);
    }

    String row(String query, Object... parameters) {
        List<String> rows = rows(query, parameters);
        return rows.size() == 1 ? rows.get(0) : rows.toString();
    }

    /** Each look is a second later than the one before. */
    private static final class Ticks extends Clock {
        private Instant now = Instant.parse("2026-03-02T12:00:00Z");

        @Override
        public synchronized Instant instant() {
            now = now.plus(Duration.ofSeconds(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
