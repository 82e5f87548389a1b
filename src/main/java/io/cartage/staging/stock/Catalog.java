package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The catalog map of each store: which of the cart's items has a SKU, and where the cart keeps stock. Every call is one
 * transaction and may be repeated. Thread-safe.
 */
public final class Catalog {
    private final Clock clock;
    private final Transactions transactions;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final ItemTable items;

    public Catalog(DataSource database, Clock clock) {
        this.clock = clock;
        this.transactions = new Transactions(database);
        this.template = new JdbcTemplate(database);
        this.jdbc = JdbcClient.create(template);
        this.items = new ItemTable(template);
    }

    /** How much of the store's catalog is known. */
    public CatalogState state(String storeId) {
        return told(storeId, "the state of the catalog map can't be read", () -> jdbc.sql(
                        """
                        select read_up_to, rebuilt_at
                        from cartage_catalog
                        where store_id = :store
                        """)
                .param("store", storeId)
                .query((row, i) -> new CatalogState(
                        Optional.ofNullable(Jdbc.instant(row, "read_up_to")),
                        Optional.ofNullable(Jdbc.instant(row, "rebuilt_at"))))
                .optional()
                .orElse(new CatalogState(Optional.empty(), Optional.empty())));
    }

    /** Notes items that are new or changed; one whose SKU changed is no longer found by its old one. */
    public void upsert(String storeId, Collection<CatalogItem> found) {
        written(storeId, "items can't be noted", () -> {
            items.upsert(storeId, found, rebuild(storeId), clock.instant());
            return found.size();
        });
    }

    /** Forgets items by their ids, levels included; ids that it doesn't know are passed over. */
    public void remove(String storeId, Collection<String> itemIds) {
        if (!itemIds.isEmpty()) {
            written(storeId, "items can't be removed", () -> {
                items.remove(storeId, itemIds);
                return itemIds.size();
            });
        }
    }

    /** Moves the mark forward up to which the cart's changes are read; one that lies behind changes nothing. */
    public void readUpTo(String storeId, Instant position) {
        written(storeId, "the mark of the catalog map can't be moved", () -> jdbc.sql(
                        """
                        update cartage_catalog
                        set read_up_to = :position
                        where store_id = :store
                          and (read_up_to is null or read_up_to < :position)
                        """)
                .param("position", Jdbc.utc(position))
                .param("store", storeId)
                .update());
    }

    /** Makes a rebuild due, whenever the last one was. */
    public void askForRebuild(String storeId) {
        written(storeId, "a rebuild of the catalog map can't be asked for", () -> jdbc.sql(
                        "update cartage_catalog set rebuilt_at = null where store_id = :store")
                .param("store", storeId)
                .update());
    }

    /** How many items of the store are known. */
    public long items(String storeId) {
        return count(storeId, "");
    }

    /** How many of them have no stock level in the cart. */
    public long untracked(String storeId) {
        return count(storeId, " and not tracked");
    }

    private long count(String storeId, String which) {
        return told(storeId, "the catalog map can't be counted", () -> jdbc.sql(
                        "select count(*) from cartage_item where store_id = :store" + which)
                .param("store", storeId)
                .query(Long.class)
                .single());
    }

    /**
     * Begins to read the whole catalog: what is {@link #upsert noted} from now on is seen by the rebuild. One that is
     * broken off does no harm.
     *
     * @return the rebuild's number, for {@link #endRebuild}
     */
    public int beginRebuild(String storeId) {
        return written(storeId, "a rebuild of the catalog map can't begin", () -> {
            jdbc.sql("update cartage_catalog set rebuild = rebuild + 1 where store_id = :store")
                    .param("store", storeId)
                    .update();
            return rebuild(storeId);
        });
    }

    /**
     * The whole catalog is read: removes what the rebuild has not seen, levels included. Does nothing if another rebuild
     * began since.
     *
     * @return how many items are gone
     */
    public int endRebuild(String storeId, int number) {
        return written(storeId, "a rebuild of the catalog map can't be ended", () -> {
            int current = jdbc.sql(
                            """
                            update cartage_catalog
                            set rebuilt_at = :now
                            where store_id = :store
                              and rebuild = :number
                            """)
                    .param("now", Jdbc.utc(clock.instant()))
                    .param("store", storeId)
                    .param("number", number)
                    .update();
            return current == 0 ? 0 : items.removeUnseen(storeId, number);
        });
    }

    /** The cart's places are these and no others. */
    public void places(String storeId, List<Place> places) {
        Instant now = clock.instant();
        written(storeId, "places can't be noted", () -> {
            jdbc.sql("delete from cartage_place where store_id = :store")
                    .param("store", storeId)
                    .update();
            return template.batchUpdate(
                    "insert into cartage_place (place_id, store_id, name, active, seen_at) values (?, ?, ?, ?, ?)",
                    places,
                    Math.max(1, places.size()),
                    (row, place) -> {
                        row.setString(1, place.id());
                        row.setString(2, storeId);
                        row.setString(3, StorableText.line(place.name(), ItemTable.LONGEST_NAME));
                        row.setBoolean(4, place.active());
                        row.setObject(5, Jdbc.utc(now));
                    });
        });
    }

    /** The cart's places as last noted, by id. */
    public List<Place> places(String storeId) {
        return told(storeId, "places can't be read", () -> jdbc.sql(
                        """
                        select place_id, name, active
                        from cartage_place
                        where store_id = :store
                        order by place_id
                        """)
                .param("store", storeId)
                .query((row, i) -> new Place(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list());
    }

    /** Finds the cart's place for one of the ERP's warehouses, as a plan of stock does; for one thread. */
    public Function<String, Optional<Place>> placeOf(String storeId, StockRules rules) {
        Warehouses warehouses = new Warehouses(places(storeId), rules);
        return warehouse -> warehouses.of(warehouse).place();
    }

    /** Forgets the map, as for a store that points to another shop from now on. */
    public void forget(String storeId) {
        written(storeId, "the catalog map can't be forgotten", () -> {
            for (String table : List.of("cartage_item", "cartage_place", "cartage_catalog")) {
                jdbc.sql("delete from " + table + " where store_id = :store")
                        .param("store", storeId)
                        .update();
            }
            return 0;
        });
    }

    /** The items with these keys. */
    Map<String, List<CatalogItem>> byKey(String storeId, Collection<String> keys) {
        return items.byKey(storeId, keys);
    }

    private int rebuild(String storeId) {
        return jdbc.sql("select rebuild from cartage_catalog where store_id = :store")
                .param("store", storeId)
                .query(Integer.class)
                .single();
    }

    /** Makes the store's row, which may be there already. */
    private void prepare(String storeId) {
        boolean there = jdbc.sql("select 1 from cartage_catalog where store_id = :store")
                .param("store", storeId)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (there) {
            return;
        }
        try {
            jdbc.sql("insert into cartage_catalog (store_id) values (:store)")
                    .param("store", storeId)
                    .update();
        } catch (DuplicateKeyException e) {
            // another process was quicker, which is as well
        }
    }

    private <T> T written(String storeId, String fault, Supplier<T> work) {
        return told(storeId, fault, () -> {
            prepare(storeId);
            return transactions.inOne(work);
        });
    }

    private static <T> T told(String storeId, String fault, Supplier<T> work) {
        return Transactions.told(storeId, "inventory", fault, work);
    }
}
