package io.cartage.console.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often somebody may ask: so often at once, then as often as time goes by. Knows the ten thousand who asked first of those
 * it has lately heard of. Thread-safe.
 */
final class Rates {
    private static final int MOST_KEYS = 10_000;
    private static final long ALMOST_A_SECOND = 999_999_999;

    private final int atOnce;
    private final Duration each;
    private final Clock clock;

    /** When each has all of it again. */
    private final Map<Object, Instant> full = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Instant> eldest) {
            return size() > MOST_KEYS;
        }
    };

    Rates(int atOnce, Duration each, Clock clock) {
        this.atOnce = atOnce;
        this.each = each;
        this.clock = clock;
    }

    /** Takes one if there is one left; else how many whole seconds to wait for it. */
    synchronized Optional<Duration> take(Object key) {
        Optional<Duration> wait = look(key);
        if (wait.isEmpty()) {
            Instant now = clock.instant();
            Instant from = full.getOrDefault(key, now);
            full.put(key, (from.isBefore(now) ? now : from).plus(each));
        }
        return wait;
    }

    /** The same without taking it. */
    synchronized Optional<Duration> look(Object key) {
        Instant now = clock.instant();
        Duration behind = Duration.between(now, full.getOrDefault(key, now));
        Duration over = behind.plus(each).minus(each.multipliedBy(atOnce));
        return over.isNegative() || over.isZero()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(over.plusNanos(ALMOST_A_SECOND).toSeconds()));
    }
}
