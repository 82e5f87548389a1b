package io.cartage.staging.outbox;

import io.cartage.staging.FlowTurn;
import io.cartage.staging.Transactions;
import io.cartage.staging.outbox.ShipmentPlan.FoundOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The way from the ERP's shipments into the outbox and back: plans what becomes a shipment of the cart, and tells the ERP
 * what became of it. Of no order line is ever more in the outbox and in the cart than was ordered, whoever plans and
 * whenever it is cut off. Thread-safe.
 */
public final class Shipments {
    /** The flow of these writes in the outbox. */
    public static final String FLOW = "shipments";

    private static final int PAGE = 500;

    /** A row that goes by SKU takes any line of it, and so must leave those alone that other rows name. */
    private static final Comparator<ShipmentRow> LINES_FIRST =
            Comparator.comparing((ShipmentRow row) -> row.cartLineId() == null).thenComparingLong(ShipmentRow::id);

    private final Clock clock;
    private final FlowTurn turn;
    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final OutboxTable outbox;
    private final Ledger ledger;
    private final ShipmentRows rows;

    public Shipments(DataSource database, Clock clock) {
        this.clock = clock;
        this.turn = new FlowTurn(database);
        this.transactions = new Transactions(database);
        this.jdbc = new JdbcTemplate(database);
        this.outbox = new OutboxTable(jdbc);
        this.ledger = new Ledger(jdbc);
        this.rows = new ShipmentRows(jdbc);
    }

    /**
     * What planning came to.
     *
     * @param rows that were looked at
     * @param wishes shipments that were put into the outbox
     * @param waiting rows that wait for something
     * @param errors rows that the ERP must correct
     */
    public record Planned(int rows, int wishes, int waiting, int errors) {
        static final Planned NOTHING = new Planned(0, 0, 0, 0);

        Planned plus(Planned other) {
            return new Planned(
                    rows + other.rows, wishes + other.wishes, waiting + other.waiting, errors + other.errors);
        }
    }

    /** How a row is given back. */
    public enum Back {
        /** The cause may go away by itself: it is planned again in every run. */
        WAITING,
        /** The ERP must correct the row, or a person must act. */
        ERROR
    }

    /**
     * Units of an order line.
     *
     * @param sent those that the cart has
     * @param underway those in the outbox, parked ones included
     */
    public record LineCount(String cartLineId, BigDecimal sent, BigDecimal underway) {}

    /**
     * Looks at every row that is pending or waiting, page by page, each a transaction of its own.
     *
     * @param cancelledStatuses values of {@code s_orders.cart_status} in which nothing may be shipped
     */
    public Planned plan(String storeId, Split split, Set<String> cancelledStatuses) {
        return Transactions.told(storeId, FLOW, "shipments can't be planned", () -> {
            Planned planned = Planned.NOTHING;
            long after = 0;
            List<Long> page = rows.ids(storeId, after, PAGE);
            while (!page.isEmpty()) {
                long first = after;
                planned = planned.plus(
                        turn.inOne(storeId, FLOW, () -> planPage(storeId, split, cancelledStatuses, first)));
                after = page.get(page.size() - 1);
                page = page.size() < PAGE ? List.of() : rows.ids(storeId, after, PAGE);
            }
            return planned;
        });
    }

    /**
     * The cart has the shipment.
     *
     * @param message what it did not take of it, for the ERP; null if it took all
     */
    public void confirm(Write write, String cartShipmentId, String answer, @Nullable String message) {
        change(write, "a shipment can't be confirmed", () -> {
            outbox.succeed(write, cartShipmentId, answer, clock.instant());
            List<ShipmentRow> held = sending(write);
            Map<Long, List<LedgerPart>> parts =
                    byRow(ledger.ofRows(held.stream().map(ShipmentRow::id).toList()));
            rows.mark(held.stream()
                    .flatMap(row ->
                            RowMark.pushed(row.id(), parts.getOrDefault(row.id(), List.of()), message, write.attempts())
                                    .stream())
                    .toList());
        });
    }

    /** The cart refuses the shipment for good and has nothing of it: a person may retry it, or the ERP corrects its rows. */
    public void refuse(Write write, String cause, String message, String answer) {
        change(write, "a refused shipment can't be set aside", () -> {
            outbox.settle(write, WriteState.PARKED, cause, message, write.nextAt());
            outbox.answer(write.id(), answer);
            back(write, Back.ERROR, cause, message);
        });
    }

    /** Gives its rows back, so that they are planned anew; certainly the cart has nothing of it. */
    public void release(Write write, Back to, String cause, String message) {
        change(write, "a shipment can't be given back", () -> {
            outbox.settle(write, WriteState.DROPPED, cause, message, write.nextAt());
            back(write, to, cause, message);
        });
    }

    /**
     * Puts several writes in the place of one, which the cart takes only in several calls; certainly it has nothing of it.
     *
     * @param calls by the order's line the units of each call; together they are the units of the write
     */
    public void split(Write write, List<Map<String, BigDecimal>> calls) {
        change(write, "a shipment can't be split", () -> {
            ShipmentParts parts = new ShipmentParts(write, ledger.ofWrite(write.id()), calls);
            outbox.settle(write, WriteState.DROPPED, "split", "the cart takes it in several calls", write.nextAt());
            List<Write> writes = outbox.insert(write.storeId(), FLOW, parts.wishes(), clock.instant());
            List<List<LedgerPart>> ledgers = parts.ledgers();
            for (int i = 0; i < writes.size(); i++) {
                ledger.enter(write.storeId(), writes.get(i).id(), ledgers.get(i));
            }
        });
    }

    /** What was sent of each line of an order, by the line's id. */
    public Map<String, LineCount> ledger(String storeId, String cartOrderId) {
        return Transactions.told(storeId, FLOW, "the ledger can't be read", () -> {
            Map<String, LineCount> counts = new HashMap<>();
            for (LedgerPart part : ledger.ofOrders(storeId, List.of(cartOrderId))) {
                boolean done = part.state() == WriteState.DONE;
                LineCount count = new LineCount(
                        part.cartLineId(),
                        done ? part.quantity() : BigDecimal.ZERO,
                        done || !part.counts() ? BigDecimal.ZERO : part.quantity());
                counts.merge(
                        part.cartLineId(),
                        count,
                        (one, other) -> new LineCount(
                                one.cartLineId(),
                                one.sent().add(other.sent()),
                                one.underway().add(other.underway())));
            }
            return counts;
        });
    }

    private Planned planPage(String storeId, Split split, Set<String> cancelledStatuses, long after) {
        List<ShipmentRow> page = rows.page(storeId, after, PAGE);
        if (page.isEmpty()) {
            return Planned.NOTHING;
        }
        List<Long> ids = page.stream().map(ShipmentRow::id).toList();
        OrdersToShip orders = new OrdersToShip(jdbc, cancelledStatuses);
        Map<Long, FoundOrder> found = orders.find(storeId, page);
        Set<String> orderIds = new HashSet<>(ledger.ordersOf(ids));
        found.values().stream()
                .flatMap(some -> Stream.ofNullable(some.order()))
                .forEach(order -> orderIds.add(order.cartOrderId()));
        // First the writes, then the rows, as those do who tell what became of a write.
        ledger.holdWrites(storeId, orderIds);
        Set<ShipmentRow> read = new HashSet<>(page);
        List<ShipmentRow> held =
                new ArrayList<>(rows.hold(ids).stream().filter(read::contains).toList());
        LedgerOfPage parts = new LedgerOfPage(ledger, found, ledger.ofOrders(storeId, orderIds));
        parts.adopt(held);
        held.addAll(fellows(storeId, orders, found, parts.takeBack(held)));
        ShipmentPlan plan = new ShipmentPlan(split);
        held.stream().sorted(LINES_FIRST).forEach(row -> {
            FoundOrder order = found.getOrDefault(row.id(), new FoundOrder(null, 0));
            String id = order.order() == null ? "" : order.order().cartOrderId();
            plan.add(row, order, parts.ofOrder(id), parts.ofRow(row.id()));
        });
        return write(storeId, plan, held, parts);
    }

    /** The other rows of writes that were taken back, unless the ERP is rewriting them at this moment. */
    private List<ShipmentRow> fellows(
            String storeId, OrdersToShip orders, Map<Long, FoundOrder> found, Map<Long, String> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        Map<String, ShippedOrder> known = orders.read(storeId, new HashSet<>(orderIds.values()));
        List<ShipmentRow> fellows = rows.hold(orderIds.keySet()).stream()
                .filter(row -> !row.isPending())
                .toList();
        fellows.forEach(row -> found.put(row.id(), new FoundOrder(known.get(orderIds.get(row.id())), 0)));
        return fellows;
    }

    private Planned write(String storeId, ShipmentPlan plan, List<ShipmentRow> held, LedgerOfPage parts) {
        List<ShipmentGroup> news = new ArrayList<>();
        List<Wish> wishes = new ArrayList<>();
        for (ShipmentGroup group : plan.groups()) {
            LedgerOfPage.Place place = parts.place(group);
            if (place.writeId() == 0) {
                news.add(group);
                wishes.add(group.wish(place.key()));
            } else {
                outbox.reopen(place.writeId(), group.wish(place.key()), clock.instant());
                ledger.enter(storeId, place.writeId(), group);
            }
        }
        List<Write> writes = outbox.insert(storeId, FLOW, wishes, clock.instant());
        for (int i = 0; i < writes.size(); i++) {
            ledger.enter(storeId, writes.get(i).id(), news.get(i));
        }
        Map<Long, ShipmentRow> byId = held.stream().collect(Collectors.toMap(ShipmentRow::id, Function.identity()));
        rows.mark(plan.marks().stream()
                .filter(mark -> !mark.says(Objects.requireNonNull(byId.get(mark.rowId()))))
                .toList());
        return new Planned(
                held.size(), plan.groups().size(), count(plan.marks(), "waiting"), count(plan.marks(), "error"));
    }

    private void back(Write write, Back to, String cause, String message) {
        String status = to == Back.WAITING ? "waiting" : "error";
        rows.mark(sending(write).stream()
                .map(row -> new RowMark(row.id(), status, cause, message, null, null, write.attempts()))
                .toList());
    }

    /** The write's rows that the ERP did not rewrite meanwhile. */
    private List<ShipmentRow> sending(Write write) {
        return rows.hold(ledger.rowsOf(List.of(write.id()))).stream()
                .filter(row -> row.pushStatus().equals("sending"))
                .toList();
    }

    private void change(Write write, String what, Runnable work) {
        Transactions.told(
                write.storeId(),
                write.flow(),
                what,
                () -> transactions.inOne(() -> {
                    work.run();
                    return write;
                }));
    }

    private static Map<Long, List<LedgerPart>> byRow(List<LedgerPart> parts) {
        return parts.stream().collect(Collectors.groupingBy(LedgerPart::rowId));
    }

    private static int count(List<RowMark> marks, String status) {
        return (int) marks.stream().filter(mark -> mark.status().equals(status)).count();
    }
}
