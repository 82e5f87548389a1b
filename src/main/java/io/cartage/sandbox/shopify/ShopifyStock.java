package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.StockBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stock of a shop as its merchant counts it and its shoppers buy it. The main warehouse serves the storefront. */
final class ShopifyStock implements StockBook {
    private static final int STREAM = 170;
    private static final Places STOREFRONT = Places.MAIN;

    private final ShopCatalog catalog;
    private final Stock stock;
    private final ShopifyOrders orders;

    ShopifyStock(ShopCatalog catalog, Stock stock, ShopifyOrders orders) {
        this.catalog = catalog;
        this.stock = stock;
        this.orders = orders;
    }

    @Override
    public List<Place> places() {
        return Arrays.stream(Places.values())
                .map(place -> new Place(Gid.of("Location", place.id()), place.label(), place.isActive()))
                .toList();
    }

    @Override
    public List<String> skus() {
        Set<String> skus = new LinkedHashSet<>();
        for (Article article : catalog.existing()) {
            String sku = article.sku();
            if (sku != null && !sku.isBlank() && isCounted(sku)) {
                skus.add(sku);
            }
        }
        return List.copyOf(skus);
    }

    @Override
    public int quantity(String sku, String place) {
        return stock.level(article(sku), place(place))
                .filter(Stock.Level::isActive)
                .map(Stock.Level::available)
                .orElse(0);
    }

    @Override
    public void setQuantity(String sku, String place, int quantity) {
        stock.activate(article(sku), place(place));
        stock.setAvailable(article(sku), place(place), quantity);
    }

    @Override
    public int sellable(String sku) {
        return Math.max(0, quantity(sku, Gid.of("Location", STOREFRONT.id())));
    }

    @Override
    public Optional<Sale> buy(String sku, int quantity) {
        Article article = article(sku);
        if (quantity < 1 || !stock.take(article, STOREFRONT, quantity)) {
            return Optional.empty();
        }
        return Optional.of(new Sale(orders.add(new Purchase(article, quantity, STOREFRONT)), sku, quantity));
    }

    @Override
    public List<Sale> shoppers(long seed, int count) {
        List<String> skus = skus();
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < count && !skus.isEmpty(); i++) {
            Dice dice = new Dice(seed, STREAM, i);
            buy(dice.pick(skus), dice.between(1, 3)).ifPresent(sales::add);
        }
        return sales;
    }

    /** Nothing waits: changes take effect when they are accepted. */
    @Override
    public void settle() {}

    private boolean isCounted(String sku) {
        return catalog.ofSku(sku).filter(stock::isTracked).isPresent();
    }

    private Article article(String sku) {
        return catalog.ofSku(sku)
                .filter(stock::isTracked)
                .orElseThrow(() -> new IllegalArgumentException("There is no stock of a SKU '" + sku + "'"));
    }

    private static Places place(String gid) {
        return Arrays.stream(Places.values())
                .filter(place -> Gid.of("Location", place.id()).equals(gid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no location '" + gid + "'"));
    }
}
