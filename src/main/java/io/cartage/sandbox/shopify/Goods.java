package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import io.cartage.sandbox.shopify.Stock.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers lists of variants, of stock items, and of what lies where. Only what a page shows is made. */
record Goods(ShopCatalog catalog, Stock stock) {
    /** Under which a map holds what it was made of: nothing that the schema knows. */
    private static final String ARTICLE = "#article";

    private static final long LEVELS = 98_000_000L;
    private static final Instant UPDATED = Instant.parse("2026-10-01T10:00:00Z");

    private Map<String, SearchField<Article>> variantFields() {
        return Map.of(
                "", new SearchField.Text<>(Article::sku),
                "sku", new SearchField.Text<>(Article::sku),
                "barcode", new SearchField.Text<>(Article::barcode),
                "id", new SearchField.Id<>(Article::variantId),
                "product_id", new SearchField.Id<>(Article::productId),
                "updated_at", new SearchField.Time<>(this::updated));
    }

    private static Map<String, SearchField<Article>> itemFields() {
        return Map.of(
                "sku", new SearchField.Text<>(Article::sku), "id", new SearchField.Id<>(Article::inventoryItemId));
    }

    Page variants(DataFetchingEnvironment field, Asked asked) {
        return Page.of(field, foundVariants(field, asked), row -> by(row.variantId()), this::variant);
    }

    List<Article> foundVariants(DataFetchingEnvironment field, Asked asked) {
        Searched<Article> searched = asked.search(field, variantFields());
        return searched.parsed().isEmpty()
                ? catalog.existing()
                : catalog.existing().stream().filter(searched.where()).toList();
    }

    Page items(DataFetchingEnvironment field, Asked asked) {
        Searched<Article> searched = asked.search(field, itemFields());
        List<Article> found =
                catalog.existing().stream().filter(searched.where()).toList();
        return Page.of(field, found, row -> by(row.inventoryItemId()), this::item);
    }

    /** Of a stock item by ascending place, of a place by ascending item. */
    Page levels(DataFetchingEnvironment field) {
        Map<String, Object> source = Objects.requireNonNull(field.getSource());
        boolean inactive = Boolean.TRUE.equals(field.getArgument("includeInactive"));
        if (source.get(ARTICLE) instanceof Article article) {
            return Page.of(
                    field, stock.places(article, inactive), place -> by(place.id()), place -> level(article, place));
        }
        Places place = place(String.valueOf(source.get("id"))).orElseThrow();
        return Page.of(
                field,
                kept(field, place, inactive),
                row -> by(row.inventoryItemId()),
                article -> level(article, place));
    }

    /** What a place keeps, from the row on that the field begins behind and not much further: the catalog may be large. */
    private List<Article> kept(DataFetchingEnvironment field, Places place, boolean inactive) {
        String after = field.getArgument("after");
        Integer first = field.getArgument("first");
        boolean isWhole = first == null || Boolean.TRUE.equals(field.getArgument("reverse"));
        long from = isWhole || after == null ? 0 : Cursor.of(after).id();
        return catalog.fromItem(from).stream()
                .filter(article -> stock.level(article, place)
                        .filter(level -> inactive || level.isActive())
                        .isPresent())
                .limit(isWhole ? Long.MAX_VALUE : first + 2L)
                .toList();
    }

    /** The level of an item at the place named, or at a place of the item named; null if there is none to be seen. */
    @Nullable
    Map<String, Object> level(DataFetchingEnvironment field) {
        Map<String, Object> source = Objects.requireNonNull(field.getSource());
        boolean inactive = Boolean.TRUE.equals(field.getArgument("includeInactive"));
        Article article = (Article) Objects.requireNonNull(source.get(ARTICLE));
        String gid = Objects.requireNonNull(field.getArgument("locationId"));
        return place(gid)
                .filter(place -> stock.level(article, place)
                        .filter(level -> inactive || level.isActive())
                        .isPresent())
                .map(place -> level(article, place))
                .orElse(null);
    }

    int duplicates(DataFetchingEnvironment field) {
        Map<String, Object> source = Objects.requireNonNull(field.getSource());
        return catalog.duplicates((Article) Objects.requireNonNull(source.get(ARTICLE)));
    }

    /** A variant, a stock item or a level by its global id. */
    Optional<Map<String, Object>> find(String gid) {
        return switch (Gid.type(gid)) {
            case "ProductVariant" ->
                number("ProductVariant", gid).flatMap(catalog::variant).map(this::variant);
            case "InventoryItem" -> article(gid).map(this::item);
            case "InventoryLevel" -> levelOf(gid);
            default -> Optional.empty();
        };
    }

    /** The article of a stock item's global id. */
    Optional<Article> article(String gid) {
        return number("InventoryItem", gid).flatMap(catalog::item);
    }

    /** The place of a location's global id. */
    static Optional<Places> place(String gid) {
        return number("Location", gid).flatMap(Places::of);
    }

    Map<String, Object> level(Article article, Places place) {
        Level level = stock.level(article, place).orElse(Level.NONE);
        Map<String, Object> map = new LinkedHashMap<>();
        String item = "?inventory_item_id=" + article.inventoryItemId();
        long id = LEVELS + place.id() % 1000;
        map.put("id", Gid.of("InventoryLevel", id) + item);
        map.put("isActive", level.isActive());
        map.put("item", item(article));
        map.put("location", place.location());
        String updated = (level.millis() == 0 ? UPDATED : Instant.ofEpochSecond(level.millis() / 1000)).toString();
        map.put(
                "quantities",
                List.of(
                        quantity(id, item, "available", level.available(), updated),
                        quantity(id, item, "on_hand", level.onHand(), updated),
                        quantity(id, item, "committed", level.committed(), updated),
                        quantity(id, item, "incoming", 0, updated),
                        quantity(id, item, "reserved", 0, updated),
                        quantity(id, item, "damaged", 0, updated),
                        quantity(id, item, "safety_stock", 0, updated),
                        quantity(id, item, "quality_control", 0, updated)));
        return map;
    }

    private static Map<String, Object> quantity(long level, String item, String name, int quantity, String updated) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("InventoryQuantity", level) + item + "&name=" + name);
        map.put("name", name);
        map.put("quantity", quantity);
        map.put("updatedAt", updated);
        return map;
    }

    /** As the API shows a stock item. */
    Map<String, Object> item(Article article) {
        Map<String, Object> item = item(article, stock.isTracked(article));
        item.put("updatedAt", updated(article).toString());
        return item;
    }

    private static Map<String, Object> item(Article article, boolean isTracked) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(ARTICLE, article);
        item.put("id", Gid.of("InventoryItem", article.inventoryItemId()));
        item.put("legacyResourceId", Long.toString(article.inventoryItemId()));
        item.put("sku", article.sku());
        item.put("tracked", isTracked);
        item.put("requiresShipping", article.sort() == Article.Sort.GOODS);
        return item;
    }

    private Map<String, Object> variant(Article article) {
        Map<String, Object> variant = ordered(article);
        variant.put("inventoryItem", item(article));
        variant.put("title", article.variantTitle() == null ? "Default Title" : article.variantTitle());
        variant.put("displayName", displayName(article));
        variant.put("price", String.format(Locale.ROOT, "%d.%02d", article.cents() / 100, article.cents() % 100));
        variant.put("taxable", article.sort() != Article.Sort.GIFT_CARD);
        variant.put("updatedAt", updated(article).toString());
        variant.put("createdAt", "2025-03-01T10:00:00Z");
        variant.put("product", product(article));
        return variant;
    }

    /** A variant without what orders don't need of it. */
    static Map<String, Object> ordered(Article article) {
        Map<String, Object> variant = new LinkedHashMap<>();
        variant.put("id", Gid.of("ProductVariant", article.variantId()));
        variant.put("legacyResourceId", Long.toString(article.variantId()));
        variant.put("sku", article.sku());
        variant.put("barcode", article.barcode());
        variant.put("inventoryItem", item(article, article.tracked()));
        return variant;
    }

    static Map<String, Object> product(Article article) {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("id", Gid.of("Product", article.productId()));
        product.put("legacyResourceId", Long.toString(article.productId()));
        product.put("title", article.title());
        product.put("vendor", article.vendor());
        product.put("status", "ACTIVE");
        return product;
    }

    private static String displayName(Article article) {
        return article.title() + " - " + (article.variantTitle() == null ? "Default Title" : article.variantTitle());
    }

    private Instant updated(Article article) {
        long millis = stock.changed(article);
        return millis == 0 ? UPDATED : Instant.ofEpochSecond(millis / 1000);
    }

    private Optional<Map<String, Object>> levelOf(String gid) {
        String item = gid.substring(gid.indexOf('=') + 1);
        long place = number("InventoryLevel", gid).orElse(0L) - LEVELS;
        return Optional.of(item)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .flatMap(catalog::item)
                .flatMap(article -> stock.places(article, true).stream()
                        .filter(kept -> kept.id() % 1000 == place)
                        .findFirst()
                        .map(kept -> level(article, kept)));
    }

    private static Optional<Long> number(String type, String gid) {
        OptionalLong number = Gid.number(type, gid);
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static Cursor by(long id) {
        return new Cursor(id, id);
    }
}
