package io.cartage.staging;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cartage.staging.desk.Acknowledgements;
import io.cartage.staging.desk.Audit;
import io.cartage.staging.desk.Backlog;
import io.cartage.staging.desk.Calls;
import io.cartage.staging.desk.Edits;
import io.cartage.staging.desk.Lookout;
import io.cartage.staging.desk.MappingVersions;
import io.cartage.staging.desk.Notices;
import io.cartage.staging.desk.Persons;
import io.cartage.staging.desk.Postbook;
import io.cartage.staging.desk.Quarantine;
import io.cartage.staging.desk.Retention;
import io.cartage.staging.desk.SupportFigures;
import io.cartage.staging.desk.Switches;
import io.cartage.staging.desk.Throughput;
import io.cartage.staging.desk.Traces;
import io.cartage.staging.desk.Users;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.OutboxDesk;
import io.cartage.staging.outbox.ShipmentDesk;
import io.cartage.staging.outbox.Shipments;
import io.cartage.staging.outbox.Statuses;
import io.cartage.staging.outbox.WriterTurns;
import io.cartage.staging.stock.Catalog;
import io.cartage.staging.stock.StockBook;
import io.cartage.table.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The database with the staging tables: a pool of connections and the tables at their newest version. Thread-safe. */
public final class StagingDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    /** Turns to write are held for as long as a run takes, and must not keep the runs from their connections. */
    private static final int TURNS = 50;

    private final HikariDataSource pool;
    private final HikariDataSource turns;
    private final Clock clock;

    private StagingDatabase(HikariDataSource pool, HikariDataSource turns, Clock clock) {
        this.pool = pool;
        this.turns = turns;
        this.clock = clock;
    }

    /** Connects, and creates or migrates the tables. A schema that holds other tables already is welcome. */
    public static StagingDatabase open(DatabaseSettings settings, Clock clock) {
        Dialect dialect = Dialect.of(settings.url());
        HikariDataSource pool = null;
        try {
            pool = open(settings, dialect);
            if (migrate(pool, dialect) && dialect.mustOpenAnew(settings, pool)) {
                pool.close();
                pool = open(settings, dialect);
            }
            HikariConfig turns = config(settings, dialect, "cartage-turns", TURNS);
            turns.setMinimumIdle(0);
            turns.setInitializationFailTimeout(-1);
            return new StagingDatabase(pool, new HikariDataSource(turns), clock);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw new StagingException("can't open the database " + settings + ": " + reason(e), e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    /** The tables of the ERP contract by name, as the database has them at this moment. */
    public Map<String, Table> tables() {
        Connection connection = DataSourceUtils.getConnection(pool);
        try {
            return ContractTables.read(connection);
        } catch (SQLException e) {
            throw new StagingException("can't read the columns of the staging tables: " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    public Staging staging() {
        return new Staging(pool, clock);
    }

    public StagingReport report() {
        return new StagingReport(pool);
    }

    /** What people want to know of the flows back to the carts. */
    public PushReport pushReport() {
        return new PushReport(pool);
    }

    /** What shall be judged again, from the archive. */
    public Replays replays() {
        return new Replays(pool);
    }

    /** What waits for a person, by its causes. */
    public Quarantine quarantine() {
        return new Quarantine(pool, clock);
    }

    public Backfills backfills() {
        return new Backfills(pool, clock);
    }

    /** The map from SKUs to the carts' items and places. */
    public Catalog catalog() {
        return new Catalog(pool, clock);
    }

    /** The ERP's stock against what the carts have acknowledged. */
    public StockBook stock() {
        return new StockBook(pool, clock);
    }

    /** What must still be written to the carts. */
    public Outbox outbox() {
        return new Outbox(pool, clock);
    }

    /** The outbox, for people. */
    public OutboxDesk outboxDesk() {
        return new OutboxDesk(pool, clock);
    }

    /** The ERP's shipments on their way into the outbox and back. */
    public Shipments shipments() {
        return new Shipments(pool, clock);
    }

    /** The ERP's shipments that are held up, for people. */
    public ShipmentDesk shipmentDesk() {
        return new ShipmentDesk(pool);
    }

    /** What shall be written to orders when they are staged or imported. */
    public Statuses statuses() {
        return new Statuses(pool, clock);
    }

    /** Which schedules run, and which runs people asked for. */
    public Switches switches() {
        return new Switches(pool, clock);
    }

    /** The edits that running processes met. */
    public Edits edits() {
        return new Edits(pool);
    }

    /** The mappings that were ever live. */
    public MappingVersions mappingVersions() {
        return new MappingVersions(pool, clock);
    }

    /** What the ERP says of orders. */
    public Acknowledgements acknowledgements() {
        return new Acknowledgements(pool, clock);
    }

    /** Orders' lives. */
    public Traces traces() {
        return new Traces(pool, acknowledgements());
    }

    /** What people should know, one notice for each cause. */
    public Notices notices() {
        return new Notices(pool, clock);
    }

    /** Who was told of which notices. */
    public Postbook postbook() {
        return new Postbook(pool, clock);
    }

    /** Looks for what people should know. */
    public Lookout lookout() {
        return new Lookout(pool, clock);
    }

    /** How much waits, for those who watch. */
    public Backlog backlog() {
        return new Backlog(pool);
    }

    /** The log of calls to the carts. */
    public Calls calls() {
        return new Calls(pool, clock);
    }

    /** What has been kept long enough. */
    public Retention retention() {
        return new Retention(pool, clock);
    }

    /** People whose data stand in orders. */
    public Persons persons() {
        return new Persons(pool, tables(), clock);
    }

    /** Figures for whoever looks for a fault from afar. */
    public SupportFigures supportFigures() {
        return new SupportFigures(pool);
    }

    /** The names of the tables that Cartage made. */
    public List<String> ownTables() {
        try (Connection connection = pool.getConnection()) {
            return TableShape.read(connection).stream().map(TableShape::name).toList();
        } catch (SQLException e) {
            throw new StagingException("can't read the names of the tables: " + e.getMessage(), e);
        }
    }

    /** Who may use the console. */
    public Users users() {
        return new Users(pool, clock);
    }

    /** Who did what in the console. */
    public Audit audit() {
        return new Audit(pool, clock);
    }

    /** How much runs got done lately. */
    public Throughput throughput() {
        return new Throughput(pool);
    }

    /** Whose turn it is to write to a shop. */
    public WriterTurns writerTurns() {
        return new WriterTurns(turns);
    }

    @Override
    public void close() {
        turns.close();
        pool.close();
    }

    private static HikariConfig config(DatabaseSettings settings, Dialect dialect, String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(connections);
        dialect.configure(config);
        return config;
    }

    private static HikariDataSource open(DatabaseSettings settings, Dialect dialect) {
        HikariDataSource pool = new HikariDataSource(config(settings, dialect, "cartage", CONNECTIONS));
        try {
            dialect.settle(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Tells whether there was anything to do. */
    private static boolean migrate(DataSource pool, Dialect dialect) {
        return Flyway.configure()
                        .dataSource(pool)
                        .locations(dialect.migrations())
                        .placeholders(dialect.words())
                        .table("cartage_migration")
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate()
                        .migrationsExecuted
                > 0;
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e instanceof FlywayException || e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
