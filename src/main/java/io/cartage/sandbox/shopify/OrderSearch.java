package io.cartage.sandbox.shopify;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By what orders can be searched. Filters have words of their own: {@code partial} is {@code PARTIALLY_FULFILLED}. */
final class OrderSearch {
    private static final List<String> STATUSES = List.of("open", "closed", "cancelled", "not_closed", "any");
    private static final List<String> FINANCIAL = List.of(
            "paid", "pending", "authorized", "partially_paid", "partially_refunded", "refunded", "voided", "expired");
    private static final Map<String, List<String>> FULFILLMENT = Map.of(
            "unshipped", List.of("UNFULFILLED", "OPEN", "IN_PROGRESS", "ON_HOLD", "SCHEDULED", "PENDING_FULFILLMENT"),
            "shipped", List.of("FULFILLED"),
            "fulfilled", List.of("FULFILLED"),
            "partial", List.of("PARTIALLY_FULFILLED"),
            "scheduled", List.of("SCHEDULED"),
            "on_hold", List.of("ON_HOLD"),
            "unfulfilled", List.of("UNFULFILLED"),
            "request_declined", List.of("REQUEST_DECLINED"));

    private OrderSearch() {}

    /** @param order finds what the index doesn't hold, such as tags */
    static Map<String, SearchField<OrderKey>> fields(Function<OrderKey, Map<String, Object>> order) {
        Map<String, SearchField<OrderKey>> fields = new HashMap<>();
        fields.put("", new SearchField.Text<>(OrderSearch::names));
        fields.put("name", new SearchField.Text<>(OrderSearch::names));
        fields.put("id", new SearchField.Id<>(OrderKey::id));
        fields.put("created_at", new SearchField.Time<>(OrderKey::createdAt));
        fields.put("processed_at", new SearchField.Time<>(OrderKey::createdAt));
        fields.put("updated_at", new SearchField.Time<>(OrderKey::updatedAt));
        fields.put("status", new SearchField.Word<>(STATUSES, OrderSearch::hasStatus));
        fields.put("financial_status", new SearchField.Word<>(FINANCIAL, (key, word) -> lower(key.financialStatus())
                .equals(word)));
        fields.put(
                "fulfillment_status",
                new SearchField.Word<>(
                        List.copyOf(FULFILLMENT.keySet()), (key, word) -> Objects.requireNonNull(FULFILLMENT.get(word))
                                .contains(key.fulfillmentStatus())));
        fields.put(
                "test",
                new SearchField.Word<>(List.of("true", "false"), (key, word) -> word.equals("true") == key.test()));
        fields.put("tag", new SearchField.Text<>(key -> order.apply(key).get("tags")));
        fields.put("tag_not", new SearchField.Without<>(new SearchField.Text<>(key -> order.apply(key)
                .get("tags"))));
        fields.put("sku", new SearchField.Text<>(key -> skus(order.apply(key))));
        fields.put("po_number", new SearchField.Text<>(key -> order.apply(key).get("poNumber")));
        fields.put("confirmation_number", new SearchField.Text<>(key -> order.apply(key)
                .get("confirmationNumber")));
        fields.put("source_name", new SearchField.Text<>(key -> order.apply(key).get("sourceName")));
        fields.put("source_identifier", new SearchField.Text<>(key -> order.apply(key)
                .get("sourceIdentifier")));
        fields.put("email", new SearchField.Text<>(key -> order.apply(key).get("email")));
        fields.put("gateway", new SearchField.Text<>(key -> order.apply(key).get("paymentGatewayNames")));
        fields.put(
                "discount_code", new SearchField.Text<>(key -> order.apply(key).get("discountCodes")));
        fields.put(
                "return_status", new SearchField.Text<>(key -> order.apply(key).get("returnStatus")));
        fields.put("customer_id", new SearchField.Text<>(key -> customer(order.apply(key))));
        return fields;
    }

    /** With its {@code #} and without. */
    private static List<String> names(OrderKey key) {
        return List.of(key.name(), key.name().replace("#", ""));
    }

    private static boolean hasStatus(OrderKey key, String word) {
        return switch (word) {
            case "open" -> !key.closed() && !key.cancelled();
            case "closed" -> key.closed();
            case "cancelled" -> key.cancelled();
            case "not_closed" -> !key.closed();
            default -> true;
        };
    }

    private static List<?> skus(Map<String, Object> order) {
        return ((List<?>) Objects.requireNonNull(order.get("lineItems")))
                .stream()
                        .map(line -> ((Map<?, ?>) line).get("sku"))
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static @Nullable Object customer(Map<String, Object> order) {
        return order.get("customer") instanceof Map<?, ?> customer ? customer.get("legacyResourceId") : null;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
