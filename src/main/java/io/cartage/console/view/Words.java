package io.cartage.console.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and times as people read them. */
public final class Words {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** A time in UTC, for those whose browser shows it as it is. */
    public static String utc(Instant at) {
        return UTC.format(at) + " UTC";
    }

    /** Where a flow's records go. */
    public static String direction(String flow) {
        String name = flow.substring(0, 1).toUpperCase(Locale.ROOT) + flow.substring(1);
        return name + (flow.equals("orders") ? " → ERP" : " → cart");
    }

    public static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
