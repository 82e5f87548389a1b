package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.StockBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The stock of one shop as tests count it and shoppers buy it. Thread-safe. */
final class Shelf implements StockBook {
    private static final int SHOPPERS = 71;

    private final Assortment assortment;
    private final Levels levels;
    private final Orders orders;

    Shelf(Assortment assortment, Levels levels, Orders orders) {
        this.assortment = assortment;
        this.levels = levels;
        this.orders = orders;
    }

    @Override
    public List<Place> places() {
        return Locations.ALL.stream()
                .map(location -> new Place(Integer.toString(location.id()), location.label(), location.enabled()))
                .toList();
    }

    @Override
    public List<String> skus() {
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return IntStream.range(0, assortment.size())
                .mapToObj(assortment::at)
                .flatMap(List::stream)
                .filter(Goods::isItem)
                .map(goods -> goods.variant().sku())
                .filter(sku -> !sku.isBlank() && seen.add(sku))
                .toList();
    }

    @Override
    public int quantity(String sku, String place) {
        return levels.onHand(key(sku), location(place));
    }

    @Override
    public void setQuantity(String sku, String place, int quantity) {
        levels.set(key(sku), location(place), quantity);
    }

    @Override
    public int sellable(String sku) {
        return levels.onHand(key(sku), Locations.DEFAULT);
    }

    @Override
    public Optional<Sale> buy(String sku, int quantity) {
        return buy(counted(sku), quantity);
    }

    @Override
    public List<Sale> shoppers(long seed, int count) {
        List<Sale> sales = new ArrayList<>();
        int items = assortment.items();
        for (int i = 0; i < count && items > 0; i++) {
            Dice dice = new Dice(seed, SHOPPERS, i);
            Goods goods = assortment.items(dice.below(items), 1).get(0);
            if (!goods.variant().sku().isBlank()) {
                buy(goods, dice.between(1, 3)).ifPresent(sales::add);
            }
        }
        return sales;
    }

    @Override
    public void settle() {
        levels.settle();
    }

    private Optional<Sale> buy(Goods goods, int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("Nobody can buy " + quantity);
        }
        if (!levels.take(goods.stockKey().orElseThrow(), Locations.DEFAULT, quantity)) {
            return Optional.empty();
        }
        long order = orders.add(new Bought(goods.product().as(goods.variant()), quantity));
        return Optional.of(new Sale(order, goods.variant().sku(), quantity));
    }

    private int key(String sku) {
        return counted(sku).stockKey().orElseThrow();
    }

    private Goods counted(String sku) {
        return assortment.bySku(sku).stream()
                .filter(goods -> goods.stockKey().isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The stock of '" + sku + "' isn't counted"));
    }

    private static int location(String place) {
        return Locations.ALL.stream()
                .filter(location -> Integer.toString(location.id()).equals(place))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no location '" + place + "'"))
                .id();
    }
}
