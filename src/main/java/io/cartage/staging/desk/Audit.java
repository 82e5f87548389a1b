package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what. Nothing here changes or removes what was written. Thread-safe. */
public final class Audit {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_DETAIL = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Audit(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /** Writes down what somebody did, see {@link Deed}; without secrets and without personal data of buyers. */
    public void write(String who, String action, String subject, String detail) {
        told(() -> jdbc.sql(
                        """
                        insert into cartage_audit (at, who, action, subject, detail)
                        values (:now, :who, :action, :subject, :detail)
                        """)
                .param("now", Jdbc.utc(clock.instant()))
                .param("who", StorableText.line(who, LONGEST_NAME))
                .param("action", StorableText.line(action, LONGEST_NAME))
                .param("subject", StorableText.line(subject, LONGEST_SUBJECT))
                .param("detail", StorableText.line(detail, LONGEST_DETAIL))
                .update());
    }

    /** The latest, newest first. */
    public List<Deed> latest(int most) {
        return told(() -> jdbc.sql("select * from cartage_audit order by id desc fetch first :most rows only")
                .param("most", most)
                .query(Audit::deed)
                .list());
    }

    private static Deed deed(ResultSet row, int number) throws SQLException {
        return new Deed(
                row.getLong("id"),
                Objects.requireNonNull(Jdbc.instant(row, "at")),
                row.getString("who"),
                row.getString("action"),
                row.getString("subject"),
                Objects.requireNonNullElse(row.getString("detail"), ""));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("console", "audit", "it can't be read or written", work);
    }
}
