package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
    private final Map<String, List<Article>> bySku = new ConcurrentHashMap<>();
    private volatile List<Article> existing;

    /** @param name the shop's, as addresses know it */
    ShopCatalog(String name, ShopData data) {
        this.name = name;
        this.data = data;
        for (int i = 0; i < data.products(); i++) {
            product(new Dice(data.seed(), STREAM, i), i);
        }
        all.forEach(this::sorted);
        existing = all.stream().filter(article -> !article.deleted()).toList();
        existing.forEach(this::known);
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

    /** The variants that still exist, by ascending id. */
    List<Article> existing() {
        return existing;
    }

    /** The variant of this id, if it still exists. */
    Optional<Article> variant(long id) {
        return from(id).stream().findFirst().filter(article -> article.variantId() == id);
    }

    /** The variants whose stock items have this id or a higher one. */
    List<Article> fromItem(long id) {
        return from(Article.variantOfItem(id));
    }

    private List<Article> from(long id) {
        List<Article> articles = existing;
        int low = 0;
        int high = articles.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (articles.get(middle).variantId() < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return articles.subList(low, articles.size());
    }

    /** The variant whose stock item has this id. */
    Optional<Article> item(long id) {
        return variant(Article.variantOfItem(id));
    }

    /** The first variant of this very SKU. */
    Optional<Article> ofSku(String sku) {
        return Optional.ofNullable(bySku.get(sku)).map(of -> of.get(0));
    }

    /** How many others have the SKU of this variant. */
    int duplicates(Article article) {
        return article.hasSku()
                ? bySku.getOrDefault(article.sku(), List.of(article)).size() - 1
                : 0;
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

    /** The merchant gives a variant another SKU; orders of the past keep their text. */
    synchronized Article rename(Article article, @Nullable String sku) {
        Article renamed = article.withSku(sku);
        List<Article> next = new ArrayList<>(existing);
        next.set(next.indexOf(article), renamed);
        existing = List.copyOf(next);
        if (article.hasSku()) {
            bySku.computeIfPresent(
                    Objects.requireNonNull(article.sku()),
                    (key, of) -> of.size() == 1
                            ? null
                            : of.stream().filter(one -> !one.equals(article)).toList());
        }
        known(renamed);
        return renamed;
    }

    private void known(Article article) {
        if (article.hasSku()) {
            bySku.merge(Objects.requireNonNull(article.sku()), List.of(article), ShopCatalog::joined);
        }
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
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
        String number = "0".repeat(i < 10 ? 3 : i < 100 ? 2 : i < 1000 ? 1 : 0) + i;
        for (int v = 0; v < sizes.size(); v++) {
            String size = sizes.get(v);
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
