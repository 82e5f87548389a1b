package io.cartage.console;

import io.vertx.ext.auth.HashingStrategy;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * Makes and compares the hashes of passwords by the framework's own strategy. Each takes some tenths of a second on purpose:
 * never call these on the event loop, or with a connection to the database in hand. Thread-safe.
 */
final class Passwords {
    /** What a password must have at least, and may have at most: long enough to be safe without rules about signs. */
    static final int SHORTEST = 12;

    static final int LONGEST = 200;

    private static final String ALGORITHM = "pbkdf2";
    private static final String ROUNDS = "210000";
    private static final int SALT = 32;

    @SuppressWarnings("deprecation") // Vert.x 5 has it in another package; in 4.5 there is only this one
    private final HashingStrategy strategy = HashingStrategy.load();

    private final SecureRandom random = new SecureRandom();
    private final String nobodys = hash("nobody has this password");

    /** What is wrong with a password that somebody chose and typed twice; empty if nothing is. */
    static String fault(String password, String repeated) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return "A password has " + SHORTEST + " to " + LONGEST + " signs. A few words in a row make a good one.";
        }
        return password.equals(repeated) ? "" : "The two passwords differ. Type the same one twice.";
    }

    String hash(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        String text = Base64.getEncoder().withoutPadding().encodeToString(salt);
        return strategy.hash(ALGORITHM, Map.of("it", ROUNDS), text, password);
    }

    boolean matches(String password, String hash) {
        return strategy.verify(hash, password);
    }

    /** Takes as long as {@link #matches}, so that the time doesn't tell whether there is such a user. */
    void pretend(String password) {
        strategy.verify(nobodys, password);
    }
}
