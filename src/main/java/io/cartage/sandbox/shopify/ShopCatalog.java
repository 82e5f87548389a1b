package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The products a shop sells or has sold, made from the seed. Of each fifty one has the SKU of its neighbour, one differs
 * from its neighbour by case only, one by blanks only, and one has no SKU.
 */
final class ShopCatalog {
    private static final int STREAM = 110;
    private static final long FIRST_PRODUCT = 8_800_000_000_101L;
    private static final long FIRST_VARIANT = 4_500_000_000_101L;
    private static final int MOST_VARIANTS = 8;
    private static final List<String> LOOKS =
            List.of("Alpine", "Brushed", "Cotton", "Double", "Enamel", "Fluted", "Glazed", "Heavy", "Indigo", "Linen");
    private static final List<String> THINGS =
            List.of("Tee", "Mug", "Blanket", "Cushion", "Tote", "Bowl", "Lamp", "Planter", "Notebook", "Hoodie");
    private static final List<String> FOREIGN = List.of(
            "Käsemesser „Alm“", "Çaydanlık", "抹茶碗・赤楽", "Чайник «Тула»", "Crème brûlée-Form", "Sa\u0302n pot \u2615");
    private static final List<String> FILES = List.of("Sewing Pattern", "Recipe Book", "Typeface", "Audio Course");
    private static final List<String> VENDORS = List.of("Example Outfitters", "Harrow & Finch", "Nordlys", "L'Atelier");
    private static final List<String> SIZES = List.of("S", "M", "L", "XL");
    private static final List<String> COLORS = List.of("Black", "Navy / 2", "Rust");

    private final String name;
    private final ShopData data;
    private final List<Article> all = new ArrayList<>();
    private final List<Article> goods = new ArrayList<>();
    private final List<Article> downloads = new ArrayList<>();
    private final List<Article> deleted = new ArrayList<>();
    private final List<Article> giftCards = new ArrayList<>();
    private final List<Article> blank = new ArrayList<>();

    /** @param name the shop's, as addresses know it */
    ShopCatalog(String name, ShopData data) {
        this.name = name;
        this.data = data;
        for (int i = 0; i < data.products(); i++) {
            product(new Dice(data.seed(), STREAM, i), i);
        }
        for (Article article : all) {
            sorted(article);
        }
    }

    /** What baskets are filled with: physical goods of the catalog that have a SKU. */
    List<Article> goods() {
        return goods;
    }

    List<Article> downloads() {
        return downloads;
    }

    List<Article> deleted() {
        return deleted;
    }

    List<Article> giftCards() {
        return giftCards;
    }

    /** Physical goods whose SKU is null or empty. */
    List<Article> blank() {
        return blank;
    }

    /** The variants that still exist as the API shows them, by ascending id. */
    List<Map<String, Object>> variants() {
        return all.stream()
                .filter(article -> !article.deleted())
                .map(article -> variant(article, true))
                .toList();
    }

    /** The shop's locations as the API shows them, by ascending name. */
    List<Map<String, Object>> locations() {
        return Places.all();
    }

    /** The shop itself as the API shows it. */
    Map<String, Object> shop() {
        String domain = name + ".myshopify.com";
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("publicDisplayName", "Grow");
        plan.put("partnerDevelopment", false);
        plan.put("shopifyPlus", false);
        Map<String, Object> shop = new LinkedHashMap<>();
        shop.put("id", Gid.of("Shop", 55_500_001));
        shop.put("name", "Sandbox shop " + name);
        shop.put("myshopifyDomain", domain);
        shop.put("url", "https://" + domain);
        shop.put("email", "admin@" + name + ".example.com");
        shop.put("contactEmail", "orders@" + name + ".example.com");
        shop.put("currencyCode", data.currencies().get(0));
        shop.put("enabledPresentmentCurrencies", data.currencies());
        shop.put("ianaTimezone", "America/New_York");
        shop.put("taxesIncluded", data.taxInclusive());
        shop.put("weightUnit", "POUNDS");
        shop.put("orderNumberFormatPrefix", "#");
        shop.put("orderNumberFormatSuffix", "");
        shop.put("plan", plan);
        return shop;
    }

    /** A variant as the API shows it; {@code whole} with what orders don't need of it. */
    static Map<String, Object> variant(Article article, boolean whole) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", Gid.of("InventoryItem", article.inventoryItemId()));
        item.put("legacyResourceId", Long.toString(article.inventoryItemId()));
        item.put("sku", article.sku());
        item.put("tracked", article.tracked());
        item.put("requiresShipping", article.sort() == Article.Sort.GOODS);
        Map<String, Object> variant = new LinkedHashMap<>();
        variant.put("id", Gid.of("ProductVariant", article.variantId()));
        variant.put("legacyResourceId", Long.toString(article.variantId()));
        variant.put("sku", article.sku());
        variant.put("barcode", article.barcode());
        variant.put("inventoryItem", item);
        if (whole) {
            variant.put("title", article.variantTitle() == null ? "Default Title" : article.variantTitle());
            variant.put("displayName", displayName(article));
            variant.put("price", String.format(Locale.ROOT, "%d.%02d", article.cents() / 100, article.cents() % 100));
            variant.put("taxable", article.sort() != Article.Sort.GIFT_CARD);
            variant.put("updatedAt", "2026-10-01T10:00:00Z");
            variant.put("createdAt", "2025-03-01T10:00:00Z");
            variant.put("product", product(article));
        }
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

    private void sorted(Article article) {
        if (article.sort() == Article.Sort.GIFT_CARD) {
            giftCards.add(article);
        } else if (article.sort() == Article.Sort.DOWNLOAD) {
            downloads.add(article);
        } else if (!article.hasSku()) {
            blank.add(article);
        } else {
            (article.deleted() ? deleted : goods).add(article);
        }
    }

    /** Of each twenty products one is a download, one a gift card and one is gone. */
    private void product(Dice dice, int i) {
        Article.Sort sort =
                i % 20 == 7 ? Article.Sort.DOWNLOAD : i % 20 == 13 ? Article.Sort.GIFT_CARD : Article.Sort.GOODS;
        String thing = dice.pick(sort == Article.Sort.DOWNLOAD ? FILES : THINGS);
        String title = sort == Article.Sort.GIFT_CARD
                ? "Gift card"
                : i % 20 == 3 ? dice.pick(FOREIGN) : dice.pick(LOOKS) + " " + thing;
        boolean several = sort == Article.Sort.GOODS && dice.below(2) == 0;
        List<String> sizes = several ? (dice.below(2) == 0 ? SIZES : COLORS) : List.of("");
        String vendor = dice.pick(VENDORS);
        int cents = sort == Article.Sort.GIFT_CARD ? dice.between(1, 4) * 2500 : price(dice);
        for (int v = 0; v < sizes.size(); v++) {
            String size = sizes.get(v);
            String number = String.format(Locale.ROOT, "%04d", i);
            String sku = sku(dice, thing, size, number);
            all.add(new Article(
                    FIRST_PRODUCT + i,
                    FIRST_VARIANT + (long) i * MOST_VARIANTS + v,
                    title,
                    size.isEmpty() ? null : size,
                    vendor,
                    sort == Article.Sort.GIFT_CARD ? null : v == 0 ? flawed(i, sku) : sku,
                    dice.below(4) == 0 ? null : "00" + (12_345_000_000L + dice.below(1_000_000)),
                    cents,
                    sort == Article.Sort.GOODS ? dice.between(1, 40) * 50 : 0,
                    sort,
                    i % 20 == 11,
                    sort == Article.Sort.GOODS && dice.below(12) > 0,
                    i % 25 == 5));
        }
    }

    /** As SKUs go wrong: the neighbour's, or almost the neighbour's, or none. */
    private @Nullable String flawed(int i, String sku) {
        String neighbour = all.isEmpty() ? null : all.get(all.size() - 1).sku();
        if (neighbour == null) {
            return sku;
        }
        return switch (i % 50) {
            case 17 -> neighbour;
            case 19 -> neighbour.toLowerCase(Locale.ROOT);
            case 29 -> neighbour + " ";
            case 35 -> "";
            case 45 -> null;
            default -> sku;
        };
    }

    private static String sku(Dice dice, String thing, String size, String number) {
        String prefix = thing.substring(0, 3).toUpperCase(Locale.ROOT);
        String suffix = size.isEmpty() ? "" : "-" + size.replace(" / ", "").toUpperCase(Locale.ROOT);
        return switch (dice.below(20)) {
            case 0 -> "00" + number + suffix;
            case 1 -> prefix + "/" + number + suffix + "+";
            case 2 -> prefix + " " + number + " & Co" + suffix;
            default -> prefix + "-" + number + suffix;
        };
    }

    private static int price(Dice dice) {
        int whole = dice.below(10) == 0 ? dice.between(80, 900) : dice.between(3, 80);
        return whole * 100 + dice.pick(List.of(99, 95, 50, 0, 0, dice.below(100)));
    }
}
