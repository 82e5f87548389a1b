package io.cartage.staging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The right to write to a shop, until it is closed. A row lock on a connection of its own, so that it ends with the process
 * however that ends.
 */
public final class WriterTurn implements AutoCloseable {
    private final String shop;
    private final Connection connection;

    WriterTurn(String shop, Connection connection) {
        this.shop = shop;
        this.connection = connection;
    }

    /** Whether it still stands; false if the database has dropped the connection, so that somebody else may have it. */
    public boolean stands() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            release(connection);
        } catch (SQLException e) {
            // the connection is gone, and the turn with it
        }
    }

    static void release(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public String toString() {
        return "turn to write to " + shop;
    }
}
