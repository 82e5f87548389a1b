package io.cartage.staging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;

/** An H2 trigger such as a customer might have: it makes away with lines of one SKU and says nothing. */
public final class SwallowingTrigger extends TriggerAdapter {
    static volatile String victim = "";

    @Override
    public void fire(Connection connection, ResultSet oldRow, ResultSet newRow) throws SQLException {
        if (victim.equals(newRow.getString("sku"))) {
            try (PreparedStatement delete = connection.prepareStatement("delete from s_order_details where id = ?")) {
                delete.setLong(1, newRow.getLong("id"));
                delete.execute();
            }
        }
    }
}
