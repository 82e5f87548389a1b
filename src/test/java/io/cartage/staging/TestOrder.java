package io.cartage.staging;

import io.cartage.table.Column;
import io.cartage.table.Rows;
import io.cartage.table.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order as a mapping would hand it over; each {@code with…} gives a changed copy. */
public record TestOrder(
        Map<String, Table> tables,
        String id,
        Map<String, Object> header,
        int lines,
        Map<String, Object> line,
        String noise,
        Instant changed) {
    static final Instant CHANGED = Instant.parse("2026-03-01T10:00:00Z");

    /** Order {@code id} with two lines of 10 each. */
    public static TestOrder of(Map<String, Table> tables, String id) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("order_no", "A-" + id);
        header.put("order_date", LocalDate.parse("2026-03-01"));
        header.put("cart_status", "Awaiting Fulfillment");
        header.put("currency", "USD");
        header.put("bill_name", "Zoë Ångström");
        header.put("subtotal", new BigDecimal("20.0000"));
        header.put("order_total", new BigDecimal("20.0000"));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("sku", "MUG");
        line.put("description", "A mug");
        line.put("quantity", new BigDecimal("1.0000"));
        line.put("unit_price", new BigDecimal("10.0000"));
        line.put("line_total", new BigDecimal("10.0000"));
        return new TestOrder(tables, id, header, 2, line, "", CHANGED);
    }

    public TestOrder with(String column, Object value) {
        return new TestOrder(tables, id, plus(header, column, value), lines, line, noise, changed);
    }

    public TestOrder withLine(String column, Object value) {
        return new TestOrder(tables, id, header, lines, plus(line, column, value), noise, changed);
    }

    public TestOrder withLines(int count) {
        return new TestOrder(tables, id, header, count, line, noise, changed);
    }

    /** Something in the payload that no mapping reads. */
    public TestOrder withNoise(String text) {
        return new TestOrder(tables, id, header, lines, line, text, changed);
    }

    /** The same order as the cart shows it so many seconds later or, below 0, earlier. */
    public TestOrder changedAfter(long seconds) {
        return new TestOrder(tables, id, header, lines, line, noise, changed.plusSeconds(seconds));
    }

    public PayloadCopy payload() {
        String json = "{\"id\":" + id + ",\"order\":\"" + header + "\",\"lines\":\"" + lines + line + "\",\"noise\":\""
                + noise + "\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new PayloadCopy(id, changed, bytes, bytes);
    }

    public StagingItem staged() {
        return new StagingItem(payload(), new Verdict.Stage(rows(), "m1", Optional.empty()));
    }

    public StagingItem withdrawn(String rule) {
        return new StagingItem(payload(), new Verdict.Stage(rows(), "m1", Optional.of(rule)));
    }

    public StagingItem filtered(String rule) {
        return new StagingItem(payload(), new Verdict.Filter(rule));
    }

    public StagingItem quarantined(String... reasons) {
        return new StagingItem(payload(), new Verdict.Quarantine(List.of(reasons), "m1"));
    }

    public List<Rows> rows() {
        List<@Nullable Object[]> details = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            details.add(line.values().toArray());
        }
        List<@Nullable Object[]> headers = new ArrayList<>();
        headers.add(header.values().toArray());
        return List.of(rows("s_orders", header, headers), rows("s_order_details", line, details));
    }

    private Rows rows(String name, Map<String, Object> row, List<@Nullable Object[]> values) {
        Table table = tables.get(name);
        List<Column> columns = row.keySet().stream()
                .map(column -> table.column(column).orElseThrow())
                .toList();
        return new Rows(table, columns, values);
    }

    private static Map<String, Object> plus(Map<String, Object> row, String column, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(row);
        changed.put(column, value);
        return changed;
    }

    static List<StagingItem> page(StagingItem... items) {
        return Arrays.asList(items);
    }
}
