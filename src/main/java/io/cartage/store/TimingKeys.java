package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The two ways in which a section of a store file says when its flow runs; read by {@link TimingReader}. */
final class TimingKeys {
    private static final List<String> FORMER_INTERVALS = List.of("interval", "schedule", "frequency");

    private TimingKeys() {}

    /** @param formerly further names that people may know the interval by */
    static Setting every(String section, String what, String... formerly) {
        return Setting.of(
                        section,
                        "every",
                        new Kind.Span(Duration.ofSeconds(1), Duration.ofDays(7)),
                        "The time from one " + what + " to the next")
                .or("5m")
                .like("15m")
                .formerly(Stream.concat(FORMER_INTERVALS.stream(), Stream.of(formerly))
                        .toArray(String[]::new));
    }

    static Setting cron(String section) {
        return Setting.of(
                        section,
                        "cron",
                        new Kind.Cron(),
                        "Times of the clock in the store's time zone instead of `every`: minute, hour, day of the month, month,"
                                + " day of the week")
                .like("0 6-20 * * 1-5")
                .formerly("cron_schedule");
    }
}
