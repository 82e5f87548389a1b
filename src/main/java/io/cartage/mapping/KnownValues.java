package io.cartage.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The few texts that some columns take, as the ERP contract says. */
final class KnownValues {
    private static final Map<String, List<String>> OF_COLUMNS = Map.of(
            "transaction_type", List.of("pending_cash_sale", "pending_sales_order", "pending_sales_invoice"),
            "line_type", List.of("item", "freight", "fee", "discount", "gift"));

    private KnownValues() {}

    /** What the column takes whose entry holds this place, or which a test expects there. */
    static List<String> of(Flow flow, List<String> keys) {
        List<String> inner = new ArrayList<>(keys);
        if (flow.isToCart()) {
            return List.of();
        }
        for (int i = inner.size() - 1; i >= 0; i--) {
            if (OF_COLUMNS.containsKey(inner.get(i))) {
                return OF_COLUMNS.getOrDefault(inner.get(i), List.of());
            }
        }
        return List.of();
    }
}
