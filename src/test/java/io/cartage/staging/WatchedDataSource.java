package io.cartage.staging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements and commits that go to a database, and dies at one of them if asked to. */
public final class WatchedDataSource extends DelegatingDataSource {
    private static final Set<String> EXECUTIONS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

    private final List<String> steps = new ArrayList<>();
    private int dieAt = Integer.MAX_VALUE;
    private boolean dead;
    private SQLException fault = new SQLException();
    private String refused = "";
    private String awaited = "";
    private Runnable deed = () -> {};

    public WatchedDataSource(DataSource target) {
        super(target);
    }

    /** The statements since the last {@link #reset}, and {@code commit}. */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    public void reset() {
        steps.clear();
        dieAt = Integer.MAX_VALUE;
        dead = false;
        awaited = "";
        refused = "";
    }

    /** Every step that begins so fails with this, as long as nobody resets. */
    public void refuse(String statement, SQLException fault) {
        reset();
        this.refused = statement;
        this.fault = fault;
    }

    /** From the n-th step on (counted from 0) every step fails as if the connection were cut. */
    public void dieAt(int step) {
        reset();
        dieAt = step;
    }

    /** Does something just before the first step that begins so. */
    public void before(String statement, Runnable deed) {
        reset();
        this.awaited = statement;
        this.deed = deed;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        step("commit");
                    }
                    if (method.getName().equals("rollback") && dead) {
                        connection.rollback(); // what the database does when a connection breaks
                        throw new SQLException("connection is cut", "08006");
                    }
                    Object result = call(connection, method, arguments);
                    return result instanceof Statement statement
                            ? watched(
                                    statement,
                                    arguments == null ? "" : String.valueOf(arguments[0]),
                                    method.getReturnType())
                            : result;
                });
    }

    private Object watched(Statement statement, String sql, Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (EXECUTIONS.contains(method.getName())) {
                        step(sql.strip());
                    }
                    return call(statement, method, arguments);
                });
    }

    private void step(String what) throws SQLException {
        if (!awaited.isEmpty() && what.startsWith(awaited)) {
            awaited = "";
            deed.run();
        }
        if (!refused.isEmpty() && what.startsWith(refused)) {
            throw new SQLException(fault.getMessage(), fault.getSQLState());
        }
        if (dead || steps.size() >= dieAt) {
            dead = true;
            throw new SQLException("connection is cut", "08006");
        }
        steps.add(what.lines().findFirst().orElse(""));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
