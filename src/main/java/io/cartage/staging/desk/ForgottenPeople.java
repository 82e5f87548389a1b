package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people who were forgotten: asked with an address it says when, but it can't be asked for addresses. */
final class ForgottenPeople {
    /** Each guess costs so many rounds, some tenths of a second. */
    private static final int ROUNDS = 300_000;

    private static final int BYTES = 32;

    private final JdbcClient jdbc;

    ForgottenPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> last(Address address) {
        return salt().flatMap(salt -> jdbc.sql(
                        "select max(forgotten_at) as forgotten_at from cartage_forgotten where hash = :hash")
                .param("hash", hash(address, salt))
                .query((row, i) -> Optional.ofNullable(Jdbc.instant(row, "forgotten_at")))
                .single());
    }

    void add(Address address, long orders, String who, Instant now) {
        String salt = salt().orElseGet(ForgottenPeople::newSalt);
        jdbc.sql(
                        """
                        insert into cartage_forgotten (salt, hash, orders, forgotten_by, forgotten_at)
                        values (:salt, :hash, :orders, :who, :now)
                        """)
                .param("salt", salt)
                .param("hash", hash(address, salt))
                .param("orders", orders)
                .param("who", who.substring(0, Math.min(255, who.length())))
                .param("now", Jdbc.utc(now))
                .update();
    }

    /** One for all, so that one hash is enough to ask. */
    private Optional<String> salt() {
        return jdbc.sql("select salt from cartage_forgotten order by id fetch first 1 row only")
                .query(String.class)
                .optional();
    }

    private static String newSalt() {
        byte[] salt = new byte[BYTES];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static String hash(Address address, String salt) {
        try {
            PBEKeySpec guess = new PBEKeySpec(
                    address.text().toCharArray(), HexFormat.of().parseHex(salt), ROUNDS, BYTES * Byte.SIZE);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(guess)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with SHA-256", e);
        }
    }
}
