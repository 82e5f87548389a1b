package io.cartage.console.view;

import io.cartage.staging.desk.BookedOrder;
import io.cartage.staging.desk.OrderQuestion.Became;
import io.cartage.staging.desk.OrderQuestion.Erp;
import io.cartage.staging.desk.TraceEvent;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An order's state, amounts and addresses as people see them. */
public final class OrderWords {
    private static final int LONGEST = 90;

    private OrderWords() {}

    /** What became of the order and, of a staged one, what the ERP said. */
    public static Pill pill(BookedOrder order) {
        return switch (order.became()) {
            case QUARANTINED -> new Pill("warn", "alert-triangle", "In quarantine");
            case FILTERED -> new Pill("off", "filter", "Filtered");
            case DROPPED -> new Pill("off", "trash", "Dropped");
            case STAGED -> order.erp().map(OrderWords::pill).orElse(new Pill("off", "check", "Staged, cleared away"));
        };
    }

    public static Pill pill(Erp erp) {
        return switch (erp) {
            case PENDING -> new Pill("off", "clock", "Waits for the ERP");
            case TAKEN -> new Pill("run", "refresh", "With the ERP");
            case IMPORTED -> new Pill("good", "check", "Imported");
            case ERROR -> new Pill("bad", "alert-triangle", "Refused by the ERP");
            case WITHDRAWN -> new Pill("off", "arrow-back-up", "Withdrawn");
        };
    }

    /** The tabs, each with the word of the address. */
    public static String tab(Optional<Became> became) {
        return became.map(one -> switch (one) {
                    case STAGED -> "Staged";
                    case QUARANTINED -> "In quarantine";
                    case FILTERED -> "Filtered";
                    case DROPPED -> "Dropped";
                })
                .orElse("All");
    }

    public static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** The number that people know it by. */
    public static String name(BookedOrder order) {
        return order.orderNo().orElse(order.cartOrderId());
    }

    /** What there is to say of it, in a line. */
    public static String message(BookedOrder order) {
        if (!order.reasons().isEmpty()) {
            int more = order.reasons().size() - 1;
            return order.reasons().get(0) + (more > 0 ? " (and " + more + " more)" : "");
        }
        return order.message();
    }

    /** As a cell shows it. */
    public static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…"
                        + text.substring(text.length() - LONGEST / 2 + 2);
    }

    /** An amount with the decimals of its currency, more only where it has more. */
    public static String money(Optional<BigDecimal> amount, String currency, Locale locale) {
        if (amount.isEmpty()) {
            return "";
        }
        BigDecimal plain = amount.get().stripTrailingZeros();
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals(currency));
        format.setMaximumFractionDigits(Math.max(decimals(currency), plain.scale()));
        return format.format(plain);
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2; // a currency that this Java doesn't know
        }
    }

    /** Where the order's own page is. */
    public static String path(String storeId, String order) {
        return "/orders/" + Link.escaped(storeId) + "/" + Link.escaped(order);
    }

    public static String path(BookedOrder order) {
        return path(order.storeId(), order.cartOrderId());
    }

    /** The colour of an event's dot. */
    public static String tone(TraceEvent.Kind kind) {
        return switch (kind) {
            case QUARANTINED, WITHDRAWN, CHANGED, FORGOTTEN -> "warn";
            case REFUSED -> "bad";
            case STAGED, IMPORTED, SHIPPED, STATUS_WRITTEN, HANDLED -> "good";
            case DOWNLOADED, TAKEN, OFFERED -> "run";
            case FILTERED, JUDGED -> "off";
        };
    }

    /** What is to be done about it, for whoever may; empty if nothing is. */
    public static List<String> advice(BookedOrder order) {
        if (order.became() == Became.QUARANTINED) {
            return List.of("Mend the mapping, a lookup or the order in the cart, then release it. An edit that mends it"
                    + " lets it go with the next run by itself. If the ERP shall never have it, drop it");
        }
        if (order.erp().filter(Erp.ERROR::equals).isPresent()) {
            return List.of("Mend what the ERP complains of, there or in the mapping, then offer the order again");
        }
        return order.openChanges() > 0
                ? List.of(
                        "It changed in the cart after the ERP took it. The ERP reads the change from s_order_changes and"
                                + " answers in handled_status")
                : List.of();
    }
}
