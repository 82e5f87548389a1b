package io.cartage.sandbox.shopify;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The API versions of a moment: a new one each quarter, four of them supported, and the next as a candidate. A version
 * that is no longer supported is answered by the oldest that is.
 *
 * @param supported oldest first
 */
record Versions(List<String> supported, String candidate) {
    private static final String UNSTABLE = "unstable";

    static Versions at(Instant now) {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        YearMonth latest = month.minusMonths((month.getMonthValue() - 1) % 3);
        List<String> supported = new ArrayList<>();
        for (int quarters = 3; quarters >= 0; quarters--) {
            supported.add(latest.minusMonths(3L * quarters).toString());
        }
        return new Versions(supported, latest.plusMonths(3).toString());
    }

    /** Which version answers a request for {@code asked}. */
    String answering(String asked) {
        boolean isServed = supported.contains(asked) || asked.equals(candidate) || asked.equals(UNSTABLE);
        return isServed ? asked : supported.get(0);
    }

    /** In the schema's field names. */
    List<Map<String, Object>> list() {
        List<Map<String, Object>> list = new ArrayList<>();
        String latest = supported.get(supported.size() - 1);
        supported.forEach(
                version -> list.add(version(version, version.equals(latest) ? version + " (Latest)" : version, true)));
        list.add(version(candidate, candidate + " (Release candidate)", false));
        list.add(version(UNSTABLE, UNSTABLE, false));
        return list;
    }

    private static Map<String, Object> version(String handle, String displayName, boolean isSupported) {
        return Map.of("handle", handle, "displayName", displayName, "supported", isSupported);
    }
}
