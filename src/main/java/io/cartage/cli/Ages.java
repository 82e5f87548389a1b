package io.cartage.cli;

import java.time.Duration;

/** Spans of time as people say them, by their two largest units: {@code 2 d 5 h}, {@code 4 min}. */
final class Ages {
    private Ages() {}

    static String words(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + " d" + and(age.toHoursPart(), "h");
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h" + and(age.toMinutesPart(), "min");
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
    }

    private static String and(int rest, String unit) {
        return rest == 0 ? "" : " " + rest + " " + unit;
    }
}
