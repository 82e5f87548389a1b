package io.cartage.mapping;

import java.util.List;
import java.util.Map;

/**
 * What a mapping may know about the store a payload comes from.
 *
 * @param values by the names in {@link #NAMES}; reachable in mappings as {@code store.<name>}
 */
public record StoreContext(String storeId, Map<String, String> values) {

    /** Every name that a mapping may use after {@code store.}. */
    public static final List<String> NAMES = List.of(
            "id",
            "prefix",
            "import_as",
            "payment_terms",
            "salesperson_no",
            "customer_division",
            "customer_no",
            "hold_code",
            "order_type",
            "print_pick_sheet",
            "print_sales_order",
            "tax_schedule",
            "timezone");

    public StoreContext {
        values = Map.copyOf(values);
    }
}
