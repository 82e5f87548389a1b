package io.cartage.bench;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import javax.sql.DataSource;

/**
 * What a good programmer writes who needs nothing but new orders in these tables: the same SQL as Cartage's staging in a
 * plain loop, without revisions, change rows, quarantine or one-by-one repair. The yardstick for Cartage's own.
 */
public final class HandWrittenStaging {
    private static final String STORE = "hand";
    private static final String FLOW = "orders";

    private final DataSource database;
    private final String insertOrder;
    private final String insertLine;
    private final long run;

    /** An order's values in the order of the columns given to the constructor, as JDBC takes them. */
    public record Order(String id, Instant changedAt, byte[] payload, Object[] header, List<Object[]> lines) {}

    public HandWrittenStaging(DataSource database, List<String> orderColumns, List<String> lineColumns)
            throws SQLException {
        this.database = database;
        this.insertOrder = insert(
                "s_orders",
                orderColumns,
                List.of("revision", "mapping_version", "staged_at", "import_status", "store_id", "cart_order_id"));
        this.insertLine = insert("s_order_details", lineColumns, List.of("line_no", "store_id", "cart_order_id"));
        this.run = start();
    }

    /** Stages the orders of a page that are new and moves the cursor, in one transaction. */
    public int stagePage(List<Order> orders, Instant position) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            query(connection, "select version from cartage_cursor where store_id = ? and flow = ? for update");
            Set<String> known = known(connection, orders);
            List<Order> fresh =
                    orders.stream().filter(order -> !known.contains(order.id())).toList();
            if (!fresh.isEmpty()) {
                insertPayloads(connection, fresh);
                insertOrders(connection, fresh);
                insertLines(connection, fresh);
                insertOutcomes(connection, fresh);
                countLines(connection, fresh);
            }
            update(
                    connection,
                    "update cartage_run set seen = seen + ?, staged = staged + ? where id = ?",
                    orders.size(),
                    orders.size(),
                    run);
            update(
                    connection,
                    "update cartage_cursor set read_up_to = ? where store_id = ? and flow = ?",
                    utc(position),
                    STORE,
                    FLOW);
            connection.commit();
            return fresh.size();
        }
    }

    private long start() throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, "insert into cartage_cursor (store_id, flow, version) values (?, ?, 1)", STORE, FLOW);
            String sql = "insert into cartage_run (store_id, flow, status, started_at) values (?, ?, 'running', ?)";
            try (PreparedStatement insert = connection.prepareStatement(sql, new String[] {"id"})) {
                insert.setString(1, STORE);
                insert.setString(2, FLOW);
                insert.setObject(3, utc(Instant.now()));
                insert.executeUpdate();
                ResultSet key = insert.getGeneratedKeys();
                key.next();
                return key.getLong(1);
            }
        }
    }

    private static Set<String> known(Connection connection, List<Order> orders) throws SQLException {
        Set<String> known = new HashSet<>();
        String sql =
                "select record_id, payload_hash from cartage_outcome where store_id = ? and flow = ? and record_id in ("
                        + marks(orders.size()) + ")";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, STORE);
            select.setString(2, FLOW);
            for (int i = 0; i < orders.size(); i++) {
                select.setString(i + 3, orders.get(i).id());
            }
            for (ResultSet found = select.executeQuery(); found.next(); ) {
                known.add(found.getString(1));
            }
        }
        return known;
    }

    private void insertPayloads(Connection connection, List<Order> orders) throws SQLException {
        String sql =
                "insert into cartage_payload (record_id, store_id, flow, sequence_no, hash, content, changed_at, received_at, run_id)"
                        + " values (?, ?, ?, 1, ?, ?, ?, ?, ?)";
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            LocalDateTime now = utc(Instant.now());
            for (Order order : orders) {
                insert.setString(1, order.id());
                insert.setString(2, STORE);
                insert.setString(3, FLOW);
                insert.setString(4, hash(order.payload()));
                insert.setBytes(5, compress(deflater, order.payload()));
                insert.setObject(6, utc(order.changedAt()));
                insert.setObject(7, now);
                insert.setLong(8, run);
                insert.addBatch();
            }
            insert.executeBatch();
        } finally {
            deflater.end();
        }
    }

    private void insertOrders(Connection connection, List<Order> orders) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(insertOrder)) {
            LocalDateTime now = utc(Instant.now());
            for (Order order : orders) {
                int next = bind(insert, order.header());
                insert.setInt(next, 1);
                insert.setString(next + 1, "hand");
                insert.setObject(next + 2, now);
                insert.setString(next + 3, "pending");
                insert.setString(next + 4, STORE);
                insert.setString(next + 5, order.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertLines(Connection connection, List<Order> orders) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(insertLine)) {
            for (Order order : orders) {
                for (int line = 0; line < order.lines().size(); line++) {
                    int next = bind(insert, order.lines().get(line));
                    insert.setInt(next, line + 1);
                    insert.setString(next + 1, STORE);
                    insert.setString(next + 2, order.id());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void insertOutcomes(Connection connection, List<Order> orders) throws SQLException {
        String sql =
                "insert into cartage_outcome (record_id, store_id, flow, kind, since, decided_at, run_id, mapping_version,"
                        + " payload_sequence, payload_hash, revision, withdrawn, rows_hash)"
                        + " values (?, ?, ?, 'staged', ?, ?, ?, 'hand', 1, ?, 1, false, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            LocalDateTime now = utc(Instant.now());
            for (Order order : orders) {
                String hash = hash(order.payload());
                insert.setString(1, order.id());
                insert.setString(2, STORE);
                insert.setString(3, FLOW);
                insert.setObject(4, now);
                insert.setObject(5, now);
                insert.setLong(6, run);
                insert.setString(7, hash);
                insert.setString(8, hash);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void countLines(Connection connection, List<Order> orders) throws SQLException {
        String sql =
                "select cart_order_id, count(*) from s_order_details where store_id = ? and cart_order_id in (%s) group by cart_order_id"
                        .formatted(marks(orders.size()));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, STORE);
            for (int i = 0; i < orders.size(); i++) {
                select.setString(i + 2, orders.get(i).id());
            }
            int lines = 0;
            for (ResultSet found = select.executeQuery(); found.next(); ) {
                lines += found.getInt(2);
            }
            if (lines != orders.stream().mapToInt(order -> order.lines().size()).sum()) {
                throw new SQLException("lines are missing");
            }
        }
    }

    private static int bind(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return values.length + 1;
    }

    private static void query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, STORE);
            select.setString(2, FLOW);
            select.executeQuery();
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, values);
            update.executeUpdate();
        }
    }

    private static String insert(String table, List<String> columns, List<String> own) {
        return "insert into " + table + " (" + String.join(", ", columns) + ", " + String.join(", ", own) + ") values ("
                + marks(columns.size() + own.size()) + ")";
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compress(Deflater deflater, byte[] content) {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 3 + 64);
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            compressed.write(buffer, 0, deflater.deflate(buffer));
        }
        return compressed.toByteArray();
    }
}
