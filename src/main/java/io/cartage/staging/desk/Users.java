package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may use the console. Knows passwords by their hashes only, and makes or compares none: that takes time which must not
 * be spent with a connection in hand. Thread-safe, also with other processes on the same database.
 */
public final class Users {
    /** After so many wrong passwords in a row a name is locked. */
    public static final int MOST_FAILURES = 5;

    /** For how long. */
    public static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    public Users(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /** The form in which a name is kept and looked for; empty if it can't be one. */
    public static Optional<String> name(String written) {
        return Optional.of(written.strip().toLowerCase(Locale.ROOT))
                .filter(name -> NAME.matcher(name).matches());
    }

    /** Whether nobody can use the console yet. */
    public boolean isEmpty() {
        return told(() ->
                jdbc.sql("select count(*) from cartage_user").query(Long.class).single() == 0);
    }

    /**
     * Adds the first user, who may do everything; empty if there is one already, also if another process was quicker.
     *
     * @param name as {@link #name} has it
     * @param passwordHash empty for a user who is let in without one
     */
    public Optional<User> addFirst(String name, Optional<String> passwordHash) {
        return told(() -> transactions.inOne(() -> isEmpty() ? add(name, Role.ADMIN, passwordHash) : Optional.empty()));
    }

    /** Adds a user; empty if there is one of that name. */
    public Optional<User> add(String name, Role role, Optional<String> passwordHash) {
        try {
            jdbc.sql(
                            """
                            insert into cartage_user (name, role, password_hash, created_at)
                            values (:name, :role, :hash, :now)
                            """)
                    .param("name", name)
                    .param("role", role.word())
                    .param("hash", passwordHash.orElse(null))
                    .param("now", Jdbc.utc(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
        return byName(name);
    }

    /** Everybody, by name. */
    public List<User> all() {
        return told(() -> jdbc.sql("select * from cartage_user order by name")
                .query(Users::user)
                .list());
    }

    public Optional<User> byName(String name) {
        return told(() -> jdbc.sql("select * from cartage_user where name = :name")
                .param("name", name)
                .query(Users::user)
                .optional());
    }

    public Optional<User> byId(long id) {
        return told(() -> jdbc.sql("select * from cartage_user where id = :id")
                .param("id", id)
                .query(Users::user)
                .optional());
    }

    /** What a password is compared with; empty for a user who has none. */
    public Optional<String> passwordHash(long id) {
        return told(
                () -> jdbc.sql("select password_hash from cartage_user where id = :id and password_hash is not null")
                        .param("id", id)
                        .query(String.class)
                        .optional());
    }

    /**
     * Takes note of a wrong password.
     *
     * @return whether that was one too many, so that the name is locked now
     */
    public boolean failed(long id) {
        return told(() -> transactions.inOne(() -> {
            jdbc.sql("update cartage_user set failures = failures + 1 where id = :id")
                    .param("id", id)
                    .update();
            return jdbc.sql(
                                    """
                                    update cartage_user
                                    set failures = 0,
                                        locked_until = :until
                                    where id = :id
                                      and failures >= :most
                                    """)
                            .param("until", Jdbc.utc(clock.instant().plus(LOCKED_FOR)))
                            .param("id", id)
                            .param("most", MOST_FAILURES)
                            .update()
                    == 1;
        }));
    }

    /** Takes note of a right one. */
    public void cameIn(long id) {
        told(() -> jdbc.sql(
                        """
                        update cartage_user
                        set failures = 0,
                            locked_until = null,
                            seen_at = :now
                        where id = :id
                        """)
                .param("now", Jdbc.utc(clock.instant()))
                .param("id", id)
                .update());
    }

    /** Ends all of a user's sessions, in every process. */
    public void endSessions(long id) {
        told(() -> jdbc.sql("update cartage_user set epoch = epoch + 1 where id = :id")
                .param("id", id)
                .update());
    }

    /** What their programs show instead of a password. */
    public ApiTokens tokens() {
        return new ApiTokens(jdbc, transactions, clock);
    }

    static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getBoolean("active"),
                row.getInt("epoch"),
                Optional.ofNullable(Jdbc.instant(row, "locked_until")));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("console", "users", "they can't be read or written", work);
    }
}
