package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;
import java.util.List;

/** What may stand in the section {@code defaults} of a store file: a column of {@code s_orders} each. */
final class DefaultKeys {
    static final Setting PAYMENT_TERMS = text("payment_terms", "Payment terms code", "\"30\"", "terms");
    static final Setting SALESPERSON_NO =
            text("salesperson_no", "Salesperson number", "\"100\"", "salesperson", "sales_person");
    static final Setting CUSTOMER_DIVISION = text("customer_division", "Customer division", "\"00\"", "division");
    static final Setting CUSTOMER_NO =
            text("customer_no", "Customer number in the ERP", "WEB", "customer_number", "customer_id");
    static final Setting HOLD_CODE = text("hold_code", "Order status or hold code", "WEB", "order_status", "hold");
    static final Setting ORDER_TYPE = text("order_type", "Order type", "S", "type");
    static final Setting PRINT_PICK_SHEET = flag("print_pick_sheet", "Whether a pick sheet is printed", "pick_sheet");
    static final Setting PRINT_SALES_ORDER =
            flag("print_sales_order", "Whether the sales order is printed", "sales_order");
    static final Setting TAX_SCHEDULE = text("tax_schedule", "Tax schedule", "AVATAX", "tax_code");

    /** All of them, in the order in which they are shown. */
    static final List<Setting> ALL = List.of(
            PAYMENT_TERMS,
            SALESPERSON_NO,
            CUSTOMER_DIVISION,
            CUSTOMER_NO,
            HOLD_CODE,
            ORDER_TYPE,
            PRINT_PICK_SHEET,
            PRINT_SALES_ORDER,
            TAX_SCHEDULE);

    private DefaultKeys() {}

    private static Setting text(String key, String description, String example, String... formerly) {
        return Setting.of("defaults", key, new Kind.Text(), description)
                .like(example)
                .formerly(formerly);
    }

    private static Setting flag(String key, String description, String formerly) {
        return Setting.of("defaults", key, new Kind.Flag(), description)
                .or("false")
                .like("true")
                .formerly(formerly);
    }
}
