package io.cartage.staging;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that tests run on: H2 in memory, and a real PostgreSQL. */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    private static final TestDatabase USUAL = valueOf(System.getProperty("cartage.test.database", H2.name()));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /**
     * The one of tests that don't ask for each: H2, or what the system property {@code cartage.test.database} names. The
     * tests in another zone run on PostgreSQL, so that all of them have been through on both.
     */
    public static TestDatabase usual() {
        return USUAL;
    }

    /** A database of its own, empty. */
    public DatabaseSettings fresh() {
        String name = "cartage_" + NUMBER.incrementAndGet();
        return switch (this) {
            case H2 -> new DatabaseSettings("jdbc:h2:mem:" + name + Dialect.H2_OPTIONS, "cartage", "");
            case POSTGRESQL -> Server.create(name);
        };
    }

    /** One server for all tests of this JVM, stopped with it. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static DatabaseSettings create(String name) {
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return new DatabaseSettings(POSTGRES.getJdbcUrl("postgres", name), "postgres", "");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
