package io.cartage.sandbox.shopify;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Global ids as the API writes them. */
final class Gid {
    private static final String ROOT = "gid://shopify/";

    private static final Pattern WRITTEN = Pattern.compile("gid://shopify/(\\w+)/(\\d{1,18})(?:\\?.*)?");

    private Gid() {}

    /** {@code gid://shopify/Order/6100000000001}. */
    static String of(String type, long id) {
        return ROOT + type + "/" + id;
    }

    /**
     * The number of an id of {@code type}; empty if it belongs to something else.
     *
     * @throws GraphRefusal if it is no id at all
     */
    static OptionalLong number(String type, String gid) {
        Matcher matcher = WRITTEN.matcher(gid);
        if (!matcher.matches()) {
            throw GraphRefusal.of("invalid id", "RESOURCE_NOT_FOUND");
        }
        return matcher.group(1).equals(type) ? OptionalLong.of(Long.parseLong(matcher.group(2))) : OptionalLong.empty();
    }

    /** What {@code gid} is the id of, such as {@code Order}. */
    static String type(String gid) {
        Matcher matcher = WRITTEN.matcher(gid);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
