package io.cartage.staging.stock;

import io.cartage.staging.Transactions;
import io.cartage.staging.stock.StockQueue.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What the ERP's rows of stock ask of people: which item of the cart has this SKU, where is this warehouse. An answer goes
 * into the store's file; here it releases the rows that wait for it. Thread-safe.
 */
public final class StockQuestions {
    private static final int WAREHOUSES = 3;

    private final NamedParameterJdbcTemplate jdbc;
    private final StockPages pages;

    public StockQuestions(DataSource database) {
        this.jdbc = new NamedParameterJdbcTemplate(database);
        this.pages = new StockPages(jdbc);
    }

    /**
     * A SKU that no item of the cart has.
     *
     * @param rows of the ERP that wait for it
     * @param warehouses the first few of theirs
     */
    public record Sku(String storeId, String sku, long rows, List<String> warehouses) {}

    /**
     * A page.
     *
     * @param next after which the next page begins; empty if there is none
     */
    public record Skus(List<Sku> skus, Optional<StockQueue.Key> next) {}

    /**
     * A warehouse of the ERP that leads to no place of the cart, or to several.
     *
     * @param cause which of the two, as in {@link Obstacle}
     */
    public record Warehouse(String storeId, String warehouse, String cause, long rows) {}

    /** SKUs that no item of the cart has, by store and SKU. */
    public Skus skus(Optional<String> storeId, String begin, Optional<StockQueue.Key> after, int most) {
        Filter filter = new Filter(
                storeId, Optional.of(Mark.WAITING), Optional.of(Obstacle.UNKNOWN_SKU), Optional.empty(), begin);
        return told("SKUs without an item can't be read", () -> {
            Collapsed collapsed = new Collapsed(most);
            Optional<StockQueue.Key> from = after;
            boolean more = true;
            while (more && !collapsed.isFull()) {
                List<StockPages.Found> rows = pages.read(filter, from, StockPages.BLOCK);
                rows.forEach(collapsed::add);
                more = rows.size() == StockPages.BLOCK;
                from = more ? Optional.of(rows.get(rows.size() - 1).key(true)) : from;
            }
            return collapsed.page();
        });
    }

    /** Warehouses that lead nowhere, or to several places, those with the most rows first. */
    public List<Warehouse> warehouses(Optional<String> storeId) {
        return told(
                "warehouses without a place can't be read",
                () -> jdbc.query(
                        """
                select store_id, warehouse, push_cause, count(*) as held
                from product_qty_in_stock
                where push_status = 'waiting'
                  and push_cause in ('unknown-warehouse', 'ambiguous-warehouse')
                  and (:every or store_id = :store)
                group by store_id, warehouse, push_cause
                order by held desc, store_id, warehouse
                """,
                        Map.of("every", storeId.isEmpty(), "store", storeId.orElse("")),
                        (row, i) -> new Warehouse(
                                row.getString("store_id"),
                                row.getString("warehouse"),
                                row.getString("push_cause"),
                                row.getLong("held"))));
    }

    /**
     * Somebody said which item has this SKU: its rows no longer wait for that, and the next run looks at them anew.
     *
     * @return how many
     */
    public int releaseSku(String storeId, String sku) {
        return release("sku", storeId, List.of(Obstacle.UNKNOWN_SKU), StockQueue.spellings(sku));
    }

    /**
     * Somebody said where this warehouse is: its rows no longer wait for that, and the next run looks at them anew.
     *
     * @return how many
     */
    public int releaseWarehouse(String storeId, String warehouse) {
        return release(
                "warehouse",
                storeId,
                List.of(Obstacle.UNKNOWN_WAREHOUSE, Obstacle.AMBIGUOUS_WAREHOUSE),
                StockQueue.spellings(warehouse));
    }

    private int release(String column, String storeId, List<String> causes, Set<String> names) {
        return told(
                "rows can't be released",
                () -> jdbc.update(
                        """
                update product_qty_in_stock
                set push_status = 'pending', push_cause = null, push_message = null
                where store_id = :store
                  and push_status = 'waiting'
                  and push_cause in (:causes)
                  and %s in (:names)
                """
                                .formatted(column),
                        Map.of("store", storeId, "causes", causes, "names", names)));
    }

    private static <T> T told(String fault, Supplier<T> work) {
        return Transactions.told("console", "inventory", fault, work);
    }

    /** Rows of one SKU put together; for one page. */
    private static final class Collapsed {
        private final int most;
        private final List<Sku> done = new ArrayList<>();
        private final List<StockPages.Found> open = new ArrayList<>();
        private Optional<StockQueue.Key> last = Optional.empty();

        private Collapsed(int most) {
            this.most = most;
        }

        private boolean isFull() {
            return done.size() >= most;
        }

        private void add(StockPages.Found row) {
            if (!isFull() && !open.isEmpty() && !open.get(0).isSameSku(row)) {
                close();
            }
            if (!isFull()) {
                open.add(row);
            }
        }

        private void close() {
            StockPages.Found first = open.get(0);
            done.add(new Sku(
                    first.storeId(),
                    first.sku(),
                    open.size(),
                    open.stream()
                            .map(StockPages.Found::warehouse)
                            .limit(WAREHOUSES)
                            .toList()));
            last = Optional.of(open.get(open.size() - 1).key(true));
            open.clear();
        }

        private Skus page() {
            boolean isMore = isFull();
            if (!open.isEmpty()) {
                close();
            }
            return new Skus(List.copyOf(done), isMore ? last : Optional.empty());
        }
    }
}
