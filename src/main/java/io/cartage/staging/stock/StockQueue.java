package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import io.cartage.staging.RowCounts;
import io.cartage.staging.Slice;
import io.cartage.staging.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The ERP's rows of stock as people look through them: page by page, by store, status, cause, warehouse and SKU. What a page
 * takes doesn't grow with the number of rows. A row is judged by the rows of its own SKU alone, spelled as there or in
 * capitals or small letters; {@link StockBook#explain} knows of all. Thread-safe.
 */
public final class StockQueue {
    private final Clock clock;
    private final NamedParameterJdbcTemplate jdbc;
    private final RowCounts counts;
    private final StockPages pages;
    private final Catalog catalog;
    private final LevelTable levels;

    public StockQueue(DataSource database, Clock clock) {
        this.clock = clock;
        JdbcTemplate template = new JdbcTemplate(database);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        this.counts = new RowCounts(jdbc, "product_qty_in_stock", "push_status");
        this.pages = new StockPages(jdbc);
        this.catalog = new Catalog(database, clock);
        this.levels = new LevelTable(template);
    }

    /**
     * Which rows; what is empty is not asked for.
     *
     * @param status as it stands on the row: {@code pending}, {@code pushed}, {@code waiting} or {@code error}
     * @param cause goes with a status only
     * @param sku its first letters; large and small ones are told apart only where they are mixed
     */
    public record Filter(
            Optional<String> storeId,
            Optional<String> status,
            Optional<String> cause,
            Optional<String> warehouse,
            String sku) {

        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");

        public Filter {
            if (cause.isPresent() && status.isEmpty()) {
                throw new IllegalArgumentException("a cause is asked for without a status");
            }
            sku = sku.strip();
        }
    }

    /**
     * Where a page ends.
     *
     * @param cause of its last row; empty also if it is not asked for by status
     */
    public record Key(Optional<String> cause, String storeId, String sku, String warehouse) {}

    /**
     * One row.
     *
     * @param isUnderway a write that takes its level to the cart has begun, and its end is not known
     */
    public record Entry(String storeId, StockRow row, boolean isUnderway) {}

    /**
     * A page.
     *
     * @param next after which the next page begins; empty if there is none
     */
    public record Page(List<Entry> entries, Optional<Key> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The rows after a key, judged as the next push would.
     *
     * @param rules of each store
     */
    public Page page(Filter filter, Optional<Key> after, int most, Function<String, StockRules> rules) {
        return told("rows of stock can't be read", () -> {
            Slice<StockPages.Found> found = Slice.of(most, some -> pages.read(filter, after, some));
            return new Page(
                    judge(found.rows(), rules),
                    found.last().map(row -> row.key(filter.status().isPresent())));
        });
    }

    private List<Entry> judge(List<StockPages.Found> found, Function<String, StockRules> rules) {
        Map<String, List<Long>> byStore = new LinkedHashMap<>();
        found.forEach(row -> byStore.computeIfAbsent(row.storeId(), store -> new ArrayList<>())
                .add(row.id()));
        Map<Long, StockRow> judged = new HashMap<>();
        byStore.forEach((store, ids) -> judge(store, rules.apply(store), found, new HashSet<>(ids), judged));
        Set<Long> writes = new HashSet<>();
        judged.values().forEach(row -> row.level().outboxId().ifPresent(writes::add));
        Set<Long> underway = underway(writes);
        return found.stream()
                .map(row -> new Entry(
                        row.storeId(),
                        Objects.requireNonNull(judged.get(row.id())),
                        judged.get(row.id())
                                .level()
                                .outboxId()
                                .filter(underway::contains)
                                .isPresent()))
                .toList();
    }

    /** The rows of a store; five queries, or some more for the long lists of H2. */
    private void judge(
            String storeId, StockRules rules, List<StockPages.Found> found, Set<Long> ids, Map<Long, StockRow> judged) {
        Set<String> skus = new LinkedHashSet<>();
        found.stream().filter(row -> row.storeId().equals(storeId)).forEach(row -> skus.addAll(spellings(row.sku())));
        List<ErpRow> rows = pages.ofSkus(storeId, skus, rules);
        Warehouses warehouses = new Warehouses(catalog.places(storeId), rules);
        Survey survey = Survey.of(blocks -> blocks.accept(rows), warehouses);
        Set<String> keys = new HashSet<>();
        rows.forEach(row -> keys.add(row.key()));
        catalog.byKey(storeId, keys).values().stream()
                .flatMap(List::stream)
                .forEach(item -> skus.addAll(spellings(item.sku())));
        OpenUnits open = OpenUnits.sums(jdbc, storeId, survey, warehouses, rules, clock.instant(), skus);
        List<ErpRow> wanted =
                rows.stream().filter(row -> ids.contains(row.id())).toList();
        new Plan(storeId, catalog, levels, warehouses, survey, open).judge(wanted, row -> judged.put(row.id(), row));
    }

    static Set<String> spellings(String sku) {
        return new LinkedHashSet<>(List.of(sku, sku.toUpperCase(Locale.ROOT), sku.toLowerCase(Locale.ROOT)));
    }

    private Set<Long> underway(Collection<Long> writes) {
        return writes.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        "select id from cartage_outbox where state = 'sending' and id in (:ids)",
                        Map.of("ids", Jdbc.padded(writes)),
                        Long.class));
    }

    /** How many rows there are, by their status. */
    public Map<String, Long> counts(Optional<String> storeId) {
        return told("rows of stock can't be counted", () -> counts.of(storeId));
    }

    /**
     * Has refused rows tried again by the next run, though the ERP didn't write them anew.
     *
     * @return how many
     */
    public int retry(Collection<Long> rowIds) {
        return told(
                "refused rows can't be tried again",
                () -> rowIds.isEmpty()
                        ? 0
                        : jdbc.update(
                                """
                        update product_qty_in_stock
                        set push_status = 'pending', push_cause = null, push_message = null
                        where id in (:ids)
                          and push_status in ('error', 'waiting')
                        """,
                                Map.of("ids", Jdbc.padded(rowIds))));
    }

    private static <T> T told(String fault, Supplier<T> work) {
        return Transactions.told("console", "inventory", fault, work);
    }
}
