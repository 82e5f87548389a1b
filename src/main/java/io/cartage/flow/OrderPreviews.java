package io.cartage.flow;

import io.cartage.cart.CartAnswers;
import io.cartage.mapping.ExplainedRow;
import io.cartage.mapping.ExplainedRow.Cell;
import io.cartage.mapping.StoreContext;
import io.cartage.staging.desk.BookedOrder.Buyer;
import io.cartage.staging.desk.BookedOrder.Preview;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a store's mapping would make of an order that has no rows: of one in quarantine the cells that are right all the same,
 * so that people find it by the buyer's name. Thread-safe.
 */
final class OrderPreviews {
    private OrderPreviews() {}

    /** Empty if the payload can't be read. */
    static Optional<Preview> of(PreparedStore store, String payload) {
        try {
            StoreContext context = new StoreContext(store.id(), store.store().contextValues());
            List<ExplainedRow> rows =
                    store.orders().explain(CartAnswers.object(payload.getBytes(StandardCharsets.UTF_8)), context);
            return Optional.of(preview(rows));
        } catch (RuntimeException e) {
            return Optional.empty(); // an archive may hold what no cart sends any more; nothing hangs on a preview
        }
    }

    private static Preview preview(List<ExplainedRow> rows) {
        List<Cell> header = rows.stream()
                .filter(row -> row.group().isEmpty())
                .map(ExplainedRow::cells)
                .flatMap(Collection::stream)
                .toList();
        return new Preview(
                text(header, "order_no"),
                new Buyer(
                        first(header, "bill_name", "bill_company", "ship_name"),
                        first(header, "bill_email", "ship_email")),
                value(header, "order_total", BigDecimal.class),
                first(header, "currency"),
                value(header, "ordered_at", Instant.class),
                rows.stream()
                        .filter(row -> !row.group().isEmpty())
                        .flatMap(row -> text(row.cells(), "sku").stream())
                        .distinct()
                        .toList());
    }

    private static String first(List<Cell> cells, String... columns) {
        return Stream.of(columns)
                .flatMap(column -> text(cells, column).stream())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> text(List<Cell> cells, String column) {
        return value(cells, column, String.class).filter(text -> !text.isBlank());
    }

    private static <T> Optional<T> value(List<Cell> cells, String column, Class<T> type) {
        return cells.stream()
                .filter(cell -> cell.column().equals(column) && cell.reason().isEmpty())
                .map(Cell::value)
                .filter(Objects::nonNull)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
