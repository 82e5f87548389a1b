package io.cartage.cart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that carts grant for a time. One per shop and node, whatever the number of its stores and flows: it is asked for
 * once, renewed after four fifths of its life, and callers meanwhile wait for the one who asks. Thread-safe.
 */
public final class Tokens {
    private static final Duration NEXT_TRY = Duration.ofMinutes(1);

    private final Map<Connection, Held> held = new ConcurrentHashMap<>();
    private final Clock clock;

    /** Sends the call for a token and answers the cart's JSON. */
    @FunctionalInterface
    public interface Asking {
        byte[] ask() throws Exception;
    }

    /** The token of one connection; its lock is held while one is asked for. */
    private static final class Held {
        @Nullable
        Secret token;

        Instant renewAt = Instant.MIN;
        Instant expiresAt = Instant.MIN;
    }

    public Tokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * The connection's token, granted anew if it is about to expire.
     *
     * @param ask sends the call for a token
     */
    public Secret token(Connection connection, Asking ask) throws Exception {
        Held mine = held.computeIfAbsent(connection, key -> new Held());
        synchronized (mine) {
            Instant now = clock.instant();
            Secret token = mine.token;
            if (token != null && now.isBefore(mine.renewAt)) {
                return token;
            }
            try {
                return renew(mine, connection.grant().orElseThrow(), ask.ask(), now);
            } catch (Exception e) {
                if (token == null || !now.isBefore(mine.expiresAt)) {
                    throw e;
                }
                mine.renewAt = now.plus(NEXT_TRY); // the old one is good for a while yet
                return token;
            }
        }
    }

    /** Forgets a token that the cart no longer knows, unless another has taken its place already. */
    public void drop(Connection connection, Secret token) {
        Held mine = held.computeIfAbsent(connection, key -> new Held());
        synchronized (mine) {
            if (Optional.ofNullable(mine.token).filter(token::equals).isPresent()) {
                mine.token = null;
            }
        }
    }

    private static Secret renew(Held held, ConnectionFacts.Grant grant, byte[] answer, Instant now) {
        ObjectNode json = CartAnswers.object(answer);
        String text = grant.token().text(json);
        if (text.isEmpty()) {
            throw new UnexpectedAnswerException("the cart answered no '" + grant.token() + "' to the call for a token");
        }
        Secret token = Secret.of(text);
        Redaction.register(token);
        held.token = token;
        Duration life = Duration.ofSeconds(grant.livesSeconds().first(json).asLong(0));
        held.renewAt = now.plus(life.multipliedBy(4).dividedBy(5));
        held.expiresAt = now.plus(life);
        return token;
    }
}
