package io.cartage.bench;

import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.PayloadCopy;
import io.cartage.staging.RunRef;
import io.cartage.staging.Staging;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.StagingItem;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.Verdict;
import io.cartage.table.Column;
import io.cartage.table.Rows;
import io.cartage.table.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Measures staging alone, rows in hand, against {@link HandWrittenStaging}: pages of 250 orders with 3 or 4 lines. */
public final class StagingSpeed {
    private static final int PAGE = 250;

    private StagingSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        for (String database : arguments.length > 1 ? List.of(arguments[1]) : List.of("h2", "postgresql")) {
            try (Contest contest = new Contest(settings(database), settings(database))) {
                for (int round = 1; round <= 3; round++) {
                    System.out.println(database + " round " + round + ": " + contest.run(pages));
                }
            }
        }
    }

    private static DatabaseSettings settings(String database) throws IOException {
        return database.equals("h2")
                ? DatabaseSettings.embedded(Files.createTempDirectory("cartage-bench"))
                : TestDatabase.POSTGRESQL.fresh();
    }

    /** Both stage the same pages in turn, each into a database of its own, so that a busy machine slows both alike. */
    private static final class Contest implements AutoCloseable {
        private final StagingDatabase forHand;
        private final StagingDatabase forCartage;
        private final HandWrittenStaging hand;
        private final Staging cartage;
        private final RunRef run;
        private final Map<String, Table> tables;
        private final List<Column> orderColumns;
        private final List<Column> lineColumns;
        private int page;

        Contest(DatabaseSettings handSettings, DatabaseSettings cartageSettings) throws SQLException {
            forHand = StagingDatabase.open(handSettings, Clock.systemUTC());
            forCartage = StagingDatabase.open(cartageSettings, Clock.systemUTC());
            tables = forCartage.tables();
            orderColumns = columns(tables.get("s_orders"), header(0));
            lineColumns = columns(tables.get("s_order_details"), line(0));
            hand = new HandWrittenStaging(forHand.dataSource(), names(orderColumns), names(lineColumns));
            cartage = forCartage.staging();
            run = cartage.startRun("ours", "orders");
        }

        String run(int pages) throws SQLException {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long[] wall = new long[2];
            long[] processor = new long[2];
            for (int i = 0; i < pages; i++, page++) {
                Instant position = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(page);
                List<HandWrittenStaging.Order> orders = handOrders(page, position);
                List<StagingItem> items = items(tables, orderColumns, lineColumns, page, position);
                long start = System.nanoTime();
                long startProcessor = threads.getCurrentThreadCpuTime();
                hand.stagePage(orders, position);
                long middle = System.nanoTime();
                long middleProcessor = threads.getCurrentThreadCpuTime();
                cartage.stagePage(run, items, Optional.of(position));
                wall[0] += middle - start;
                wall[1] += System.nanoTime() - middle;
                processor[0] += middleProcessor - startProcessor;
                processor[1] += threads.getCurrentThreadCpuTime() - middleProcessor;
            }
            double orders = (double) pages * PAGE;
            return String.format(
                    Locale.ROOT,
                    "hand-written %,7.0f orders/s, Cartage %,7.0f orders/s = %.0f %%; by processor time %.0f %%",
                    orders / wall[0] * 1e9,
                    orders / wall[1] * 1e9,
                    100.0 * wall[0] / wall[1],
                    100.0 * processor[0] / processor[1]);
        }

        @Override
        public void close() {
            forHand.close();
            forCartage.close();
        }
    }

    private static List<HandWrittenStaging.Order> handOrders(int page, Instant changed) {
        List<HandWrittenStaging.Order> orders = new ArrayList<>();
        for (int i = 0; i < PAGE; i++) {
            int id = page * PAGE + i;
            List<Object[]> lines = new ArrayList<>();
            for (int line = 0; line < 3 + id % 2; line++) {
                lines.add(line(id).values().toArray());
            }
            orders.add(new HandWrittenStaging.Order(
                    Integer.toString(id),
                    changed,
                    payload(id),
                    header(id).values().toArray(),
                    lines));
        }
        return orders;
    }

    private static List<StagingItem> items(
            Map<String, Table> tables, List<Column> orderColumns, List<Column> lineColumns, int page, Instant changed) {
        List<StagingItem> items = new ArrayList<>();
        for (HandWrittenStaging.Order order : handOrders(page, changed)) {
            List<Object[]> header = new ArrayList<>();
            header.add(order.header());
            List<Rows> rows = List.of(
                    new Rows(tables.get("s_orders"), orderColumns, header),
                    new Rows(tables.get("s_order_details"), lineColumns, order.lines()));
            items.add(new StagingItem(
                    new PayloadCopy(order.id(), changed, order.payload(), order.payload()),
                    new Verdict.Stage(rows, "m1", Optional.empty())));
        }
        return items;
    }

    private static Map<String, Object> header(int id) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String column : List.of(
                "order_no",
                "transaction_type",
                "customer_no",
                "customer_division",
                "salesperson_no",
                "payment_terms",
                "order_type",
                "tax_schedule",
                "cart_status",
                "currency",
                "bill_name",
                "bill_company",
                "bill_address1",
                "bill_city",
                "bill_state",
                "bill_postal_code",
                "bill_country",
                "bill_phone",
                "bill_email",
                "ship_name",
                "ship_company",
                "ship_address1",
                "ship_city",
                "ship_state",
                "ship_postal_code",
                "ship_country",
                "ship_phone",
                "ship_email",
                "ship_method",
                "customer_po",
                "comments",
                "payment_method")) {
            row.put(column, column.equals("currency") ? "USD" : column + " " + id);
        }
        row.put("order_date", LocalDate.parse("2026-03-01"));
        row.put("print_pick_sheet", true);
        row.put("print_sales_order", false);
        row.put("prices_include_tax", false);
        for (String column :
                List.of("subtotal", "discount_total", "freight_total", "handling_total", "tax_total", "order_total")) {
            row.put(column, new BigDecimal("20.1234"));
        }
        return row;
    }

    private static Map<String, Object> line(int id) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String column : List.of("cart_line_id", "cart_address_id", "sku", "description", "warehouse", "comment")) {
            row.put(column, column + " " + id);
        }
        row.put("line_type", "item");
        for (String column : List.of("quantity", "unit_price", "discount", "tax_amount", "line_total")) {
            row.put(column, new BigDecimal("10.1234"));
        }
        return row;
    }

    /** About 6 kB, as an order with four lines is. */
    private static byte[] payload(int id) {
        StringBuilder json = new StringBuilder("{\"id\":" + id);
        for (int field = 0; field < 200; field++) {
            json.append(",\"field_")
                    .append(field)
                    .append("\":\"value ")
                    .append(field * 31 + id * 17)
                    .append('"');
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Column> columns(Table table, Map<String, Object> row) {
        return row.keySet().stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
