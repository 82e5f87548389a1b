package io.cartage.bench;

import io.cartage.staging.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that are measured, both writing each commit to the disk before it returns. */
enum BenchDatabase {
    H2("H2"),
    POSTGRESQL("PostgreSQL");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final String title;

    BenchDatabase(String title) {
        this.title = title;
    }

    /** An empty database; an embedded one is a file in the directory. */
    DatabaseSettings fresh(Path directory) {
        return switch (this) {
            case H2 -> DatabaseSettings.embedded(directory);
            case POSTGRESQL -> Server.create("bench_" + NUMBER.incrementAndGet());
        };
    }

    /** One server for all benchmarks, stopped with this JVM. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
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
