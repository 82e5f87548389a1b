package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.mapping.Filled;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.PayloadResult;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.outbox.DueWrites;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.Write;
import io.cartage.staging.stock.Obstacle;
import io.cartage.staging.stock.StockBook;
import io.cartage.staging.stock.StockRow;
import io.cartage.staging.stock.StockRules;
import io.cartage.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Variable;

/** The steps of a push of stock levels that a route can't say in YAML: {@code bean:stock}. Thread-safe. */
public final class StockSteps {
    private static final int BLOCK = 100;

    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private final StockBook book;
    private final Outbox outbox;
    private final Clock clock;
    private final Set<String> otherWays = ConcurrentHashMap.newKeySet();

    StockSteps(StockBook book, Outbox outbox, Clock clock) {
        this.book = book;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Compares every row of the ERP's stock with what the cart has; sets the variable {@code work}. */
    public void plan(Exchange exchange, @Variable("run") PushRun run) {
        exchange.removeVariable("work"); // what an earlier plan of this run queued takes as much memory as what follows
        run.goOnWhile(() -> false);
        settleDoubts(run.store().getId(), clock.instant().plus(LONGEST_WAIT));
        StockWork work = new StockWork(run, book, outbox, otherWays);
        PayloadPlan mapping = run.store().push().mapping(Flow.INVENTORY);
        long[] standing = new long[2];
        book.plan(run.store().getId(), rules(run.store().store()), row -> judge(row, mapping, work, run, standing));
        work.flush();
        run.standing(standing[0], standing[1]);
        run.goOnWhile(work::isMore);
        exchange.setVariable("work", work);
    }

    static StockRules rules(Store store) {
        return store.push()
                .inventory()
                .map(stock -> new StockRules(stock.warehouses(), stock.shipFrom(), stock.skus()))
                .orElse(StockRules.NONE);
    }

    /** What an earlier run sent without learning what became of it. */
    private void settleDoubts(String storeId, Instant until) {
        DueWrites due = outbox.due(storeId, Flow.INVENTORY, until, BLOCK);
        for (List<Write> block = due.next(); !block.isEmpty(); block = due.next()) {
            for (Write write : block) {
                book.doubt(storeId, write.id());
                outbox.drop(write, "interrupted", "the program ended while it was sent; its levels are sent again");
            }
        }
    }

    private static void judge(StockRow row, PayloadPlan mapping, StockWork work, PushRun run, long[] standing) {
        if (row.obstacle().isPresent()) {
            standing[0]++;
            work.mark(row.waiting(row.obstacle().get()));
            return;
        }
        if (isRefusedStill(row)) {
            standing[1]++;
            return;
        }
        PayloadResult result = mapping.fill(work.source(row), run.store().context());
        if (result instanceof Unmappable unmappable) {
            standing[0]++;
            work.mark(row.waiting(new Obstacle(Obstacle.UNMAPPABLE, StockWork.reason(unmappable))));
            return;
        }
        JsonNode quantity = ((Filled) result).payload().path(work.way(row).quantity());
        Optional<Obstacle> unfit = unfit(quantity, work.way(row).quantity(), work.largest());
        if (unfit.isPresent()) {
            standing[0]++;
            work.mark(row.waiting(unfit.get()));
            return;
        }
        BigDecimal desired = quantity.decimalValue();
        if (row.level().is(desired)) {
            work.mark(row.pushed(desired));
        } else {
            work.add(new StockEntry(row, desired));
        }
    }

    /** Why a cart can't show this quantity: one such level would have the cart refuse all of its batch. */
    private static Optional<Obstacle> unfit(JsonNode quantity, String field, int largest) {
        if (!quantity.isNumber()) {
            return Optional.of(new Obstacle(Obstacle.UNMAPPABLE, "the mapping gives no number for '" + field + "'"));
        }
        BigDecimal level = quantity.decimalValue();
        if (level.stripTrailingZeros().scale() > 0) {
            return Optional.of(new Obstacle(
                    Obstacle.UNMAPPABLE,
                    "the mapping gives " + level.toPlainString() + " for '" + field
                            + "', but a cart shows whole units. Round it there, as floor(…) does"));
        }
        return level.compareTo(BigDecimal.valueOf(largest)) <= 0
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        Obstacle.TOO_LARGE,
                        "the level would be " + level.toPlainString() + ", and the cart takes " + largest
                                + " at most. Correct the quantity, or cap it in the mapping, as min(…) does"));
    }

    /** What the cart refused stays refused until the ERP writes the row again, or a person asks for another try. */
    private static boolean isRefusedStill(StockRow row) {
        return row.answer().status().equals("error")
                && row.answer()
                        .pushedAt()
                        .filter(at -> at.isAfter(row.updatedAt()))
                        .isPresent();
    }

    /** Sets the variable {@code write} to the next batch. */
    public void next(Exchange exchange, @Variable("work") StockWork work) {
        exchange.setVariable("write", work.next());
    }

    /** Takes the levels in the body; the body becomes the ids of the items that must be activated first. */
    public List<String> learn(byte[] body, @Variable("write") StockBatch batch) {
        return batch.learn(body);
    }

    /** Writes what is still to be said on rows. */
    public void close(@Variable("work") StockWork work) {
        work.flush();
    }

    /** Downloads the store's orders, so that what shoppers bought is taken off before the cart is told a level. */
    public void downloadOrders(Exchange exchange, @Variable("storeId") String storeId) throws Exception {
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            Exchange answer = template.request("direct:run", run -> {
                run.setVariable("storeId", storeId);
                run.setVariable("flow", Flow.ORDERS);
            });
            RunAccount account = answer.getMessage().getBody(RunAccount.class);
            if (account == null || account.state() == RunAccount.State.FAILED) {
                String why = account == null ? "" : ": " + account.message();
                throw new IllegalStateException(
                        "stock isn't pushed, since the orders could not be downloaded first" + why);
            }
        }
    }
}
