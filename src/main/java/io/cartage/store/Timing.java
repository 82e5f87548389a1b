package io.cartage.store;

import java.text.ParseException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** When a flow runs. */
public sealed interface Timing {

    /** As one would write it. */
    String written();

    /** For people. */
    default String words() {
        return this instanceof Every ? "every " + written() : "at " + written();
    }

    /** Again and again. */
    record Every(Duration time, String written) implements Timing {}

    /**
     * At times of the clock in the store's time zone.
     *
     * @param written five fields as cron has them: minute, hour, day of the month, month, day of the week
     * @param quartz the same as the scheduler has it: with seconds, Sunday being 1, and one of the days left open
     */
    record Cron(String written, String quartz) implements Timing {
        private static final Pattern DAY = Pattern.compile("(?<![/#0-9])[0-7](?![0-9])");

        /**
         * Reads five fields.
         *
         * @throws ParseException with what is wrong, in a sentence without its end
         */
        public static Cron parse(String text) throws ParseException {
            String[] fields = text.strip().toUpperCase(Locale.ROOT).split("\\s+");
            if (fields.length != 5) {
                throw new ParseException("it has " + fields.length + (fields.length == 1 ? " field" : " fields"), 0);
            }
            boolean anyDay = fields[2].equals("*");
            boolean anyWeekday = fields[4].equals("*");
            if (!anyDay && !anyWeekday) {
                throw new ParseException("it names days of the month and days of the week, of which one must be *", 0);
            }
            String day = anyDay && !anyWeekday ? "?" : fields[2];
            String weekday = anyWeekday ? "?" : DAY.matcher(fields[4]).replaceAll(Cron::fromSunday);
            String quartz = "0 " + fields[0] + " " + fields[1] + " " + day + " " + fields[3] + " " + weekday;
            CronExpression.validateExpression(quartz);
            return new Cron(text.strip(), quartz);
        }

        /** Cron counts Sunday as 0 or 7, the scheduler as 1. */
        private static String fromSunday(MatchResult day) {
            return String.valueOf(Integer.parseInt(day.group()) % 7 + 1);
        }
    }
}
