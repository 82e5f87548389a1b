package io.cartage.staging.outbox;

import io.cartage.staging.outbox.ShipmentGroup.Piece;
import io.cartage.staging.outbox.ShippedOrder.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of shipping: given rows of the ERP, the orders they are about and the ledger, decides what becomes a shipment
 * and what is told of the other rows. What was sent is never more than what was ordered, and a good row goes even where one
 * of the same shipment is bad. Knows no database. For one page of rows.
 */
final class ShipmentPlan {
    private final Split split;
    private final Map<String, BigDecimal> left = new HashMap<>();
    private final Map<GroupKey, List<Piece>> groups = new LinkedHashMap<>();
    private final Map<GroupKey, ShippedOrder> orders = new HashMap<>();
    private final List<RowMark> marks = new ArrayList<>();

    ShipmentPlan(Split split) {
        this.split = split;
    }

    /**
     * Decides what becomes of a row.
     *
     * @param ofOrder what the ledger has of its order
     * @param ofRow what the ledger has of the row itself, be it of another order that it was about before
     */
    void add(ShipmentRow row, FoundOrder found, List<LedgerPart> ofOrder, List<LedgerPart> ofRow) {
        Optional<RowMark> fault = whole(row);
        if (fault.isEmpty() && found.order() == null) {
            fault = Optional.of(unknownOrder(row, found.matches()));
        }
        if (fault.isPresent() || found.order() == null) {
            marks.add(fault.orElseThrow());
            return;
        }
        List<LedgerPart> sent = ofRow.stream().filter(LedgerPart::counts).toList();
        marks.add(decide(row, found.order(), ofOrder, sent));
    }

    List<RowMark> marks() {
        return marks;
    }

    /** The shipments to be, in the order of their first rows, whatever the order in which rows were decided. */
    List<ShipmentGroup> groups() {
        return groups.entrySet().stream()
                .map(group -> new ShipmentGroup(
                        Objects.requireNonNull(orders.get(group.getKey())),
                        split == Split.ADDRESS ? group.getKey().split() : null,
                        group.getValue().stream()
                                .sorted(Comparator.comparingLong(
                                        piece -> piece.row().id()))
                                .toList()))
                .sorted(Comparator.comparingLong(group -> group.first().id()))
                .toList();
    }

    private RowMark decide(ShipmentRow row, ShippedOrder order, List<LedgerPart> ofOrder, List<LedgerPart> sent) {
        List<Line> lines = order.linesOf(row);
        BigDecimal rest = row.quantity().subtract(sum(sent, part -> true));
        boolean sameLines = sent.stream()
                .allMatch(part -> part.cartOrderId().equals(order.cartOrderId()) && isOneOf(lines, part.cartLineId()));
        if (!sent.isEmpty() && (rest.signum() < 0 || !sameLines)) {
            return RowMark.error(row, ShipmentCause.ALREADY_SENT, alreadySent(sent));
        }
        if (rest.signum() == 0) {
            return standing(row, sent);
        }
        if (order.cancelled().isPresent()) {
            return RowMark.error(
                    row, ShipmentCause.CANCELLED_ORDER, order.cancelled().get());
        }
        if (lines.isEmpty()) {
            return RowMark.error(row, ShipmentCause.UNKNOWN_LINE, unknownLine(row, order));
        }
        return share(row, order, lines, rest, ofOrder);
    }

    /** Takes the row's units from its lines, first come first served, if they all are still to be shipped. */
    private RowMark share(
            ShipmentRow row, ShippedOrder order, List<Line> lines, BigDecimal rest, List<LedgerPart> ofOrder) {
        lines.forEach(line -> left.computeIfAbsent(key(order, line), some -> line.quantity()
                .subtract(sum(ofOrder, part -> part.cartLineId().equals(line.id())))));
        BigDecimal open = lines.stream().map(line -> units(order, line)).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (open.compareTo(rest) < 0) {
            return RowMark.error(
                    row,
                    ShipmentCause.NOTHING_LEFT,
                    nothingLeft(row, lines, rest, open, numbers(order, lines, ofOrder)));
        }
        BigDecimal missing = rest;
        for (Line line : lines) {
            BigDecimal taken = units(order, line).min(missing);
            if (taken.signum() > 0) {
                missing = missing.subtract(taken);
                left.merge(key(order, line), taken, BigDecimal::subtract);
                GroupKey key = GroupKey.of(row, order, split == Split.ADDRESS ? line.addressId() : place(row));
                orders.put(key, order);
                groups.computeIfAbsent(key, some -> new ArrayList<>()).add(new Piece(row, line, taken));
            }
        }
        return RowMark.sending(row);
    }

    private BigDecimal units(ShippedOrder order, Line line) {
        return left.getOrDefault(key(order, line), BigDecimal.ZERO).max(BigDecimal.ZERO);
    }

    private static String key(ShippedOrder order, Line line) {
        return order.cartOrderId() + "/" + line.id();
    }

    /** The shipments that took units of these lines, be it in this page. */
    private Set<String> numbers(ShippedOrder order, List<Line> lines, List<LedgerPart> ofOrder) {
        Set<String> numbers = new LinkedHashSet<>();
        ofOrder.stream()
                .filter(part -> part.counts() && isOneOf(lines, part.cartLineId()))
                .forEach(part -> numbers.add(part.shipmentNo()));
        groups.forEach((key, pieces) -> {
            if (key.order().equals(order.cartOrderId())
                    && pieces.stream().anyMatch(piece -> lines.contains(piece.line()))) {
                numbers.add(key.shipmentNo());
            }
        });
        return numbers;
    }

    private static Optional<RowMark> whole(ShipmentRow row) {
        BigDecimal quantity = row.quantity();
        boolean whole = quantity.signum() > 0 && quantity.stripTrailingZeros().scale() <= 0;
        return whole
                ? Optional.empty()
                : Optional.of(RowMark.error(
                        row,
                        ShipmentCause.NOT_WHOLE,
                        "the quantity is " + number(quantity)
                                + ", but a cart ships whole units. Write a whole number above 0 and set push_status to"
                                + " 'pending'"));
    }

    private static RowMark unknownOrder(ShipmentRow row, int matches) {
        if (matches > 1) {
            return RowMark.error(
                    row,
                    ShipmentCause.AMBIGUOUS_ORDER,
                    matches + " orders have the number '" + row.orderName()
                            + "'. Write the cart_order_id of the right one and set push_status to 'pending'");
        }
        return RowMark.waiting(
                row,
                ShipmentCause.UNKNOWN_ORDER,
                "no order '" + row.orderName() + "' stands in s_orders. It goes on by itself once the order is staged;"
                        + " else correct " + (row.cartOrderId() != null ? "cart_order_id" : "order_no"));
    }

    /** A row of which nothing is left to be planned, since it is in the outbox or in the cart. */
    private static RowMark standing(ShipmentRow row, List<LedgerPart> sent) {
        return RowMark.pushed(row.id(), sent, "the cart has it already, from an earlier row or run", 0)
                .orElseGet(() -> RowMark.sending(row));
    }

    private static String unknownLine(ShipmentRow row, ShippedOrder order) {
        return (row.cartLineId() != null
                        ? "the order has no line '" + row.cartLineId() + "'"
                        : "the order has no item '" + row.sku() + "'")
                + (order.lines().isEmpty() ? ": it has no items at all" : ", but " + order.goods())
                + ". Correct " + (row.cartLineId() != null ? "cart_line_id" : "sku")
                + " and set push_status to 'pending'";
    }

    private static String nothingLeft(
            ShipmentRow row, List<Line> lines, BigDecimal rest, BigDecimal open, Set<String> numbers) {
        BigDecimal ordered = lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return number(rest) + " of " + row.goods() + " can't be shipped: " + number(ordered) + " ordered, "
                + number(ordered.subtract(open)) + " sent" + shipments(numbers) + ", " + number(open)
                + " left. Correct the quantity and set push_status to 'pending', or delete the row";
    }

    private static String alreadySent(List<LedgerPart> sent) {
        Set<String> numbers = sent.stream().map(LedgerPart::shipmentNo).collect(Collectors.toSet());
        return number(sum(sent, part -> true)) + " of this row went out" + shipments(numbers)
                + ", and that can't be changed. Restore the row, or write what is new as another row";
    }

    private static String shipments(Set<String> numbers) {
        return numbers.isEmpty()
                ? ""
                : " in shipment " + numbers.stream().limit(10).collect(Collectors.joining(", "));
    }

    private static boolean isOneOf(List<Line> lines, String id) {
        return lines.stream().anyMatch(line -> line.id().equals(id));
    }

    private static BigDecimal sum(List<LedgerPart> parts, Predicate<LedgerPart> which) {
        return parts.stream()
                .filter(part -> part.counts() && which.test(part))
                .map(LedgerPart::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable String place(ShipmentRow row) {
        return row.warehouse() == null ? null : row.warehouse().toLowerCase(Locale.ROOT);
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /**
     * The order that a row is about.
     *
     * @param matches how many orders it may be
     */
    record FoundOrder(@Nullable ShippedOrder order, int matches) {}

    private record GroupKey(String order, String shipmentNo, @Nullable String trackingNo, @Nullable String split) {
        static GroupKey of(ShipmentRow row, ShippedOrder order, @Nullable String split) {
            return new GroupKey(order.cartOrderId(), row.shipmentNo(), row.trackingNo(), split);
        }
    }
}
