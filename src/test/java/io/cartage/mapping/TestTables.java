package io.cartage.mapping;

import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import io.cartage.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The staging tables as the migrations make them, without a database; {@code TestTablesTest} compares the two. */
final class TestTables {
    private TestTables() {}

    static Map<String, Table> all() {
        return Map.of("s_orders", orders(), "s_order_details", details());
    }

    static Table orders() {
        Columns columns = new Columns()
                .reserved("id", "store_id", "cart_order_id")
                .needed("order_no", ColumnType.TEXT, 64)
                .reserved("revision")
                .defaulted("transaction_type", ColumnType.TEXT, 32)
                .texts(64, "customer_no", "customer_division", "salesperson_no", "payment_terms", "order_type")
                .texts(64, "hold_code")
                .defaulted("print_pick_sheet", ColumnType.BOOLEAN, 0)
                .defaulted("print_sales_order", ColumnType.BOOLEAN, 0)
                .texts(64, "tax_schedule")
                .needed("order_date", ColumnType.DATE, 0)
                .add("ordered_at", ColumnType.TIMESTAMP, 0, true, false)
                .texts(64, "cart_status")
                .needed("currency", ColumnType.TEXT, 10)
                .defaulted("prices_include_tax", ColumnType.BOOLEAN, 0);
        for (String side : List.of("bill_", "ship_")) {
            columns.texts(255, side + "name", side + "company", side + "address1", side + "address2", side + "city")
                    .texts(255, side + "state")
                    .texts(64, side + "postal_code")
                    .texts(255, side + "country")
                    .texts(64, side + "phone")
                    .texts(255, side + "email");
        }
        columns.texts(255, "ship_method", "customer_po").texts(0, "comments").texts(255, "payment_method");
        columns.amounts("subtotal", "discount_total", "freight_total", "handling_total", "tax_total");
        columns.needed("order_total", ColumnType.DECIMAL, 19);
        columns.reserved("mapping_version", "staged_at", "import_status", "erp_order_no", "import_message");
        return columns.reserved("imported_at", "seen_status").table("s_orders");
    }

    static Table details() {
        return new Columns()
                .reserved("id", "store_id", "cart_order_id", "line_no")
                .texts(64, "cart_line_id", "cart_address_id")
                .defaulted("line_type", ColumnType.TEXT, 16)
                .texts(255, "sku")
                .texts(1000, "description")
                .amounts("quantity", "unit_price", "discount", "tax_amount")
                .needed("line_total", ColumnType.DECIMAL, 19)
                .texts(64, "warehouse")
                .texts(0, "comment")
                .table("s_order_details");
    }

    private static final class Columns {
        private static final int DECIMALS = 4;
        private final List<Column> columns = new ArrayList<>();

        Columns add(String name, ColumnType type, int size, boolean nullable, boolean hasDefault) {
            int scale = type == ColumnType.DECIMAL ? DECIMALS : 0;
            columns.add(new Column(name, type, size, scale, nullable, hasDefault, false));
            return this;
        }

        /** Columns that no mapping may fill; nothing else about them matters here. */
        Columns reserved(String... names) {
            for (String name : names) {
                columns.add(new Column(name, ColumnType.OTHER, 0, 0, false, false, true));
            }
            return this;
        }

        Columns needed(String name, ColumnType type, int size) {
            return add(name, type, size, false, false);
        }

        Columns defaulted(String name, ColumnType type, int size) {
            return add(name, type, size, false, true);
        }

        Columns texts(int size, String... names) {
            for (String name : names) {
                add(name, ColumnType.TEXT, size, true, false);
            }
            return this;
        }

        Columns amounts(String... names) {
            for (String name : names) {
                defaulted(name, ColumnType.DECIMAL, 19);
            }
            return this;
        }

        Table table(String name) {
            return new Table(name, columns);
        }
    }
}
