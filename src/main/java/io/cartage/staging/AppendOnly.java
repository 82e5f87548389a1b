package io.cartage.staging;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** What H2 asks before it changes or removes a row of a table that only grows. It refuses. H2 finds it by its name. */
public final class AppendOnly implements Trigger {
    /** The SQL state of PostgreSQL's {@code restrict_violation}. */
    private static final String RESTRICTED = "23001";

    private String table = "this table";

    @Override
    public void init(Connection connection, String schema, String trigger, String ofTable, boolean before, int type) {
        table = ofTable;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException("rows of " + table + " are never changed or removed", RESTRICTED);
    }
}
