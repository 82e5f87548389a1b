package io.cartage.config;

import java.time.Duration;
import java.util.List;

/**
 * One setting of a file, described once: from here come the keys that the file may hold, the defaults, what is said about
 * a key in the wrong place or under another name, the JSON Schema and the tables in {@code docs/}.
 *
 * @param section the map it stands in; empty for the file's first level
 * @param otherwise the value that holds if it isn't given, as one would write it; empty if there is none
 * @param example a value that can be copied, as one would write it
 * @param formerly other names people know it by
 */
public record Setting(
        String section,
        String key,
        Kind kind,
        boolean required,
        String otherwise,
        String example,
        String description,
        List<String> formerly) {

    /** What a setting's value may be. */
    public sealed interface Kind {

        /** Any text; {@code 001} and {@code NO} stay as written. */
        record Text() implements Kind {}

        /** One of a few words. */
        record Word(List<String> words) implements Kind {}

        /** True or false. */
        record Flag() implements Kind {}

        /** A whole number. */
        record Whole(int least, int most) implements Kind {}

        /** A length of time: {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}. */
        record Span(Duration least, Duration most) implements Kind {}

        /** A date, or a date with a time of day. */
        record Moment() implements Kind {}

        /** Times of the clock as cron has them: five fields. */
        record Cron() implements Kind {}

        /** A time zone by its region. */
        record Zone() implements Kind {}

        /** A list of plain values. */
        record Values() implements Kind {}

        /** A map whose keys are settings described on their own. */
        record Section() implements Kind {}

        /** A map whose keys are not known here. */
        record Open() implements Kind {}
    }

    public Setting {
        formerly = List.copyOf(formerly);
    }

    public static Setting of(String section, String key, Kind kind, String description) {
        return new Setting(section, key, kind, false, "", "", description, List.of());
    }

    public Setting mustBeGiven() {
        return new Setting(section, key, kind, true, otherwise, example, description, formerly);
    }

    public Setting or(String value) {
        return new Setting(section, key, kind, required, value, example, description, formerly);
    }

    public Setting like(String value) {
        return new Setting(section, key, kind, required, otherwise, value, description, formerly);
    }

    public Setting formerly(String... names) {
        return new Setting(section, key, kind, required, otherwise, example, description, List.of(names));
    }

    /** Whether the setting has this name, or had it. */
    public boolean isCalled(String name) {
        return key.equals(name) || formerly.contains(name);
    }

    /** The key with its section: {@code orders.every}. */
    public String path() {
        return section.isEmpty() ? key : section + "." + key;
    }
}
