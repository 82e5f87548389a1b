package io.cartage.console.view;

import io.cartage.staging.OutcomeKind;
import io.cartage.staging.desk.Account;
import io.cartage.staging.desk.Event;
import io.cartage.staging.desk.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Pills and words for what stands in the logs. */
public final class Signs {
    private Signs() {}

    public static Pill of(Notice.Kind kind) {
        return switch (kind) {
            case ALERT -> new Pill("bad", "alert-triangle", "Alert");
            case ERROR -> new Pill("bad", "x", "Error");
            case ELECTION -> new Pill("info", "list-check", "Election");
            case WARNING -> new Pill("warn", "alert-triangle", "Warning");
        };
    }

    /** Of the status of a call; 0 is no answer. */
    public static Pill answer(int status, boolean failed) {
        String words = status == 0 ? "no answer" : String.valueOf(status);
        if (status >= 200 && status < 300 && !failed) {
            return new Pill("good", "check", words);
        }
        return failed ? new Pill("bad", "alert-triangle", words) : new Pill("warn", "alert-triangle", words);
    }

    /** Of the status of a run. */
    public static Pill run(String status) {
        return switch (status) {
            case "running" -> new Pill("run", "refresh", "Running");
            case "completed" -> new Pill("good", "check", "Completed");
            case "failed" -> new Pill("bad", "alert-triangle", "Failed");
            default -> new Pill("off", "player-stop", "Interrupted");
        };
    }

    public static Pill of(OutcomeKind kind) {
        return switch (kind) {
            case STAGED -> new Pill("good", "check", "Staged");
            case FILTERED -> new Pill("off", "filter", "Filtered");
            case QUARANTINED -> new Pill("warn", "alert-triangle", "Quarantined");
        };
    }

    public static Pill of(Event event) {
        return switch (event.kind()) {
            case DEED -> new Pill("info", "user", event.title());
            case EDIT ->
                event.title().startsWith("not")
                        ? new Pill("bad", "file-text", "edit " + event.title())
                        : new Pill("good", "file-text", "edit " + event.title());
            case NOTICE ->
                event.title().startsWith("resolved")
                        ? new Pill("good", "bell", event.title())
                        : new Pill(isUrgent(event) ? "bad" : "warn", "bell", event.title());
            case QUARANTINE -> new Pill("warn", "alert-triangle", "into quarantine");
            case PROCESS -> new Pill("off", "player-play", "process began");
        };
    }

    private static boolean isUrgent(Event event) {
        return event.title().endsWith("alert") || event.title().endsWith("error");
    }

    public static Pill of(Account account, Instant now) {
        if (!account.user().active()) {
            return new Pill("off", "lock", "Switched off");
        }
        if (account.user().isLocked(now)) {
            return new Pill("warn", "lock", "Locked");
        }
        if (account.hasPassword() || account.seenAt().isPresent()) {
            return new Pill("good", "check", "Active");
        }
        return account.isInvited(now) ? new Pill("info", "send", "Invited") : new Pill("off", "hourglass", "Not come");
    }

    /** A time in the unit that fits: {@code 340 ms}, {@code 2.4 s}, {@code 3 min 5 s}. */
    public static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min" + (time.toSecondsPart() == 0 ? "" : " " + time.toSecondsPart() + " s");
    }
}
