package io.cartage.staging.desk;

import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What programs show instead of a password. A token is told once, when it is made, and kept as a hash; it ends by its date, when
 * somebody takes it back, and with its user. Thread-safe, also with other processes on the same database: each request looks.
 */
public final class ApiTokens {
    /** So many open ones a user may have. */
    public static final int MOST = 20;

    public static final int LONGEST_NAME = 64;

    /** No token lasts longer. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    /** What ended is listed for so long. */
    private static final Duration SHOWN = Duration.ofDays(30);

    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Of 62 signs each, that is 256 bits. */
    private static final int LENGTH = 43;

    private static final int HINT = Redaction.TOKEN.length() + 4;

    private static final String SELECT =
            """
            select t.*, u.name as user_name, u.role as user_role, u.active
            from cartage_api_token t
            join cartage_user u on u.id = t.user_id
            """;

    private static final String ORDERED =
            """

              and (t.ended_at is null or t.ended_at > :shown)
              and t.expires_at > :shown
            order by u.name, t.created_at desc, t.id desc
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Kept(String hash, ApiToken token) {}

    /** A token in the only moment in which its secret is known. */
    public record Made(Secret secret, ApiToken token) {}

    /**
     * Makes a token; empty if the user has {@value #MOST} already.
     *
     * @param name what the user calls it, at most {@value #LONGEST_NAME} signs
     * @param role not above the user's own
     * @param lasts at most {@link #LONGEST_LIFE}
     */
    public Optional<Made> make(User user, String name, Role role, Duration lasts) {
        if (!user.role().may(role) || lasts.compareTo(LONGEST_LIFE) > 0 || lasts.isNegative() || lasts.isZero()) {
            throw new IllegalArgumentException("a token for " + role.word() + " and " + lasts + " can't be made");
        }
        Secret secret = Secret.of(secret());
        String hash = SecretHash.of(secret.reveal());
        Instant now = clock.instant();
        return told(() -> transactions.inOne(() -> {
            if (openOf(user.id(), now) >= MOST) {
                return Optional.empty();
            }
            jdbc.sql(
                            """
                            insert into cartage_api_token (user_id, name, role, token_hash, hint, created_at, expires_at)
                            values (:user, :name, :role, :hash, :hint, :now, :expires)
                            """)
                    .param("user", user.id())
                    .param("name", StorableText.line(name, LONGEST_NAME))
                    .param("role", role.word())
                    .param("hash", hash)
                    .param("hint", secret.reveal().substring(0, HINT))
                    .param("now", Jdbc.utc(now))
                    .param("expires", Jdbc.utc(now.plus(lasts)))
                    .update();
            return byHash(hash).map(token -> new Made(secret, token));
        }));
    }

    private long openOf(long userId, Instant now) {
        return jdbc.sql(
                        """
                        select count(*)
                        from cartage_api_token
                        where user_id = :user
                          and ended_at is null
                          and expires_at > :now
                        """)
                .param("user", userId)
                .param("now", Jdbc.utc(now))
                .query(Long.class)
                .single();
    }

    private String secret() {
        StringBuilder secret = new StringBuilder(Redaction.TOKEN);
        random.ints(LENGTH, 0, SIGNS.length()).forEach(sign -> secret.append(SIGNS.charAt(sign)));
        return secret.toString();
    }

    /**
     * Whose token this is; empty if it is none, or over, or its user is locked out. Takes note that it was used. One query, and
     * another once a minute.
     */
    public Optional<ApiToken> find(String secret) {
        if (secret.length() != Redaction.TOKEN.length() + LENGTH) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiToken> found = told(() -> byHash(SecretHash.of(secret))).filter(token -> token.isOpen(now));
        found.filter(token -> token.usedAt()
                        .map(used -> used.isBefore(now.minus(USED_EVERY)))
                        .orElse(true))
                .ifPresent(token -> told(() -> jdbc.sql("update cartage_api_token set used_at = :now where id = :id")
                        .param("now", Jdbc.utc(now))
                        .param("id", token.id())
                        .update()));
        return found;
    }

    /** The index finds a hash in a time that tells of the hash alone; of a secret of which one knows nothing, it tells nothing. */
    private Optional<ApiToken> byHash(String hash) {
        return jdbc.sql(SELECT + "where t.token_hash = :hash and u.active")
                .param("hash", hash)
                .query((row, i) -> new Kept(row.getString("token_hash"), token(row)))
                .optional()
                .filter(kept -> isSame(kept.hash(), hash))
                .map(Kept::token);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** A user's tokens, the latest first; those that ended lately as well. */
    public List<ApiToken> of(long userId) {
        return told(() -> jdbc.sql(SELECT + "where t.user_id = :user" + ORDERED)
                .param("user", userId)
                .param("shown", shown())
                .query((row, i) -> token(row))
                .list());
    }

    /** Everybody's, by user. */
    public List<ApiToken> all() {
        return told(() -> jdbc.sql(SELECT + "where 1 = 1" + ORDERED)
                .param("shown", shown())
                .query((row, i) -> token(row))
                .list());
    }

    private Object shown() {
        return Jdbc.utc(clock.instant().minus(SHOWN));
    }

    /** One of them; empty if there is none. */
    public Optional<ApiToken> byId(long id) {
        return told(() -> jdbc.sql(SELECT + "where t.id = :id")
                .param("id", id)
                .query((row, i) -> token(row))
                .optional());
    }

    /** Takes a token back, at once and for ever; false if that was done before. */
    public boolean end(long id) {
        return told(() -> jdbc.sql("update cartage_api_token set ended_at = :now where id = :id and ended_at is null")
                        .param("now", Jdbc.utc(clock.instant()))
                        .param("id", id)
                        .update())
                == 1;
    }

    /** Takes all tokens of a user back: whoever is let in again begins without any. Returns how many. */
    public int endAll(long userId) {
        return told(() -> jdbc.sql(
                        "update cartage_api_token set ended_at = :now where user_id = :user and ended_at is null")
                .param("now", Jdbc.utc(clock.instant()))
                .param("user", userId)
                .update());
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        Role own = Role.of(row.getString("role"));
        Role users = Role.of(row.getString("user_role"));
        return new ApiToken(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("user_name"),
                row.getString("name"),
                users.may(own) ? own : users,
                row.getString("hint"),
                Objects.requireNonNull(Jdbc.instant(row, "created_at")),
                Objects.requireNonNull(Jdbc.instant(row, "expires_at")),
                Optional.ofNullable(Jdbc.instant(row, "used_at")),
                Optional.ofNullable(Jdbc.instant(row, "ended_at")));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("console", "tokens", "they can't be read or written", work);
    }
}
