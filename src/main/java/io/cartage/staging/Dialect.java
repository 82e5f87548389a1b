package io.cartage.staging;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;

/** Everything in which one database differs from another; a new one is a constant here and a folder of migrations. */
enum Dialect {
    H2("jdbc:h2:", "h2", "character varying", "binary varying", "varchar(128)"),
    POSTGRESQL("jdbc:postgresql:", "postgresql", "text", "bytea", "varchar(128) collate \"C\"");

    /**
     * PostgreSQL's manners, every commit written at once (so that kill -9 loses none), half a minute of patience with an
     * ERP that holds a row, 32 MB of cache, and room for all prepared statements of a page.
     */
    static final String H2_OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;LOCK_TIMEOUT=30000;CACHE_SIZE=32768;QUERY_CACHE_SIZE=64";

    private static final int CLOSED_BY_SHUTDOWN = 90121;

    private final String prefix;
    private final String folder;
    private final String longText;
    private final String bytes;
    private final String keyText;

    Dialect(String prefix, String folder, String longText, String bytes, String keyText) {
        this.prefix = prefix;
        this.folder = folder;
        this.longText = longText;
        this.bytes = bytes;
        this.keyText = keyText;
    }

    static Dialect of(String url) {
        return Arrays.stream(values())
                .filter(dialect -> url.startsWith(dialect.prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the database URL begins with '"
                        + url.substring(0, Math.min(url.length(), 20)) + "'. Use jdbc:h2:… or jdbc:postgresql:…"));
    }

    String[] migrations() {
        return new String[] {"classpath:db/migration/common", "classpath:db/migration/" + folder};
    }

    /** What the placeholders in the common migrations stand for. */
    Map<String, String> words() {
        return Map.of("long_text", longText, "bytes", bytes, "timestamp", "timestamp(6)", "key_text", keyText);
    }

    /** Sets what Cartage needs of the driver. Sessions live in UTC, whatever the zone of the JVM. */
    void configure(HikariConfig pool) {
        switch (this) {
            case H2 -> {
                pool.setConnectionInitSql("set time zone 'UTC'");
                pool.setMaxLifetime(0); // see mustOpenAnew; and nothing is between us that could grow old
                // Read by H2 when its classes load: the embedded database listens on this machine alone.
                if (System.getProperty("h2.bindAddress") == null) {
                    System.setProperty("h2.bindAddress", "127.0.0.1");
                }
            }
            case POSTGRESQL -> {
                pool.setConnectionInitSql("set time zone 'UTC'; set lock_timeout = '30s'");
                pool.addDataSourceProperty("ApplicationName", "cartage");
                pool.addDataSourceProperty("reWriteBatchedInserts", "true");
                pool.addDataSourceProperty("tcpKeepAlive", "true");
                // Plans kept since the tables were small read them whole for ever; so no plan is kept. Suits poolers
                // too.
                pool.addDataSourceProperty("prepareThreshold", "0");
                // Else the driver puts the values of a refused row, which are a person's data, into its message.
                pool.addDataSourceProperty("logServerErrorDetail", "false");
            }
        }
    }

    /**
     * Whether the database must be opened again after tables were made or changed; it is closed then. H2 judges a check such
     * as {@code status in (…)} by the session that made the table, and refuses every row once that session is closed. When
     * it opens a file it makes all checks its own. A database in memory would be gone, so its sessions live on.
     */
    boolean mustOpenAnew(DatabaseSettings settings, DataSource pool) {
        if (this != H2 || !settings.isFile()) {
            return false;
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == CLOSED_BY_SHUTDOWN) {
                return true; // so that this connection can't go back to the pool
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Does what can only be done with the database open. */
    void settle(DataSource pool) {
        if (this == H2) {
            H2Exit.leaveToUs(pool);
        }
    }
}
