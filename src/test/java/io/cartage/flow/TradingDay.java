package io.cartage.flow;

import io.cartage.HandClock;
import io.cartage.sandbox.Call;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.StockBook;
import io.cartage.staging.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rounds of trade, a minute each: shoppers buy, goods come in, and the ERP hears of orders some minutes late. Each round
 * ends with a push of the ERP's stock, during which shoppers go on buying. Who comes when, and wants what, follows from the
 * seed alone, whoever pushes; whether they get it is up to the level that the shop shows.
 */
public final class TradingDay implements AutoCloseable {
    private static final int STREAM = 900;
    private static final int SKUS = 6;
    private static final int CALLS_OF_A_PUSH = 40;
    private static final String PLACE_OF_ORDERS = ".*(/v2/orders|#orders)";
    private static final String PLACE_OF_LEVELS = ".*(/inventory/adjustments/absolute|#inventoryWrite)";

    private final HandClock clock = new HandClock(Instant.parse("2027-03-01T08:00:00Z"));
    private final Terms terms;
    private final Pusher pusher;
    private final Workshop workshop;
    private final LateErp erp;
    private final JdbcClient rows;
    private final StockBook shop;
    private final String place;
    private final List<String> skus;
    private final SalesBook book = new SalesBook();
    private final List<Visit> waiting = new ArrayList<>();
    private final List<Visit> during = new ArrayList<>();
    private final AtomicInteger pushes = new AtomicInteger();

    /** Who brings the ERP's stock to the shop. */
    public enum Pusher {
        /** Cartage as it is shipped. */
        CARTAGE,
        /**
         * What many a script does: the quantity that the ERP has free replaces the shop's, in each round. Orders that the ERP
         * hasn't acknowledged are not taken off, and nothing is compared. It takes no time here, which flatters it.
         */
        NAIVE
    }

    /**
     * How the day goes.
     *
     * @param duringPushes whether shoppers buy between the calls of a push too
     * @param elsewhere whether the ERP also sells at a counter of its own
     */
    public record Terms(long seed, int rounds, boolean duringPushes, boolean elsewhere) {}

    /**
     * What became of it, in units.
     *
     * @param oversold what the shop sold when the ERP had no more of it
     * @param unexcused how many of them latency doesn't explain; means nothing for the naive push
     * @param turnedAway what shoppers wanted and didn't get though the ERP had it
     */
    public record Result(int sold, int oversold, int unexcused, int turnedAway) {}

    /** A shopper who comes while a push is at work: {@code call} calls after it began. */
    private record Visit(String sku, int quantity, int call, boolean isServed) {}

    private TradingDay(CartUnderTest cart, Terms terms, Pusher pusher) {
        this.terms = terms;
        this.pusher = pusher;
        workshop = Workshop.open(
                cart,
                TestDatabase.usual(),
                "{seed: 5, orders: 0, api: {" + (cart == CartUnderTest.SHOPIFY ? "bucket" : "quota") + ": unlimited}}",
                "{statuses: " + cart.statuses() + "}\ninventory: {}",
                clock);
        erp = new LateErp(workshop, clock);
        rows = JdbcClient.create(workshop.database().dataSource());
        shop = workshop.shop().stock();
        place = shop.places().get(0).id();
        skus = shop.skus().stream()
                .filter(sku ->
                        shop.skus().stream().filter(sku::equalsIgnoreCase).count() == 1)
                .limit(SKUS)
                .toList();
    }

    /**
     * A day in a shop of this cart, from its opening to its end.
     *
     * @param cart such as {@code shopify}
     */
    public static Result of(String cart, Terms terms, Pusher pusher) {
        try (TradingDay day = open(CartUnderTest.of(cart), terms, pusher)) {
            return day.trade();
        }
    }

    static TradingDay open(CartUnderTest cart, Terms terms, Pusher pusher) {
        return new TradingDay(cart, terms, pusher);
    }

    Result trade() {
        stockUp();
        push();
        for (int round = 0; round < terms.rounds(); round++) {
            clock.turn(Duration.ofMinutes(1));
            Dice dice = new Dice(terms.seed(), STREAM, round);
            for (int shoppers = dice.below(6); shoppers > 0; shoppers--) {
                buy(dice.pick(skus), dice.between(1, 3));
            }
            for (int shoppers = dice.below(6); shoppers > 0; shoppers--) {
                waiting.add(new Visit(dice.pick(skus), dice.between(1, 3), dice.between(1, 6), false));
            }
            if (!terms.duringPushes()) {
                serveWaiting(pushes.get(), Integer.MAX_VALUE);
                account(0, 0);
            }
            letErpWork(dice);
            push();
        }
        return book.result();
    }

    /** Nobody buys any more, the ERP gets everything done, and the shop is told. */
    void closeShop() {
        for (int round = 0; round < 3; round++) {
            clock.turn(Duration.ofMinutes(10));
            workshop.run();
            erp.acknowledge();
            erp.writeStock();
            push();
        }
    }

    /** What the shop shows of each SKU. */
    Map<String, Integer> shown() {
        Map<String, Integer> shown = new HashMap<>();
        skus.forEach(sku -> shown.put(sku, shop.sellable(sku)));
        return shown;
    }

    /** What is left of each SKU to be sold. */
    Map<String, Integer> left() {
        Map<String, Integer> left = new HashMap<>();
        skus.forEach(sku -> left.put(sku, Math.max(0, book.left(sku))));
        return left;
    }

    private void stockUp() {
        for (int i = 0; i < skus.size(); i++) {
            int quantity = new Dice(terms.seed(), STREAM + 1, i).between(4, 12);
            book.receive(skus.get(i), quantity);
            erp.stockUp(skus.get(i), shop.places().get(0).name(), quantity);
        }
    }

    private void buy(String sku, int quantity) {
        if (shop.buy(sku, quantity).isPresent()) {
            book.sell(sku, quantity);
        } else {
            book.turnAway(sku, quantity);
        }
    }

    /** Goods come in, the counter sells, orders are taken over; now and then the ERP does nothing at all. */
    private void letErpWork(Dice dice) {
        String arriving = dice.pick(skus);
        int quantity = dice.between(1, 8);
        if (dice.below(2) == 0) {
            book.receive(arriving, quantity);
            erp.receive(arriving, quantity);
        }
        String asked = dice.pick(skus);
        if (dice.below(3) == 0 && terms.elsewhere() && erp.sellAtTheCounter(asked, 2)) {
            book.sellElsewhere(asked, 2);
        }
        if (dice.below(3) == 0) {
            workshop.run();
        }
        clock.turn(Duration.ofSeconds(1)); // what the ERP does later bears a later time
        boolean isIdle = dice.below(4) == 0;
        boolean writesLater = dice.below(2) == 0;
        if (!isIdle) {
            erp.acknowledge();
        }
        if (!isIdle && !writesLater) {
            erp.writeStock();
        }
    }

    private void push() {
        int before = workshop.shop().calls().count();
        int thisPush = pushes.incrementAndGet();
        for (int call = 1; call <= CALLS_OF_A_PUSH; call++) {
            int number = call;
            workshop.shop().beforeAnswer(call, () -> serveWaiting(thisPush, number));
        }
        if (pusher == Pusher.NAIVE) {
            pushNaively();
        } else {
            RunAccount run = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            if (run.state() != RunAccount.State.COMPLETED) {
                throw new IllegalStateException(run.message());
            }
        }
        shop.settle();
        serveWaiting(thisPush, Integer.MAX_VALUE);
        pushes.incrementAndGet();
        account(last(PLACE_OF_ORDERS, before), last(PLACE_OF_LEVELS, before));
        rows.sql("select sku from product_qty_in_stock where push_status = 'pushed'")
                .query(String.class)
                .list()
                .forEach(book::pushed);
    }

    private void pushNaively() {
        workshop.run();
        rows.sql("select sku, qty_available from product_qty_in_stock").query(row -> {
            shop.setQuantity(row.getString("sku"), place, Math.max(0, row.getInt("qty_available")));
        });
    }

    /** The shoppers who are there by the time of this call of the push; none if that push is over. */
    private synchronized void serveWaiting(int push, int call) {
        if (push != pushes.get()) {
            return;
        }
        for (Visit visit : List.copyOf(waiting)) {
            if (visit.call() <= call) {
                waiting.remove(visit);
                boolean isServed = shop.buy(visit.sku(), visit.quantity()).isPresent();
                during.add(new Visit(visit.sku(), visit.quantity(), call, isServed));
            }
        }
    }

    /**
     * Books what was sold during a push.
     *
     * @param ordersRead the call that read the orders, counted from the push's begin; 0 if none did
     * @param levelsWritten the last call that wrote levels, likewise
     */
    private synchronized void account(int ordersRead, int levelsWritten) {
        Map<String, Integer> blind = new HashMap<>();
        boolean isOver = ordersRead == 0;
        for (Visit visit : during) {
            if (!isOver && visit.call() > levelsWritten) {
                book.overwrote(blind);
                isOver = true;
            }
            if (!visit.isServed()) {
                book.turnAway(visit.sku(), visit.quantity());
                continue;
            }
            book.sell(visit.sku(), visit.quantity());
            if (!comparesLevels() && visit.call() > ordersRead && visit.call() <= levelsWritten) {
                blind.merge(visit.sku(), visit.quantity(), Integer::sum);
            }
        }
        if (!isOver) {
            book.overwrote(blind);
        }
        during.clear();
    }

    /** Whether a write of levels is refused if somebody bought meanwhile. */
    private boolean comparesLevels() {
        return workshop.shop().cart().equals(CartUnderTest.SHOPIFY.id());
    }

    /** The last call to such an address, counted from the push's begin; 0 if there was none. */
    private int last(String address, int before) {
        return workshop.shop().calls().latest().stream()
                .filter(call -> call.number() > before && call.path().matches(address))
                .mapToInt(Call::number)
                .map(number -> number - before)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        workshop.close();
    }
}
