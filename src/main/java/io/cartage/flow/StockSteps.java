package io.cartage.flow;

import io.cartage.staging.outbox.DueWrites;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.Write;
import io.cartage.staging.stock.StockBook;
import io.cartage.staging.stock.StockRules;
import io.cartage.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /**
     * Compares the ERP's stock with what the cart has, until there is enough for several calls; the rest follows as they
     * are made. Sets the variable {@code work}.
     */
    public void plan(Exchange exchange, @Variable("run") PushRun run) {
        run.goOnWhile(() -> false);
        settleDoubts(run.store().getId(), clock.instant().plus(LONGEST_WAIT));
        StockJudge judge = new StockJudge(
                run, book.plan(run.store().getId(), rules(run.store().store())));
        StockWork work = new StockWork(run, judge, book, outbox, otherWays);
        work.fill();
        work.flush();
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
