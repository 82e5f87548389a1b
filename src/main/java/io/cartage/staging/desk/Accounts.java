package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.Transactions;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is done to users: invited, given another role, switched off, let in again. Nobody sets another's password: a link is
 * made, kept as a hash, with which the user chooses one, once. Somebody who may do everything is always left. Thread-safe,
 * also with other processes on the same database.
 */
public final class Accounts {
    /** For how long a link to somebody new is good. */
    public static final Duration INVITATION = Duration.ofDays(3);

    /** For how long a link to somebody who forgot the password is good. */
    public static final Duration WAY_BACK = Duration.ofDays(1);

    private static final int SECRET = 24;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Users users;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Accounts(StagingDatabase database, Clock clock) {
        this.jdbc = JdbcClient.create(database.dataSource());
        this.transactions = new Transactions(database.dataSource());
        this.users = new Users(database.dataSource(), clock);
        this.clock = clock;
    }

    /**
     * The secret of a link, shown once.
     *
     * @param until before when it must be used
     */
    public record Link(String name, String secret, Instant until) {
        /** Where it leads within the console. */
        public String path() {
            return "/welcome?token=" + secret;
        }
    }

    /** Everybody: who may come in first, by name. */
    public List<Account> all() {
        return told(() -> jdbc.sql("select * from cartage_user order by active desc, name")
                .query(Accounts::account)
                .list());
    }

    public Optional<Account> byId(long id) {
        return told(() -> jdbc.sql("select * from cartage_user where id = :id")
                .param("id", id)
                .query(Accounts::account)
                .optional());
    }

    /**
     * Adds a user who chooses a password by the link; empty if there is one of that name.
     *
     * @param name as {@link Users#name} has it
     */
    public Optional<Link> invite(String name, Role role) {
        return told(() ->
                transactions.inOne(() -> users.add(name, role, Optional.empty()).map(user -> link(user, INVITATION))));
    }

    /** Makes a link for somebody who forgot the password, or didn't come in time; those made before are of no use any more. */
    public Link newLink(User user) {
        return told(() -> transactions.inOne(() -> link(user, WAY_BACK)));
    }

    private Link link(User user, Duration lasts) {
        byte[] bytes = new byte[SECRET];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant until = clock.instant().plus(lasts);
        jdbc.sql(
                        """
                        update cartage_user
                        set link_hash = :hash, link_until = :until, failures = 0, locked_until = null
                        where id = :id
                        """)
                .param("hash", SecretHash.of(secret))
                .param("until", Jdbc.utc(until))
                .param("id", user.id())
                .update();
        return new Link(user.name(), secret, until);
    }

    /** Whose link it is; empty if it is of no use: used, too old, made up, or its user is switched off. */
    public Optional<User> byLink(String secret) {
        return told(() -> jdbc.sql(
                        """
                        select *
                        from cartage_user
                        where link_hash = :hash
                          and link_until > :now
                          and active
                        """)
                .param("hash", SecretHash.of(secret))
                .param("now", Jdbc.utc(clock.instant()))
                .query(Users::user)
                .optional());
    }

    /** Takes the password that somebody chose by a link, which is used up by that; other sessions of the user end. */
    public Optional<User> take(String secret, String passwordHash) {
        return told(() -> transactions.inOne(() -> {
            Optional<User> user = byLink(secret);
            int taken = jdbc.sql(
                            """
                            update cartage_user
                            set password_hash = :password, link_hash = null, link_until = null, failures = 0,
                                locked_until = null, epoch = epoch + 1, seen_at = :now
                            where link_hash = :hash
                              and link_until > :now
                              and active
                            """)
                    .param("password", passwordHash)
                    .param("hash", SecretHash.of(secret))
                    .param("now", Jdbc.utc(clock.instant()))
                    .update();
            return taken == 1 ? user.flatMap(one -> users.byId(one.id())) : Optional.empty();
        }));
    }

    /** Takes another password of a user; all sessions end, and what is returned is how the user stands for a new one. */
    public User setPassword(long id, String passwordHash) {
        return told(() -> transactions.inOne(() -> {
            jdbc.sql(
                            """
                            update cartage_user
                            set password_hash = :password, link_hash = null, link_until = null, epoch = epoch + 1
                            where id = :id
                            """)
                    .param("password", passwordHash)
                    .param("id", id)
                    .update();
            return users.byId(id).orElseThrow();
        }));
    }

    /**
     * Gives a user a role, and lets them in or not; who isn't let in any more has no session and no link.
     *
     * @return false if nobody would be left who may do everything and can come in; then nothing is changed
     */
    public boolean change(long id, Role role, boolean active) {
        return told(() -> transactions.inOne(() -> {
            if (!(active && role == Role.ADMIN) && isLastAdmin(id)) {
                return false;
            }
            jdbc.sql(
                            """
                            update cartage_user
                            set role = :role, active = :active, failures = 0, locked_until = null,
                                epoch = epoch + case when :active then 0 else 1 end,
                                link_hash = case when :active then link_hash end,
                                link_until = case when :active then link_until end
                            where id = :id
                            """)
                    .param("role", role.word())
                    .param("active", active)
                    .param("id", id)
                    .update();
            if (!active) {
                users.tokens().endAll(id);
            }
            return true;
        }));
    }

    /** Locks those who may do everything, so that two of them can't switch each other off. */
    private boolean isLastAdmin(long id) {
        List<Account> admins = jdbc.sql(
                        """
                        select *
                        from cartage_user
                        where role = 'admin'
                          and active
                        order by id
                        for update
                        """)
                .query(Accounts::account)
                .list();
        boolean isOne = admins.stream().anyMatch(admin -> admin.user().id() == id);
        List<Account> others =
                admins.stream().filter(admin -> admin.user().id() != id).toList();
        boolean hasPassword = admins.stream().anyMatch(admin -> admin.user().id() == id && admin.hasPassword());
        return isOne && (hasPassword ? others.stream().noneMatch(Account::hasPassword) : others.isEmpty());
    }

    /** Lets a name try passwords again at once. */
    public void unlock(long id) {
        told(() -> jdbc.sql("update cartage_user set failures = 0, locked_until = null where id = :id")
                .param("id", id)
                .update());
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                Users.user(row, number),
                Objects.requireNonNull(Jdbc.instant(row, "created_at")),
                Optional.ofNullable(Jdbc.instant(row, "seen_at")),
                row.getString("password_hash") != null,
                Optional.ofNullable(Jdbc.instant(row, "link_until")));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("console", "users", "they can't be read or written", work);
    }
}
