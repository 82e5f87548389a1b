package io.cartage.staging.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A staged order as shipping sees it.
 *
 * @param columns those of its row that are no personal data
 * @param cancelled why nothing of it may be shipped any more
 * @param lines its items, as the ERP was told of them last
 */
record ShippedOrder(String cartOrderId, ObjectNode columns, Optional<String> cancelled, List<Line> lines) {

    /** An item line, by its place in the order. */
    record Line(int lineNo, String id, @Nullable String addressId, @Nullable String sku, BigDecimal quantity) {}

    /** The lines that a row is about: the one it names, else those of its SKU. */
    List<Line> linesOf(ShipmentRow row) {
        if (row.cartLineId() != null) {
            return lines.stream()
                    .filter(line -> line.id().equals(row.cartLineId()))
                    .toList();
        }
        String sku = Objects.requireNonNullElse(row.sku(), "");
        List<Line> exact = lines.stream().filter(line -> sku.equals(line.sku())).toList();
        return exact.isEmpty()
                ? lines.stream()
                        .filter(line -> line.sku() != null && key(line.sku()).equals(key(sku)))
                        .toList()
                : exact;
    }

    /** What may be shipped of it, for people. */
    String goods() {
        return lines.stream()
                .map(line -> line.sku() == null ? "line " + line.id() : line.sku())
                .distinct()
                .limit(10)
                .collect(Collectors.joining(", "));
    }

    static String key(String sku) {
        return sku.strip().toLowerCase(Locale.ROOT);
    }
}
