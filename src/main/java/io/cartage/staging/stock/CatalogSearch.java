package io.cartage.staging.stock;

import io.cartage.problem.Suggestion;
import io.cartage.staging.Jdbc;
import io.cartage.staging.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Finds the cart's items for people: by what they type, and by what the ERP calls an item. Reads a few hundred items at most,
 * along indexes; only a search by name goes through the names of the store. Thread-safe.
 */
public final class CatalogSearch {
    private static final int CANDIDATES = 200;
    private static final int SHORTEST = 3;

    private final NamedParameterJdbcTemplate jdbc;

    public CatalogSearch(DataSource database) {
        this.jdbc = new NamedParameterJdbcTemplate(database);
    }

    /** Items whose SKU begins so, or which have this barcode, or these letters in their name; in this order. */
    public List<CatalogItem> search(String storeId, String text, int most) {
        String plain = MatchKey.plain(text);
        if (plain.isEmpty()) {
            return List.of();
        }
        return told(storeId, () -> {
            Map<String, CatalogItem> found = new LinkedHashMap<>();
            beginning(storeId, plain, most).forEach(item -> found.put(item.itemId(), item));
            having(storeId, "barcode", List.of(text.strip(), plain)).forEach(item -> found.put(item.itemId(), item));
            if (found.size() < most && plain.length() >= SHORTEST) {
                named(storeId, text.strip(), most).forEach(item -> found.putIfAbsent(item.itemId(), item));
            }
            return found.values().stream().limit(most).toList();
        });
    }

    /**
     * Items that one of the ERP's SKUs may mean, the likeliest first: those with the same letters and digits or with it as
     * their barcode, then those with a part of it, then those a few letters off.
     */
    public List<CatalogItem> guesses(String storeId, String erpSku, int most) {
        String plain = MatchKey.plain(erpSku);
        if (plain.isEmpty()) {
            return List.of();
        }
        return told(storeId, () -> {
            Map<String, CatalogItem> candidates = new LinkedHashMap<>();
            List<CatalogItem> near = new ArrayList<>(having(storeId, "plain_key", beginnings(plain)));
            near.addAll(having(storeId, "barcode", List.of(erpSku.strip(), plain)));
            near.addAll(beginning(storeId, plain.substring(0, Math.min(SHORTEST, plain.length())), CANDIDATES));
            near.forEach(item -> candidates.putIfAbsent(item.itemId(), item));
            return candidates.values().stream()
                    .filter(item -> distance(plain, item).isPresent())
                    .sorted(Comparator.comparingInt(
                                    (CatalogItem item) -> distance(plain, item).orElse(Integer.MAX_VALUE))
                            .thenComparing(CatalogItem::sku))
                    .limit(most)
                    .toList();
        });
    }

    /** For each of these SKUs of the ERP the one item that has the same letters and digits, or it as its barcode. */
    public Map<String, CatalogItem> evident(String storeId, Collection<String> erpSkus) {
        Map<String, String> plainOf = new LinkedHashMap<>();
        erpSkus.forEach(sku -> plainOf.put(sku, MatchKey.plain(sku)));
        Set<String> keys = new LinkedHashSet<>();
        plainOf.forEach((sku, plain) -> keys.addAll(plain.isEmpty() ? List.of() : List.of(plain, sku.strip())));
        return told(storeId, () -> {
            Map<String, List<CatalogItem>> byPlain = new HashMap<>();
            having(storeId, "plain_key", keys).forEach(item -> put(byPlain, MatchKey.plain(item.sku()), item));
            having(storeId, "barcode", keys).forEach(item -> put(byPlain, MatchKey.plain(item.barcode()), item));
            Map<String, CatalogItem> evident = new HashMap<>();
            plainOf.forEach((sku, plain) -> {
                List<CatalogItem> items = byPlain.getOrDefault(plain, List.of());
                if (items.size() == 1) {
                    evident.put(sku, items.get(0));
                }
            });
            return evident;
        });
    }

    /** The item of this id. */
    public Optional<CatalogItem> item(String storeId, String itemId) {
        return told(storeId, () -> having(storeId, "item_id", List.of(itemId)).stream()
                .findFirst());
    }

    /** How many items have this SKU, whatever its case. */
    public long sharing(String storeId, String sku) {
        return told(storeId, () ->
                (long) having(storeId, "sku_key", List.of(MatchKey.of(sku))).size());
    }

    private static void put(Map<String, List<CatalogItem>> byPlain, String key, CatalogItem item) {
        List<CatalogItem> items = byPlain.computeIfAbsent(key, some -> new ArrayList<>());
        if (items.stream().noneMatch(known -> known.itemId().equals(item.itemId()))) {
            items.add(item);
        }
    }

    private static Optional<Integer> distance(String plain, CatalogItem item) {
        String other = MatchKey.plain(item.sku());
        if (other.isEmpty()) {
            return Optional.empty();
        }
        if (other.equals(plain) || MatchKey.plain(item.barcode()).equals(plain)) {
            return Optional.of(0);
        }
        if (plain.startsWith(other) || other.startsWith(plain)) {
            return Optional.of(10 + Math.abs(plain.length() - other.length()));
        }
        int edits = Suggestion.edits(plain, other);
        return edits <= Math.max(2, plain.length() / 3) ? Optional.of(100 + edits) : Optional.empty();
    }

    /** The whole, and each beginning of it. */
    private static List<String> beginnings(String plain) {
        Set<String> beginnings = new LinkedHashSet<>(List.of(plain));
        for (int length = plain.length(); length >= SHORTEST; length--) {
            beginnings.add(plain.substring(0, length));
        }
        return List.copyOf(beginnings);
    }

    private List<CatalogItem> beginning(String storeId, String plain, int most) {
        return query(
                """
                plain_key like :text
                order by plain_key, item_id
                fetch first :most rows only
                """,
                Map.of("store", storeId, "text", Jdbc.beginning(plain), "most", most));
    }

    private List<CatalogItem> named(String storeId, String text, int most) {
        String letters = Jdbc.beginning(text.toLowerCase(Locale.ROOT));
        return query(
                """
                lower(name) like :text
                order by name, item_id
                fetch first :most rows only
                """,
                Map.of("store", storeId, "text", "%" + letters, "most", most));
    }

    private List<CatalogItem> having(String storeId, String column, Collection<String> values) {
        List<CatalogItem> found = new ArrayList<>();
        for (List<String> part : Jdbc.parts(values.stream().distinct().toList())) {
            found.addAll(query(
                    column + " in (:values)\nfetch first :most rows only",
                    Map.of("store", storeId, "values", Jdbc.padded(part), "most", 4 * CANDIDATES)));
        }
        return found;
    }

    private List<CatalogItem> query(String which, Map<String, Object> values) {
        return jdbc.query(
                """
                select item_id, sku, ids, tracked, name, barcode
                from cartage_item
                where store_id = :store
                  and %s
                """
                        .formatted(which),
                values,
                (row, i) -> ItemTable.item(row));
    }

    private static <T> T told(String storeId, Supplier<T> work) {
        return Transactions.told(storeId, "inventory", "the catalog map can't be searched", work);
    }
}
