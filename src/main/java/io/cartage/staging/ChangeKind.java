package io.cartage.staging;

import java.util.Locale;

/** What an order's change means to an ERP that has taken the order already. */
public enum ChangeKind {
    CHANGED,
    CANCELLED,
    REFUNDED,
    WITHDRAWN;

    /** As it stands in {@code s_order_changes.kind}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
