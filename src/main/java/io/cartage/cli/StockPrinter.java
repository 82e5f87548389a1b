package io.cartage.cli;

import io.cartage.flow.PreparedStore;
import io.cartage.flow.StockInquiry;
import io.cartage.mapping.ExplainedField;
import io.cartage.mapping.ExplainedRow;
import io.cartage.staging.desk.Words;
import io.cartage.staging.stock.CartLevel;
import io.cartage.staging.stock.CatalogItem;
import io.cartage.staging.stock.OpenOrder;
import io.cartage.staging.stock.PushAnswer;
import io.cartage.staging.stock.StockRow;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints how the stock level of one SKU comes about, from the ERP's row to what the cart has. Times are UTC. */
final class StockPrinter {
    private final PrintWriter out;

    private StockPrinter(PrintWriter out) {
        this.out = out;
    }

    static void print(PreparedStore store, StockInquiry.Answer answer, PrintWriter out) {
        StockPrinter printer = new StockPrinter(out);
        out.println("Stock of '" + answer.stock().sku() + "' for the store " + store.id() + ", mapped by "
                + answer.mapping().path() + ", version " + answer.mapping().version());
        printer.items(store, answer.stock().items());
        answer.levels().forEach(printer::level);
        if (answer.levels().isEmpty()) {
            out.println();
            out.println("The ERP wrote no row of this SKU for the store " + store.id() + " into product_qty_in_stock.");
        }
        printer.uncounted(answer.stock().uncounted());
        out.flush();
    }

    private void uncounted(long orders) {
        if (orders > 0) {
            out.println();
            out.println((orders == 1 ? "1 order of the store is" : orders + " orders of the store are")
                    + " in quarantine, so that nobody knows what is sold by "
                    + (orders == 1 ? "it" : "them") + ": no units are held back for that. 'cartage status' names the"
                    + " reasons");
        }
    }

    private void items(PreparedStore store, List<CatalogItem> items) {
        if (items.isEmpty()) {
            line("in the cart", "nothing: no item of " + store.cart().name() + " in the catalog map has this SKU", "");
        }
        for (CatalogItem item : items) {
            line(
                    "in the cart",
                    "item " + item.itemId() + ", SKU '" + item.sku() + "'"
                            + (item.tracked() ? "" : ", whose stock the cart doesn't track"),
                    item.ids());
        }
    }

    private void level(StockInquiry.Level level) {
        StockRow row = level.warehouse().row();
        out.println();
        out.println((row.warehouse().isEmpty() ? "Without a warehouse" : "Warehouse '" + row.warehouse() + "'")
                + ", as the ERP wrote it at " + Words.second(row.updatedAt()));
        line(
                "place",
                row.place()
                        .map(place -> place.name() + ", id " + place.id() + (place.active() ? "" : ", not active"))
                        .orElse("none"),
                "");
        level.quantity().ifPresent(this::formula);
        level.warehouse().orders().forEach(this::order);
        line(
                "to be shown",
                level.desired().map(BigDecimal::toPlainString).orElse("no number, so that nothing is sent"),
                "");
        line("acknowledged", acknowledged(row.level()), "");
        line("on the row", answer(row.answer()), "");
        row.obstacle()
                .filter(obstacle -> !row.answer().message().equals(Optional.of(obstacle.message())))
                .ifPresent(obstacle -> line("held up", obstacle.cause() + ": " + obstacle.message(), ""));
    }

    /** What the number is made of: first what was read, then each name of the mapping, then the field itself. */
    private void formula(ExplainedField field) {
        Map<String, @Nullable Object> sources = new LinkedHashMap<>();
        for (ExplainedRow.Source source : field.sources()) {
            sources.putIfAbsent(source.path(), source.value());
        }
        sources.forEach((path, value) -> line(path, text(value), ""));
        for (ExplainedField.Part part : field.parts()) {
            line(part.name(), text(part.value()), part.formula() + "  [" + part.at() + "]");
        }
        line(
                field.path(),
                field.reason().map(reason -> "!! " + reason.message()).orElseGet(() -> text(field.value())),
                "[" + field.at() + "]");
    }

    private void order(OpenOrder order) {
        line(
                "open order",
                order.orderNo(),
                text(order.units()) + " ordered, " + order.importStatus()
                        + order.importedAt()
                                .map(at -> " at " + Words.second(at) + ", after the ERP wrote the row")
                                .orElse("")
                        + (order.warehouse().isEmpty() ? "" : ", from warehouse '" + order.warehouse() + "'"));
    }

    private static String acknowledged(CartLevel level) {
        return level.quantity()
                        .map(quantity -> text(quantity)
                                + level.since()
                                        .map(at -> " at " + Words.second(at))
                                        .orElse(""))
                        .orElse("nothing yet, or it is in doubt")
                + (level.active() ? "" : ", not stocked at the place yet")
                + level.outboxId().map(id -> ", by write #" + id).orElse("");
    }

    private static String answer(PushAnswer answer) {
        return answer.status()
                + answer.cause().map(cause -> ", " + cause).orElse("")
                + answer.pushedQty()
                        .map(quantity -> ", last pushed " + text(quantity))
                        .orElse("")
                + answer.pushedAt().map(at -> " at " + Words.second(at)).orElse("")
                + answer.message().map(message -> ": " + message).orElse("");
    }

    private void line(String name, String value, String source) {
        out.println(String.format(Locale.ROOT, "  %-14s %-12s  %s", name, value, source)
                .stripTrailing());
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        return value instanceof BigDecimal number
                ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
