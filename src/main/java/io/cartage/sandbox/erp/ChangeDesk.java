package io.cartage.sandbox.erp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.sandbox.erp.SalesOrder.Line;
import io.cartage.sandbox.erp.SalesOrder.Wanted;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what {@code s_order_changes} says of orders that the ERP took earlier, as far as they aren't shipped. */
final class ChangeDesk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ErpDatabase database;
    private final ErpSettings settings;
    private final Clock clock;
    private final SalesOrders orders;

    ChangeDesk(ErpDatabase database, ErpSettings settings, Clock clock, SalesOrders orders) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.orders = orders;
    }

    private record Change(long id, String store, String cartOrderId, String kind, @Nullable String after) {
        boolean ends() {
            return kind.equals("cancelled") || kind.equals("withdrawn");
        }
    }

    private record Answer(String status, String message) {
        static final Answer SHIPPED = new Answer("ignored", "everything is shipped");
        static final Answer NOTHING = new Answer("ignored", "nothing to ship changes");
        static final Answer UNKNOWN = new Answer("ignored", "no such order");
        static final Answer GONE = new Answer("handled", "not imported any more");

        static Answer units(BigDecimal fewer, BigDecimal more) {
            List<String> parts = new ArrayList<>();
            if (fewer.signum() > 0) {
                parts.add(fewer.stripTrailingZeros().toPlainString() + " units fewer");
            }
            if (more.signum() > 0) {
                parts.add(more.stripTrailingZeros().toPlainString() + " units more");
            }
            return new Answer("handled", String.join(", ", parts));
        }
    }

    /** Answers every change that can be answered now, each in a transaction of its own. */
    int handle(long round) {
        int handled = 0;
        for (Change change : pending()) {
            handled += database.inOne(() -> {
                Optional<Answer> answer = answer(change, round);
                answer.ifPresent(text -> write(change, text));
                return answer.isPresent() ? 1 : 0;
            });
        }
        return handled;
    }

    private List<Change> pending() {
        return database.sql(
                        """
                        select id, store_id, cart_order_id, kind, order_after
                        from s_order_changes
                        where handled_status = 'pending'
                          and store_id in (:stores)
                        order by id
                        """)
                .param("stores", settings.stores())
                .query((row, n) -> new Change(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    /** Empty for a change that waits until its order is imported. */
    private Optional<Answer> answer(Change change, long round) {
        Optional<SalesOrder> found = orders.find(change.store(), change.cartOrderId());
        if (found.isEmpty()) {
            return Optional.of(Answer.UNKNOWN);
        }
        SalesOrder order = found.get();
        return switch (order.state()) {
            case "taken", "refused" -> change.ends() ? Optional.of(giveUp(order)) : Optional.empty();
            case "open" -> Optional.of(change.ends() ? end(order) : adapt(order, change, round));
            case "shipped" -> Optional.of(change.ends() ? Answer.SHIPPED : adapt(order, change, round));
            default -> Optional.of(Answer.NOTHING);
        };
    }

    private Answer giveUp(SalesOrder order) {
        database.sql(
                        """
                        update s_orders
                        set import_status = 'error', import_message = 'cancelled before the import'
                        where store_id = :store
                          and cart_order_id = :order
                          and import_status = 'taken'
                        """)
                .param("store", order.store())
                .param("order", order.cartOrderId())
                .update();
        orders.set(order, "cancelled", order.due());
        return Answer.GONE;
    }

    private Answer end(SalesOrder order) {
        BigDecimal fewer = BigDecimal.ZERO;
        for (Line line : orders.lines(order)) {
            fewer = fewer.add(lower(order, line, line.open()));
        }
        orders.set(order, "cancelled", order.due());
        return fewer.signum() == 0 ? Answer.SHIPPED : Answer.units(fewer, BigDecimal.ZERO);
    }

    /** Makes the units of each line those of the change. What is shipped stays shipped. */
    private Answer adapt(SalesOrder order, Change change, long round) {
        if (change.after() == null) {
            return Answer.NOTHING;
        }
        List<Line> lines = orders.lines(order);
        List<Wanted> wanted = wanted(change.after());
        Set<String> kept = new HashSet<>();
        BigDecimal fewer = BigDecimal.ZERO;
        BigDecimal more = BigDecimal.ZERO;
        for (Wanted line : wanted) {
            kept.add(line.key());
            List<Line> parts =
                    lines.stream().filter(part -> part.key().equals(line.key())).toList();
            BigDecimal difference = line.units().subtract(standing(parts));
            fewer = fewer.add(lower(order, parts, difference.negate()));
            more = more.add(raise(order, line, lines, difference));
        }
        List<Line> dropped =
                lines.stream().filter(line -> !kept.contains(line.key())).toList();
        fewer = fewer.add(lower(order, dropped, standing(dropped)));
        if (more.signum() > 0) {
            orders.set(order, "open", round + settings.pace().shipAfter());
        }
        return fewer.add(more).signum() == 0 ? Answer.NOTHING : Answer.units(fewer, more);
    }

    private static BigDecimal standing(List<Line> parts) {
        return parts.stream()
                .map(part -> part.sold().subtract(part.cancelled()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal lower(SalesOrder order, List<Line> parts, BigDecimal units) {
        BigDecimal left = units;
        BigDecimal done = BigDecimal.ZERO;
        for (Line part : parts) {
            BigDecimal some = lower(order, part, left.min(part.open()));
            left = left.subtract(some);
            done = done.add(some);
        }
        return done;
    }

    private BigDecimal lower(SalesOrder order, Line part, BigDecimal units) {
        if (units.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        orders.cancel(order, part, units);
        return units;
    }

    /** A line that is new in the order gets a number that no other line has, for numbers move when lines come and go. */
    private BigDecimal raise(SalesOrder order, Wanted line, List<Line> lines, BigDecimal units) {
        if (units.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        int number = lines.stream()
                .filter(part -> part.key().equals(line.key()))
                .mapToInt(Line::lineNo)
                .findFirst()
                .orElseGet(() -> orders.nextLine(order));
        orders.sell(order, line.numbered(number), units);
        return units;
    }

    private List<Wanted> wanted(String after) {
        List<Wanted> wanted = new ArrayList<>();
        for (JsonNode row : read(after).path("s_order_details")) {
            String sku = row.path("sku").asText("");
            BigDecimal units = new BigDecimal(row.path("quantity").asText("1"));
            if (!sku.isEmpty()
                    && units.signum() > 0
                    && settings.stocks(row.path("line_type").asText("item"), sku)) {
                wanted.add(new Wanted(
                        row.path("line_no").asInt(), text(row, "cart_line_id"), sku, units, text(row, "warehouse")));
            }
        }
        return wanted;
    }

    private static @Nullable String text(JsonNode row, String column) {
        return row.path(column).isTextual() ? row.path(column).asText() : null;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("order_after is no JSON", e);
        }
    }

    private void write(Change change, Answer answer) {
        database.sql(
                        """
                        update s_order_changes
                        set handled_status = :status, handled_message = :message, handled_at = :now
                        where id = :id
                        """)
                .param("status", answer.status())
                .param("message", answer.message())
                .param("now", ErpDatabase.utc(clock.instant()))
                .param("id", change.id())
                .update();
    }
}
