package io.cartage.staging.desk;

import java.util.Locale;

/** What a user may do; each may also do what those before it may. */
public enum Role {
    /** Look. */
    VIEWER,
    /** Start, stop and repeat. */
    OPERATOR,
    /** Change mappings. */
    CONSULTANT,
    /** Change stores and users. */
    ADMIN;

    /** As it stands in {@code cartage_user.role}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether who has this role may do what {@code needed} stands for. */
    public boolean may(Role needed) {
        return compareTo(needed) >= 0;
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
