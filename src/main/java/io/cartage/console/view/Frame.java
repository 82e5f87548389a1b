package io.cartage.console.view;

import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What every page needs beside its own contents.
 *
 * @param user who looks at it; empty before somebody has logged in
 * @param theme {@code light} or {@code dark}; empty for what the viewer's system has
 * @param token what a form must send along, so that no other site can send it
 * @param assets addresses of scripts, styles and icons by their names
 */
public record Frame(Optional<User> user, Locale locale, String theme, String token, Map<String, String> assets) {

    /** The name under which forms send the token. */
    public static final String TOKEN = "X-XSRF-TOKEN";

    /** Where a script, a style sheet or the icons are. */
    public String asset(String name) {
        String address = assets.get(name);
        if (address == null) {
            throw new IllegalArgumentException("there is no asset '" + name + "'");
        }
        return address;
    }

    public String icon(String name) {
        return asset("icons.svg") + "#" + name;
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String language() {
        return "en";
    }

    public boolean mayOperate() {
        return may(Role.OPERATOR);
    }

    public boolean may(Role needed) {
        return user.filter(one -> one.role().may(needed)).isPresent();
    }

    public List<Section.Group> groups() {
        return List.of(Section.Group.values());
    }
}
