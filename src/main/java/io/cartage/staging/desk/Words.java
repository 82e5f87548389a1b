package io.cartage.staging.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in messages and tables. */
public final class Words {
    private Words() {}

    /** To the second, in UTC: {@code 2026-11-21 18:04:59}. */
    public static String second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }

    /** To the minute, in UTC. */
    static String minute(Instant moment) {
        String text = moment.truncatedTo(ChronoUnit.MINUTES).toString();
        return text.replace('T', ' ').replace(":00Z", "");
    }

    /** In the two largest units: {@code 2 d 6 h}. */
    static String time(Duration time) {
        long minutes = Math.max(1, time.toMinutes());
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 24) {
            return hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        return hours / 24 + " d" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
    }
}
