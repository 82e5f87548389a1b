package io.cartage.staging.stock;

import io.cartage.staging.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The ERP's stock against what the cart has acknowledged. A run {@link #plan plans}, says before each call what it
 * {@link #sending sends}, and after it what was {@link #pushed} or came into {@link #doubt}; what is not known to be in
 * the cart is planned again, so that stock converges wherever a run breaks off. Thread-safe.
 */
public final class StockBook {
    private final Clock clock;
    private final Transactions transactions;
    private final NamedParameterJdbcTemplate jdbc;
    private final Catalog catalog;
    private final LevelTable levels;
    private final RowMarks marks;

    public StockBook(DataSource database, Clock clock) {
        this.clock = clock;
        this.transactions = new Transactions(database);
        JdbcTemplate template = new JdbcTemplate(database);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        this.catalog = new Catalog(database, clock);
        this.levels = new LevelTable(template);
        this.marks = new RowMarks(template);
    }

    /**
     * Looks at all rows of the store and at the orders that hold units back, so that each row can be judged. A row that the
     * ERP writes meanwhile is judged as it stands when its turn comes, against these orders.
     */
    public PlannedRows plan(String storeId, StockRules rules) {
        return told(storeId, "stock can't be planned", () -> {
            ErpRows rows = new ErpRows(jdbc, rules);
            Warehouses warehouses = new Warehouses(catalog.places(storeId), rules);
            Survey survey = Survey.of(blocks -> rows.each(storeId, blocks), warehouses);
            OpenUnits open = OpenUnits.sums(jdbc, storeId, survey, warehouses, rules, clock.instant());
            Plan plan = new Plan(storeId, catalog, levels, warehouses, survey, open);
            return new PlannedRows(storeId, rows.reader(storeId), plan);
        });
    }

    /**
     * Writes what became of rows, in transactions of 500 at most. Leaves alone what stands there already, what the ERP
     * holds locked, and what it wrote since the row was judged.
     *
     * @return how many rows were written
     */
    public int mark(String storeId, List<Mark> wanted) {
        return told(storeId, "rows of stock can't be marked", () -> {
            int written = 0;
            for (List<Mark> block : blocks(wanted)) {
                List<Mark> due = marks.differing(block);
                written += due.isEmpty() ? 0 : transactions.inOne(() -> marks.write(due, clock.instant()));
            }
            return written;
        });
    }

    /**
     * A write is about to take these levels to the cart; to be called in the transaction that makes its row in the outbox.
     * Until it is {@link #pushed}, {@link #doubt} can tell which levels it was about.
     */
    public void sending(String storeId, List<Level> wanted, long outboxId) {
        told(
                storeId,
                "levels can't be noted as sent",
                () -> transactions.inOne(() -> {
                    levels.sending(storeId, wanted, outboxId);
                    return 0;
                }));
    }

    /**
     * The cart has taken these levels by this write; to be called in the transaction that ends its row in the outbox. What
     * counts is what was sent: if the ERP wrote another number meanwhile, the next plan sees the difference, and the row
     * keeps the status that the ERP gave it. A level that a later write took along is passed over.
     */
    public void pushed(String storeId, List<Level> taken, long outboxId) {
        told(
                storeId,
                "levels can't be noted as pushed",
                () -> transactions.inOne(() -> {
                    levels.pushed(storeId, taken, outboxId, clock.instant());
                    List<Mark> pushed = taken.stream().map(Mark::pushed).toList();
                    blocks(pushed).forEach(block -> marks.write(block, clock.instant()));
                    return 0;
                }));
    }

    /** Nobody knows whether this write reached the cart: all its levels are unknown, and so are sent again. */
    public void doubt(String storeId, long outboxId) {
        told(
                storeId,
                "levels can't be doubted",
                () -> jdbc.update(
                        """
                update cartage_stock
                set acknowledged = null, acknowledged_at = null
                where outbox_id = :outbox
                  and store_id = :store
                """,
                        Map.of("outbox", outboxId, "store", storeId)));
    }

    /** The cart tells that it has these levels. */
    public void levels(String storeId, List<ReadLevel> read) {
        told(
                storeId,
                "levels can't be noted as read",
                () -> transactions.inOne(() -> {
                    levels.read(storeId, read, clock.instant());
                    return 0;
                }));
    }

    /** Forgets what the cart has acknowledged, so that all of it is sent again. */
    public void forget(String storeId) {
        told(
                storeId,
                "levels can't be forgotten",
                () -> jdbc.update("delete from cartage_stock where store_id = :store", Map.of("store", storeId)));
    }

    /**
     * Rows that wait or were refused, by store and cause, the most frequent first, with some of each.
     *
     * @param storeId empty for all stores, also those that no file speaks of
     */
    public List<WaitingRows> waiting(Optional<String> storeId, int samples) {
        return told("all stores", "waiting rows can't be read", () -> new WaitingQuery(jdbc).read(storeId, samples));
    }

    /**
     * Has rows that were refused for this cause tried again by the next run, though the ERP didn't write them anew.
     *
     * @return how many
     */
    public int retry(String storeId, String cause) {
        return told(
                storeId,
                "refused rows can't be tried again",
                () -> jdbc.update(
                        """
                update product_qty_in_stock
                set push_status = 'pending', push_cause = null, push_message = null
                where store_id = :store
                  and push_status = 'error'
                  and coalesce(push_cause, '') = :cause
                """,
                        Map.of("store", storeId, "cause", cause)));
    }

    /** Everything that {@link #plan} knows of one SKU, and the orders that hold units of it back. */
    public StockExplanation explain(String storeId, String sku, StockRules rules) {
        return told(storeId, "stock can't be explained", () -> {
            String key = rules.key(sku);
            List<ErpRow> found = new ErpRows(jdbc, rules).of(storeId, key);
            Warehouses warehouses = new Warehouses(catalog.places(storeId), rules);
            Survey survey = Survey.of(blocks -> blocks.accept(found), warehouses);
            OpenUnits open = OpenUnits.orders(jdbc, storeId, survey, warehouses, rules, clock.instant());
            List<StockExplanation.Warehouse> explained = new ArrayList<>();
            Plan plan = new Plan(storeId, catalog, levels, warehouses, survey, open);
            plan.judge(found, row -> {
                Optional<String> place = row.place().map(Place::id);
                explained.add(new StockExplanation.Warehouse(row, open.orders(key, row.updatedAt(), place)));
            });
            return new StockExplanation(
                    sku,
                    catalog.byKey(storeId, List.of(key)).getOrDefault(key, List.of()),
                    explained,
                    OpenUnits.uncounted(jdbc, storeId));
        });
    }

    private static List<List<Mark>> blocks(List<Mark> marks) {
        List<Mark> ordered = new ArrayList<>(marks);
        ordered.sort(Comparator.comparingLong(Mark::rowId));
        List<List<Mark>> blocks = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += RowMarks.BLOCK) {
            blocks.add(ordered.subList(from, Math.min(ordered.size(), from + RowMarks.BLOCK)));
        }
        return blocks;
    }

    private static <T> T told(String storeId, String fault, Supplier<T> work) {
        return Transactions.told(storeId, "inventory", fault, work);
    }
}
