package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import io.cartage.table.Table;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes out of orders what tells of a person, in the transaction that is open; what the books go by stays. */
final class OrderEraser {
    /** Of an order's row all other columns go, those that a customer added included. */
    private static final Set<String> KEPT_OF_ORDERS = Set.of(
            ("order_no transaction_type customer_no customer_division salesperson_no payment_terms order_type hold_code"
                            + " print_pick_sheet print_sales_order tax_schedule order_date ordered_at cart_status currency"
                            + " prices_include_tax bill_state bill_country ship_state ship_country ship_method"
                            + " payment_method subtotal discount_total freight_total handling_total tax_total order_total")
                    .split(" "));

    private static final Set<String> KEPT_OF_LINES = Set.of(
            ("cart_line_id cart_address_id line_type sku description quantity unit_price discount tax_amount line_total"
                            + " warehouse")
                    .split(" "));

    private static final String OF_ORDERS = "\nwhere store_id = :store\n  and cart_order_id in (:ids)";

    private final JdbcClient jdbc;
    private final Map<String, Table> tables;

    OrderEraser(JdbcClient jdbc, Map<String, Table> tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /** Keeps the ERP from the orders until the transaction ends. */
    void lock(String storeId, List<String> ids) {
        for (List<String> part : Jdbc.parts(ids)) {
            jdbc.sql("select id from s_orders" + OF_ORDERS + "\nfor update")
                    .param("store", storeId)
                    .param("ids", Jdbc.padded(part))
                    .query(Long.class)
                    .list();
        }
    }

    /** Counts by the sort of thing what was taken away. */
    void erase(String storeId, List<String> ids, String who, LocalDateTime now, Map<String, Long> counts) {
        for (List<String> part : Jdbc.parts(ids)) {
            Map<String, Object> parameters = new HashMap<>(Map.of("store", storeId, "ids", Jdbc.padded(part)));
            count(counts, "orders", part.size());
            count(counts, "rows of s_orders", row("s_orders", KEPT_OF_ORDERS, ", import_message = null", parameters));
            count(counts, "rows of s_order_details", row("s_order_details", KEPT_OF_LINES, "", parameters));
            count(counts, "rows of s_order_changes", update(CHANGES, parameters));
            count(counts, "shipments of the ERP", update(SHIPMENTS, parameters));
            count(counts, "answers of the ERP", update(ANSWERS, parameters));
            count(counts, "writes to the carts", update(WRITES, parameters));
            parameters.put("now", now);
            count(counts, "payloads", update(PAYLOADS, parameters));
            parameters.put("rule", "dropped by " + who + ": the person is to be forgotten");
            update(OUTCOMES, parameters);
            OrderKeys.forget(jdbc, storeId, part);
        }
    }

    private static final String PAYLOADS =
            """
            update cartage_payload
            set content = null, purged_at = :now
            where store_id = :store
              and flow = 'orders'
              and record_id in (:ids)
              and purged_at is null
            """;

    private static final String CHANGES =
            "update s_order_changes\nset order_after = null, handled_message = null" + OF_ORDERS;

    private static final String SHIPMENTS =
            """
            update external_order_shipments
            set comment = null, push_message = null
            where store_id = :store
              and push_status = 'pushed'
              and (comment is not null or push_message is not null)
              and (cart_order_id in (:ids)
                or order_no in (
                    select order_no
                    from cartage_outcome
                    where store_id = :store
                      and flow = 'orders'
                      and record_id in (:ids)))
            """;

    private static final String ANSWERS =
            "update cartage_acknowledgement\nset message = null" + OF_ORDERS + "\n  and message is not null";

    private static final String WRITES =
            "update cartage_outbox\nset source = null, request = null, answer = null, message = null" + OF_ORDERS
                    + "\n  and state in ('done', 'dropped')";

    /** What waited in quarantine is given up: it can't be mapped any more. */
    private static final String OUTCOMES =
            """
            update cartage_outcome
            set forgotten_at = :now,
                reason = case when kind = 'quarantined' then :rule else reason end,
                dropped = case when kind = 'quarantined' then true else dropped end,
                mapping_version = case when kind = 'quarantined' then null else mapping_version end,
                cause = null,
                kind = case when kind = 'quarantined' then 'filtered' else kind end
            where store_id = :store
              and flow = 'orders'
              and record_id in (:ids)
            """;

    private int row(String table, Set<String> kept, String more, Map<String, Object> parameters) {
        String blanks = Objects.requireNonNull(tables.get(table)).columns().stream()
                .filter(column -> !column.reserved() && !kept.contains(column.name()))
                .flatMap(OrderEraser::blank)
                .collect(Collectors.joining(", "));
        return update("update " + table + "\nset " + blanks + more + OF_ORDERS, parameters);
    }

    private static Stream<String> blank(Column column) {
        String name = '"' + column.name() + '"';
        if (column.name().equals("bill_name")) {
            return Stream.of(name + " = '(forgotten)'");
        }
        if (column.nullable()) {
            return Stream.of(name + " = null");
        }
        return column.type() == ColumnType.TEXT ? Stream.of(name + " = ''") : Stream.of();
    }

    private int update(String sql, Map<String, Object> parameters) {
        return jdbc.sql(sql).params(parameters).update();
    }

    private static void count(Map<String, Long> counts, String what, long number) {
        counts.merge(what, number, Long::sum);
    }
}
