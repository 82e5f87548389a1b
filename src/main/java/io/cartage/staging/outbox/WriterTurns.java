package io.cartage.staging.outbox;

import io.cartage.staging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Whose turn it is to write to a shop: of all processes and threads, one at a time. Thread-safe. */
public final class WriterTurns {
    private static final String LOCK =
            """
            select shop
            from cartage_writer
            where shop = ?
            for update skip locked
            """;

    private final DataSource database;

    public WriterTurns(DataSource database) {
        this.database = database;
    }

    /**
     * Takes the turn, or finds at once that somebody else has it.
     *
     * @param shop the shop that is written to, however many stores point at it
     */
    public Optional<WriterTurn> take(String shop) {
        return Transactions.told(shop, "writing", "whose turn it is can't be told", () -> {
            prepare(shop);
            try {
                return lock(shop);
            } catch (SQLException e) {
                throw new SQLExceptionSubclassTranslator().translate("writer's turn", LOCK, e);
            }
        });
    }

    private void prepare(String shop) {
        JdbcClient client = JdbcClient.create(database);
        if (client.sql("select shop from cartage_writer where shop = :shop")
                .param("shop", shop)
                .query(String.class)
                .optional()
                .isPresent()) {
            return;
        }
        try {
            client.sql("insert into cartage_writer (shop) values (:shop)")
                    .param("shop", shop)
                    .update();
        } catch (DuplicateKeyException e) {
            // another process was quicker, which is as well
        }
    }

    private Optional<WriterTurn> lock(String shop) throws SQLException {
        Connection connection = database.getConnection();
        boolean taken = false;
        try {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
                statement.setString(1, shop);
                try (ResultSet row = statement.executeQuery()) {
                    taken = row.next();
                }
            }
            return taken ? Optional.of(new WriterTurn(shop, connection)) : Optional.empty();
        } finally {
            if (!taken) {
                WriterTurn.release(connection);
            }
        }
    }
}
