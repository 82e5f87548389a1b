package io.cartage.mapping;

import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import io.cartage.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The staging tables as the migrations make them, without a database. */
final class TestTables {
    private TestTables() {}

    static Map<String, Table> all() {
        return Map.of("s_orders", orders(), "s_order_details", details());
    }

    private static Table orders() {
        Columns columns = new Columns()
                .reserved("id")
                .reserved("store_id")
                .reserved("cart_order_id")
                .needed("order_no", 64)
                .reserved("revision")
                .needed("transaction_type", 32)
                .texts(
                        64,
                        "customer_no",
                        "customer_division",
                        "salesperson_no",
                        "payment_terms",
                        "order_type",
                        "hold_code")
                .flags("print_pick_sheet", "print_sales_order")
                .texts(64, "tax_schedule")
                .add("order_date", ColumnType.TIMESTAMP, 0, 0, false)
                .texts(64, "cart_status")
                .needed("currency", 3)
                .flags("prices_include_tax");
        for (String side : List.of("bill_", "ship_")) {
            columns.texts(255, side + "name", side + "company", side + "address1", side + "address2", side + "city")
                    .texts(255, side + "state")
                    .texts(64, side + "postal_code", side + "country", side + "phone")
                    .texts(255, side + "email");
        }
        columns.texts(255, "ship_method", "customer_po").texts(4000, "comments").texts(255, "payment_method");
        columns.amounts("subtotal", "discount_total", "freight_total", "handling_total", "tax_total");
        columns.add("order_total", ColumnType.DECIMAL, 19, 4, false);
        columns.reserved("mapping_version").reserved("staged_at").reserved("import_status");
        return columns.reserved("erp_order_no")
                .reserved("import_message")
                .reserved("imported_at")
                .table("s_orders");
    }

    private static Table details() {
        return new Columns()
                .reserved("id")
                .reserved("store_id")
                .reserved("cart_order_id")
                .add("line_no", ColumnType.INTEGER, 10, 0, false)
                .texts(64, "cart_line_id", "cart_address_id")
                .needed("line_type", 16)
                .texts(255, "sku", "description")
                .add("quantity", ColumnType.DECIMAL, 19, 4, false)
                .amounts("unit_price", "discount", "tax_amount")
                .add("line_total", ColumnType.DECIMAL, 19, 4, false)
                .texts(64, "warehouse")
                .texts(1000, "comment")
                .table("s_order_details");
    }

    private static final class Columns {
        private final List<Column> columns = new ArrayList<>();

        Columns add(String name, ColumnType type, int size, int scale, boolean nullable) {
            columns.add(new Column(name, type, size, scale, nullable, false, false));
            return this;
        }

        Columns reserved(String name) {
            columns.add(new Column(name, ColumnType.TEXT, 64, 0, false, false, true));
            return this;
        }

        Columns needed(String name, int size) {
            return add(name, ColumnType.TEXT, size, 0, false);
        }

        Columns texts(int size, String... names) {
            for (String name : names) {
                add(name, ColumnType.TEXT, size, 0, true);
            }
            return this;
        }

        Columns flags(String... names) {
            for (String name : names) {
                add(name, ColumnType.BOOLEAN, 0, 0, true);
            }
            return this;
        }

        Columns amounts(String... names) {
            for (String name : names) {
                add(name, ColumnType.DECIMAL, 19, 4, true);
            }
            return this;
        }

        Table table(String name) {
            return new Table(name, columns);
        }
    }
}
