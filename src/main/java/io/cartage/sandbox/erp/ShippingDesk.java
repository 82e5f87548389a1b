package io.cartage.sandbox.erp;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.erp.SalesOrder.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Ships what is there of the orders that are due: from one warehouse at a time, in parts now and then. The rows of a
 * shipment appear in one transaction, together with what it takes out of the stock.
 */
final class ShippingDesk {
    private static final int SHIPMENT = 504;
    private static final int MOST_SHIPMENTS = 10_000;
    private static final int FIRST_NUMBER = 20_000;

    /** Put behind an SKU by mistake; {@link Corrections} takes it off. */
    static final String SLIP = " (old)";

    private static final String INSERT =
            """
            insert into external_order_shipments (
                store_id, shipment_no, order_no, cart_order_id, sku, cart_line_id, quantity, warehouse, carrier, ship_method,
                tracking_no, tracking_url, shipped_at, notify_customer)
            values (
                :store, :shipment, :order_no, :order, :sku, :cart_line, :quantity, :warehouse, :carrier, :method,
                :tracking_no, :tracking_url, :shipped_at, :notify)
            """;

    private final ErpDatabase database;
    private final ErpSettings settings;
    private final Clock clock;
    private final StockBook stock;
    private final SalesOrders orders;

    ShippingDesk(ErpDatabase database, ErpSettings settings, Clock clock, StockBook stock, SalesOrders orders) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.stock = stock;
        this.orders = orders;
    }

    private record Content(Line line, BigDecimal units) {}

    /** What left the house in a round. */
    record Shipped(int shipments, BigDecimal units) {}

    Shipped ship(long round) {
        int shipments = 0;
        BigDecimal units = BigDecimal.ZERO;
        for (SalesOrder order : orders.next("open", round)) {
            BigDecimal some = database.inOne(() -> ship(order, round));
            shipments += some.signum();
            units = units.add(some);
        }
        return new Shipped(shipments, units);
    }

    private BigDecimal ship(SalesOrder order, long round) {
        Dice dice = new Dice(settings.seed(), SHIPMENT, order.turn() * MOST_SHIPMENTS + order.shipments());
        List<Line> lines = orders.lines(order);
        List<Line> open =
                lines.stream().filter(line -> line.open().signum() > 0).toList();
        List<Content> contents = chosen(shippable(open), dice);
        if (!contents.isEmpty()) {
            write(order, contents, doubled(lines), dice);
            contents.forEach(content -> orders.ship(order, content.line(), content.units()));
            orders.countShipment(order, round + settings.pace().shipAfter());
        }
        BigDecimal units = sum(contents.stream().map(Content::units).toList());
        if (sum(open.stream().map(Line::open).toList()).compareTo(units) == 0) {
            orders.set(order, "shipped", round);
        }
        return units;
    }

    /** SKUs that stand in several lines of the cart's order, which are told apart by their ids alone. */
    private static Set<String> doubled(List<Line> lines) {
        Map<String, String> keys = new HashMap<>();
        return lines.stream()
                .filter(line -> !line.key().equals(keys.computeIfAbsent(line.sku(), sku -> line.key())))
                .map(Line::sku)
                .collect(Collectors.toSet());
    }

    /** What is there of the open lines, by warehouse. */
    private List<List<Content>> shippable(List<Line> open) {
        Map<String, BigDecimal> left = new HashMap<>();
        Map<String, List<Content>> byWarehouse = new TreeMap<>();
        for (Line line : open) {
            String place = line.warehouse() + '\n' + line.sku();
            BigDecimal there = left.computeIfAbsent(place, key -> stock.onHand(line.sku(), line.warehouse()));
            BigDecimal units = there.min(line.open());
            left.put(place, there.subtract(units));
            if (units.signum() > 0) {
                byWarehouse
                        .computeIfAbsent(line.warehouse(), key -> new ArrayList<>())
                        .add(new Content(line, units));
            }
        }
        return List.copyOf(byWarehouse.values());
    }

    private List<Content> chosen(List<List<Content>> warehouses, Dice dice) {
        if (warehouses.isEmpty()) {
            return List.of();
        }
        List<Content> all = dice.pick(warehouses);
        if (dice.below(100) >= settings.shares().split()) {
            return all;
        }
        List<Content> some = all.stream()
                .map(content -> new Content(content.line(), part(content.units(), dice)))
                .filter(content -> content.units().signum() > 0)
                .toList();
        return some.isEmpty() ? all.subList(0, 1) : some;
    }

    /** From none to all of the units; units that aren't whole stay together. */
    private static BigDecimal part(BigDecimal units, Dice dice) {
        BigDecimal whole = units.setScale(0, RoundingMode.DOWN);
        boolean broken = whole.compareTo(units) != 0 || whole.precision() - whole.scale() > 9;
        return broken ? units : BigDecimal.valueOf(dice.between(0, whole.intValueExact()));
    }

    private void write(SalesOrder order, List<Content> contents, Set<String> doubled, Dice dice) {
        String number = "SH-" + (FIRST_NUMBER + database.next("shipment"));
        boolean two = contents.size() > 1 && dice.below(100) < settings.shares().parcels();
        int first = two ? contents.size() / 2 : contents.size();
        write(order, number, contents.subList(0, first), doubled, dice);
        if (two) {
            write(order, number, contents.subList(first, contents.size()), doubled, dice);
        }
    }

    private void write(SalesOrder order, String number, List<Content> parcel, Set<String> doubled, Dice dice) {
        Carriage carriage = Carriage.throwFor(dice, settings.shares());
        boolean byNumber = dice.below(3) > 0;
        boolean byId = !byNumber || dice.below(2) == 0;
        boolean notify = dice.below(10) > 0;
        for (Content content : parcel) {
            Line line = content.line();
            boolean bySku = line.cartLineId() == null || dice.below(4) > 0;
            boolean byLine = line.cartLineId() != null && (doubled.contains(line.sku()) || !bySku || dice.below(3) > 0);
            boolean slip = !byLine && dice.below(100) < settings.shares().slips();
            database.sql(INSERT)
                    .param("store", order.store())
                    .param("shipment", number)
                    .param("order_no", byNumber ? order.orderNo() : null)
                    .param("order", byId ? order.cartOrderId() : null)
                    .param("sku", bySku ? line.sku() + (slip ? SLIP : "") : null)
                    .param("cart_line", byLine ? line.cartLineId() : null)
                    .param("quantity", content.units())
                    .param("warehouse", line.warehouse().isEmpty() ? null : line.warehouse())
                    .param("carrier", carriage.carrier())
                    .param("method", carriage.method())
                    .param("tracking_no", carriage.trackingNo())
                    .param("tracking_url", carriage.trackingUrl())
                    .param("shipped_at", ErpDatabase.utc(clock.instant()))
                    .param("notify", notify)
                    .update();
        }
    }

    private static BigDecimal sum(List<BigDecimal> units) {
        return units.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
