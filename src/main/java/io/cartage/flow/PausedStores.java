package io.cartage.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stores whose shop refuses them. Their schedules pause: somebody is told once, and until the store's credentials
 * change only a call now and then finds out whether the shop lets them in again. Thread-safe.
 */
final class PausedStores {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Clock clock;

    /** How long, and until when. */
    private record Pause(Duration length, Instant until) {}

    PausedStores(Clock clock) {
        this.clock = clock;
    }

    /** All of them. */
    Set<String> ids() {
        return Set.copyOf(pauses.keySet());
    }

    boolean isPaused(String storeId) {
        return pauses.containsKey(storeId);
    }

    /** Whether it is time for another try. */
    boolean mayTry(String storeId) {
        Pause pause = pauses.get(storeId);
        return pause == null || !clock.instant().isBefore(pause.until());
    }

    /** Pauses a store, for longer each time; true if it was not paused before, so that it is news. */
    boolean pause(String storeId) {
        Pause before = pauses.get(storeId);
        Duration length = before == null ? FIRST_PAUSE : before.length().multipliedBy(2);
        Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
        pauses.put(storeId, new Pause(bounded, clock.instant().plus(bounded)));
        return before == null;
    }

    /** Ends a pause; true if there was one. */
    boolean resume(String storeId) {
        return pauses.remove(storeId) != null;
    }
}
