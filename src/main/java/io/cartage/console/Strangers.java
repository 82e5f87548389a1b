package io.cartage.console;

import io.vertx.ext.web.Session;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Sessions of those who have not logged in. Each look at the door makes one, for the sake of its form, so they must not be kept
 * for as long as those of users: whoever asks without end would fill the memory. Thread-safe.
 */
final class Strangers {
    static final Duration PATIENCE = Duration.ofHours(1);
    static final int MOST = 5_000;

    private Strangers() {}

    /**
     * Forgets those who have not been heard of for an hour, and the ones longest ago of too many.
     *
     * @param all the sessions as they are kept
     * @param now milliseconds since 1970, as sessions count them
     */
    static void forget(Map<String, Session> all, long now) {
        List<Session> strangers = all.values().stream()
                .filter(session -> !Guests.isKnown(session))
                .sorted(Comparator.comparingLong(Session::lastAccessed))
                .toList();
        int over = strangers.size() - MOST;
        for (int i = 0; i < strangers.size(); i++) {
            Session session = strangers.get(i);
            if (i < over || session.lastAccessed() < now - PATIENCE.toMillis()) {
                all.remove(session.id());
            }
        }
    }
}
