package io.cartage.console.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a list is asked for: a page's path and the filters of its address. What can't be read counts as not asked for, so that
 * an address that somebody kept or changed shows a list all the same.
 *
 * @param values by their names, none of them blank
 */
public record Filters(String path, Map<String, String> values) {
    private static final int LONGEST = 200;

    public Filters {
        Map<String, String> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!value.isBlank()) {
                kept.put(
                        name,
                        value.strip()
                                .substring(0, Math.min(LONGEST, value.strip().length())));
            }
        });
        values = kept;
    }

    /** What stands in a field; empty if nothing does. */
    public String value(String name) {
        return Objects.requireNonNullElse(values.get(name), "");
    }

    public boolean is(String name, String value) {
        return value(name).equals(value);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public OptionalLong number(String name) {
        try {
            return OptionalLong.of(Long.parseLong(value(name)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The position after which the page begins; the beginning where there is none. */
    public long before() {
        return number("before").orElse(Long.MAX_VALUE);
    }

    /** The beginning of a day in the viewer's zone, which the page tells as {@code zone}, or of one some days later. */
    public Optional<Instant> day(String name, int later) {
        try {
            return text(name).map(day -> LocalDate.parse(day)
                    .plusDays(later)
                    .atStartOfDay(zone())
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private ZoneId zone() {
        try {
            return text("zone").map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Whether anything narrows the list. */
    public boolean isFiltered() {
        return values.keySet().stream().anyMatch(name -> !name.equals("before") && !name.equals("zone"));
    }

    /** Whether the list begins further down. */
    public boolean isFurther() {
        return values.containsKey("before");
    }

    /** The address of this list. */
    public String address() {
        return address(path);
    }

    /** The address of another page that is asked for the same. */
    public String address(String other) {
        return new Link(other, values).toString();
    }

    /** The same with one value set, or taken out by an empty one. */
    public Filters with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Filters(path, changed);
    }
}
