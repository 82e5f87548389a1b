package io.cartage.staging;

import io.cartage.staging.TableShape.Field;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Moves house: copies all that Cartage keeps from the embedded database into an empty PostgreSQL, in one transaction there.
 * So the copy is whole or isn't there, and a target with a single row in it is never touched. Nobody else works with the
 * source meanwhile. Customers' own columns are taken along; tables that aren't Cartage's stay behind.
 */
public final class DatabaseCopy {
    private static final int IN_USE = 90020;

    private final DatabaseSettings from;
    private final DatabaseSettings to;
    private final Clock clock;

    /** @throws StagingException if there is no such way from one to the other */
    public DatabaseCopy(DatabaseSettings from, DatabaseSettings to, Clock clock) {
        if (!from.isFile()) {
            throw new StagingException("only the embedded database can be copied, but the settings name " + from
                    + ". Say where the embedded one is with --data");
        }
        if (!from.exists()) {
            throw new StagingException("there is no database yet at " + from + ", so there is nothing to copy");
        }
        if (Dialect.of(to.url()) != Dialect.POSTGRESQL) {
            throw new StagingException("a copy goes to PostgreSQL only: jdbc:postgresql://host:5432/database");
        }
        this.from = from.alone();
        this.to = to;
        this.clock = clock;
    }

    /**
     * Brings both databases to the newest level, copies, and compares the counts and sums of both before it commits.
     *
     * @param leaveOut columns that the target lacks; else they are a reason to refuse
     * @param progress is told of each table once it is copied
     * @return what was left behind, in words
     * @throws StagingException if nothing was copied, with the reason
     */
    public List<String> run(boolean leaveOut, Consumer<CopiedTable> progress) {
        refuseIfFilled();
        try (StagingDatabase source = openAlone();
                StagingDatabase target = StagingDatabase.open(to, clock);
                Connection read = source.dataSource().getConnection();
                Connection write = target.dataSource().getConnection()) {
            write.setAutoCommit(false);
            try {
                List<String> leftBehind = copy(read, write, leaveOut, progress);
                write.commit();
                return leftBehind;
            } catch (SQLException | RuntimeException e) {
                rollBack(write, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StagingException("nothing was copied: " + DataFault.discreet(e), e);
        }
    }

    /** Where even that fails the connection is gone, and the database rolls back by itself. */
    private static void rollBack(Connection write, Exception reason) {
        try {
            write.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Looks before anything is changed there. */
    private void refuseIfFilled() {
        try (Connection connection = DriverManager.getConnection(to.url(), to.user(), to.password())) {
            refuseIfFilled(connection);
        } catch (SQLException e) {
            throw new StagingException("can't open the database " + to + ": " + e.getMessage(), e);
        }
    }

    private void refuseIfFilled(Connection connection) throws SQLException {
        for (TableShape table : TableShape.read(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select 1 from " + table.name() + " limit 1")) {
                if (rows.next()) {
                    throw new StagingException(to + " is not empty: there are rows in " + table.name()
                            + ". Nothing was changed. Copy into a new database: create database …");
                }
            }
        }
    }

    private StagingDatabase openAlone() {
        try {
            return StagingDatabase.open(from, clock);
        } catch (StagingException e) {
            if (isInUse(e)) {
                throw new StagingException(
                        from + " is in use. Stop 'cartage run', end every other program that is connected to it"
                                + " (the ERP too), and copy again",
                        e);
            }
            throw e;
        }
    }

    private static boolean isInUse(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException fault && fault.getErrorCode() == IN_USE) {
                return true;
            }
        }
        return false;
    }

    private List<String> copy(Connection read, Connection write, boolean leaveOut, Consumer<CopiedTable> progress)
            throws SQLException {
        List<TableShape> tables = TableShape.read(read);
        Map<String, TableShape> there = new HashMap<>();
        TableShape.read(write).forEach(table -> there.put(table.name(), table));
        List<String> leftBehind = new ArrayList<>(foreignTables(read));
        List<String> lacking = new ArrayList<>();
        for (TableShape table : tables) {
            lacking.addAll(lacking(table, Optional.ofNullable(there.get(table.name()))));
        }
        if (!lacking.isEmpty() && !leaveOut) {
            throw new StagingException(
                    to + " lacks columns that your tables have. Add them there and copy again, or say"
                            + " --leave-out-columns:\n  " + String.join("\n  ", lacking));
        }
        lacking.forEach(line -> leftBehind.add("left out: " + line));
        CopyTarget target = new CopyTarget(write);
        target.lock(tables);
        refuseIfFilled(write);
        CopySource source = new CopySource(read);
        for (TableShape table : tables) {
            TableShape twin = there.get(table.name());
            if (twin == null) {
                continue; // told with the columns that are left out
            }
            List<Field> fields = common(table, twin);
            source.read(table, fields, rows -> target.fill(table, fields, rows));
            restart(source, target, table, write);
            target.analyze(table);
            progress.accept(compared(table, fields, read, write));
        }
        return leftBehind;
    }

    private static List<String> foreignTables(Connection read) throws SQLException {
        return TableShape.names(read).stream()
                .filter(name -> !TableShape.isOurs(name) && !name.startsWith("cartage_"))
                .map(name -> "not copied, since it is none of Cartage's tables: " + name)
                .toList();
    }

    /** The statements that would add what is missing. */
    private static List<String> lacking(TableShape table, Optional<TableShape> there) {
        if (there.isEmpty()) {
            throw new StagingException("the target has no table " + table.name()
                    + ", which this version of Cartage doesn't know either: is it yours? Give it a name of its own");
        }
        return table.fields().stream()
                .filter(field -> there.get().field(field.name()).isEmpty())
                .map(field ->
                        "alter table " + table.name() + " add column " + field.name() + " " + field.declared() + ";")
                .toList();
    }

    private static List<Field> common(TableShape table, TableShape there) {
        return table.fields().stream()
                .filter(field -> there.field(field.name())
                        .filter(same -> !same.computed())
                        .isPresent())
                .toList();
    }

    /** Numbers that were given once are never given again, even if their rows are gone. */
    private static void restart(CopySource source, CopyTarget target, TableShape table, Connection write)
            throws SQLException {
        for (Field field : table.fields()) {
            if (field.counted()) {
                try (Statement statement = write.createStatement();
                        ResultSet highest = statement.executeQuery(
                                "select coalesce(max(" + field.name() + "), 0) from " + table.name())) {
                    highest.next();
                    target.settle(
                            table, field.name(), Math.max(source.next(table, field.name()), highest.getLong(1) + 1));
                }
            }
        }
    }

    private static CopiedTable compared(TableShape table, List<Field> fields, Connection read, Connection write)
            throws SQLException {
        CopiedTable before = account(table, fields, read);
        CopiedTable after = account(table, fields, write);
        if (!before.equals(after)) {
            throw new StagingException(
                    "nothing was copied, for " + table.name() + " would differ: " + before + " became " + after);
        }
        return after;
    }

    private static CopiedTable account(TableShape table, List<Field> fields, Connection connection)
            throws SQLException {
        StringBuilder sql = new StringBuilder("select count(*)");
        List<Field> decimals = fields.stream().filter(Field::isDecimal).toList();
        decimals.forEach(
                field -> sql.append(", coalesce(sum(").append(field.name()).append("), 0)"));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql + " from " + table.name())) {
            row.next();
            SortedMap<String, BigDecimal> sums = new TreeMap<>();
            for (int i = 0; i < decimals.size(); i++) {
                BigDecimal sum = row.getBigDecimal(i + 2);
                sums.put(decimals.get(i).name(), sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros());
            }
            return new CopiedTable(table.name(), row.getLong(1), sums);
        }
    }
}
