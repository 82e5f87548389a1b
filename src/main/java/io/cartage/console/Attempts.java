package io.cartage.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often somebody at an address tried to log in: so often a minute and no more. Thread-safe. */
final class Attempts {
    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Window(Instant from, int count) {}

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Takes note of an attempt; whether it may go on. */
    synchronized boolean mayTry(String address) {
        Instant now = clock.instant();
        Window window = windows.get(address);
        Window counted = window == null || !now.isBefore(window.from().plus(WINDOW))
                ? new Window(now, 1)
                : new Window(window.from(), window.count() + 1);
        windows.put(address, counted);
        return counted.count() <= MOST;
    }
}
