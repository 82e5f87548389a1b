package io.cartage.staging;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * Keeps H2 from closing the database as soon as the JVM begins to end, under the hands of those who still finish their
 * page. Its option DB_CLOSE_ON_EXIT says just that, but H2 refuses it together with AUTO_SERVER, so its list of databases
 * to close is asked directly. Whoever opened the database closes it; one left open is as safe as after kill -9.
 */
final class H2Exit {
    private H2Exit() {}

    /** Does nothing for a database that another process serves. */
    static void leaveToUs(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                Method unregister = Class.forName("org.h2.engine.OnExitDatabaseCloser")
                        .getDeclaredMethod("unregister", Database.class);
                unregister.setAccessible(true);
                unregister.invoke(null, session.getDatabase());
            }
        } catch (SQLException | ReflectiveOperationException e) {
            throw new IllegalStateException("this H2 closes its databases in a way unknown to Cartage", e);
        }
    }
}
