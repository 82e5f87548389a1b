package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.SettingFields;
import io.cartage.problem.Problems;
import io.cartage.yaml.Durations;
import io.cartage.yaml.YamlScalar;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;

/** Reads when a flow runs: the keys {@code every} and {@code cron} of a section, of which one may be given. */
final class TimingReader {
    private final Problems problems;

    TimingReader(Problems problems) {
        this.problems = problems;
    }

    Timing read(SettingFields fields, Setting every, Setting cron) {
        Duration time = fields.span(every).orElseThrow();
        Timing again = new Timing.Every(time, Durations.format(time));
        Optional<YamlScalar> clock = fields.scalar(cron);
        if (clock.isEmpty()) {
            return again;
        }
        if (!fields.isMissing(every)) {
            problems.error(
                    clock.get().at(),
                    "'" + every.path() + "' and '" + cron.path() + "' are both given",
                    "Keep one: '" + every.key() + "' for an interval, '" + cron.key() + "' for times of the clock");
        }
        try {
            return Timing.Cron.parse(clock.get().text());
        } catch (ParseException e) {
            problems.error(
                    clock.get().at(),
                    "'" + cron.key() + "' is '" + clock.get().text() + "': " + e.getMessage(),
                    "Write minute, hour, day of the month, month and day of the week, such as " + cron.example());
            return again;
        }
    }
}
