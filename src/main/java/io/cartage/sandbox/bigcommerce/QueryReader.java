package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.bigcommerce.OrderQuery.Sort;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the filters of V2 orders. A filter it doesn't know is refused; a date it can't read is passed over, by default. */
final class QueryReader {
    private static final Set<String> FILTERS = Set.of(
            "min_id",
            "max_id",
            "min_total",
            "max_total",
            "customer_id",
            "email",
            "status_id",
            "cart_id",
            "payment_method",
            "min_date_created",
            "max_date_created",
            "min_date_modified",
            "max_date_modified",
            "channel_id",
            "external_order_id");
    private static final Set<String> OF_LISTS = Set.of("page", "limit", "sort", "include", "consignment_structure");

    private final Map<String, String> parameters;
    private final BigCommerceApi api;
    private final boolean ignoreDates;
    private @Nullable Predicate<Order> details;

    QueryReader(Map<String, String> parameters, BigCommerceApi api, boolean ignoreDates) {
        this.parameters = parameters;
        this.api = api;
        this.ignoreDates = ignoreDates;
    }

    OrderQuery list() {
        return read(OF_LISTS);
    }

    OrderQuery count() {
        return read(Set.of());
    }

    private OrderQuery read(Set<String> more) {
        Set<String> unknown = new HashSet<>(parameters.keySet());
        unknown.removeAll(FILTERS);
        unknown.removeAll(more);
        if (!unknown.isEmpty()) {
            String first = unknown.stream().sorted().findFirst().orElseThrow();
            throw new Refusal(400, "The field '" + first + "' is not supported by this resource.");
        }
        detail();
        String[] sort = parameters.getOrDefault("sort", "id").split(":", 2);
        int step = api.dateFilters().equals("exclusive") ? 1 : 0;
        return new OrderQuery(
                integer("min_id", Long.MIN_VALUE),
                integer("max_id", Long.MAX_VALUE),
                date("min_date_created", step, Long.MIN_VALUE),
                date("max_date_created", -step, Long.MAX_VALUE),
                date("min_date_modified", step, Long.MIN_VALUE),
                date("max_date_modified", -step, Long.MAX_VALUE),
                (int) integer("status_id", -1),
                (int) integer("channel_id", -1),
                api.archived().equals("listed"),
                details,
                sort(sort[0]),
                sort.length > 1 && descending(sort[1]));
    }

    private void detail() {
        text("email", (order, value) -> order.buyer().email().equalsIgnoreCase(value));
        text("cart_id", (order, value) -> order.extras().cartId().equals(value));
        text("payment_method", (order, value) -> order.extras().paymentMethod().equals(value));
        text("external_order_id", (order, value) -> order.written("external_order_id", "")
                .equals(value));
        if (parameters.containsKey("customer_id")) {
            long id = integer("customer_id", 0);
            and(order -> order.customerId() == id);
        }
        if (parameters.containsKey("min_total")) {
            BigDecimal least = decimal("min_total");
            and(order -> Money.decimal(order.totals().total().inc()).compareTo(least) >= 0);
        }
        if (parameters.containsKey("max_total")) {
            BigDecimal most = decimal("max_total");
            and(order -> Money.decimal(order.totals().total().inc()).compareTo(most) <= 0);
        }
    }

    /** Whether an order has this value. */
    private interface Match {
        boolean test(Order order, String value);
    }

    private void text(String name, Match match) {
        String value = parameters.get(name);
        if (value != null) {
            and(order -> match.test(order, value));
        }
    }

    private void and(Predicate<Order> more) {
        details = details == null ? more : details.and(more);
    }

    private long integer(String name, long otherwise) {
        String text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("-?\\d{1,9}")) {
            throw new Refusal(400, "The field '" + name + "' must be one integer.");
        }
        return Long.parseLong(text);
    }

    private BigDecimal decimal(String name) {
        String text = parameters.getOrDefault(name, "");
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            throw new Refusal(400, "The field '" + name + "' must be a number.");
        }
        return new BigDecimal(text);
    }

    private long date(String name, int step, long otherwise) {
        String text = parameters.get(name);
        if (text == null || ignoreDates) {
            return otherwise;
        }
        OptionalLong read = ShopDates.parse(text);
        if (read.isEmpty() && api.badDates().equals("reject")) {
            throw new Refusal(400, "The field '" + name + "' must be a date.");
        }
        return read.isPresent() ? read.getAsLong() + step : otherwise;
    }

    private static Sort sort(String field) {
        try {
            return Sort.valueOf(field.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "Orders can't be sorted by '" + field + "'.");
        }
    }

    private static boolean descending(String direction) {
        return switch (direction) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new Refusal(400, "Orders can't be sorted '" + direction + "'.");
        };
    }
}
