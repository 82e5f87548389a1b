package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopCurrency;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * What was put into one basket.
 *
 * @param shipments how many shipping addresses there are; their items have the places 0 to {@code shipments - 1}
 */
record Basket(List<Item> items, int shipments) {
    /** The place of what is downloaded. */
    static final int DOWNLOAD = 100;
    /** The place of what is mailed: gift certificates. */
    static final int EMAIL = 101;
    /** The place of what is picked up. */
    static final int PICKUP = 102;

    /** At the cap of fifty lines for one consignment, just above it, and far above it. */
    private static final List<Integer> LONG = List.of(50, 51, 63, 300);

    private static final int STREAM = 30;

    static Basket of(ShopData data, Catalog catalog, Profile profile, OrderState state) {
        return new Filling(data, catalog, profile, state).fill();
    }

    /** One basket in the making. */
    private static final class Filling {
        private final ShopData data;
        private final Catalog catalog;
        private final Profile profile;
        private final OrderState state;
        private final Dice dice;
        private final int shipments;
        private final List<Item> items = new ArrayList<>();

        private Filling(ShopData data, Catalog catalog, Profile profile, OrderState state) {
            this.data = data;
            this.catalog = catalog;
            this.profile = profile;
            this.state = state;
            dice = new Dice(data.seed(), STREAM, state.index());
            boolean shipped = !profile.is(Trait.DIGITAL) && !profile.is(Trait.PICKUPS);
            shipments = !shipped ? 0 : profile.is(Trait.MULTI_ADDRESS) ? dice.between(2, 3) : 1;
        }

        private Basket fill() {
            Bought bought = state.bought();
            if (bought != null) {
                items.add(item(bought.product(), bought.quantity() + state.edits(), 0));
                return new Basket(List.copyOf(items), shipments);
            }
            int lines = lines();
            for (int i = 0; i < lines; i++) {
                items.add(catalogItem(i));
            }
            if (profile.is(Trait.DELETED_PRODUCTS)) {
                items.set(0, item(catalog.deleted(dice), quantity(), 0));
            }
            special();
            if (profile.is(Trait.WRAPPING)) {
                items.set(0, items.get(0).withWrapping(exact(dice.between(5, 20) * 50L)));
            }
            if (state.defect() == Defect.LINE_WITHOUT_SKU) {
                items.set(0, items.get(0).withoutSku());
            }
            if (state.edits() > 0) {
                items.set(0, items.get(0).withQuantity(items.get(0).quantity() + state.edits()));
            }
            return new Basket(List.copyOf(items), shipments);
        }

        private int lines() {
            int usual = Math.min(
                    dice.between(data.leastLines(), data.mostLines()),
                    dice.between(data.leastLines(), data.mostLines()));
            return profile.is(Trait.LONG_ORDERS)
                    ? dice.pick(LONG)
                    : Math.max(usual, profile.is(Trait.MULTI_ADDRESS) ? shipments : 1);
        }

        private Item catalogItem(int i) {
            return item(profile.is(Trait.DIGITAL) ? catalog.digital(dice) : catalog.physical(dice), quantity(), i);
        }

        private void special() {
            if (profile.is(Trait.BUNDLES)) {
                bundle();
            }
            if (profile.is(Trait.MIXED_DIGITAL)) {
                items.add(item(catalog.digital(dice), 1, 0));
            }
            if (profile.is(Trait.ZERO_QUANTITY_LINES)) {
                items.add(item(catalog.physical(dice), 0, 0));
            }
            if (profile.is(Trait.CUSTOM_PRODUCTS)) {
                long price = exact(dice.between(100, 20_000));
                items.add(new Item(null, Item.Type.PHYSICAL, "", "Special order", 1, price, -1, place(0), 0));
            }
            if (profile.is(Trait.GIFT_CERTIFICATES_BOUGHT)) {
                int dollars = dice.pick(List.of(10, 25, 50, 100));
                items.add(new Item(
                        null,
                        Item.Type.GIFT_CERTIFICATE,
                        "",
                        "Gift certificate for " + dollars,
                        1,
                        exact(dollars * 100L),
                        -1,
                        EMAIL,
                        0));
            }
        }

        /** A bundle carries the price; its parts are lines of their own that cost nothing. */
        private void bundle() {
            int quantity = quantity();
            int parent = items.size();
            items.add(item(catalog.physical(dice), quantity, 0));
            int parts = dice.between(2, 3);
            for (int i = 0; i < parts; i++) {
                Product part = catalog.physical(dice);
                items.add(
                        new Item(part, Item.Type.PHYSICAL, part.sku(), part.name(), quantity, 0, parent, place(0), 0));
            }
        }

        private Item item(Product product, int quantity, int i) {
            return new Item(
                    product,
                    product.digital() ? Item.Type.DIGITAL : Item.Type.PHYSICAL,
                    product.sku(),
                    product.name(),
                    quantity,
                    exact(product.cents()),
                    -1,
                    product.digital() ? DOWNLOAD : place(i),
                    0);
        }

        private int place(int i) {
            return profile.is(Trait.PICKUPS) ? PICKUP : shipments == 0 ? DOWNLOAD : i % shipments;
        }

        private int quantity() {
            return switch (dice.below(20)) {
                case 0 -> dice.between(4, 12);
                case 1 -> dice.pick(List.of(24, 100));
                case 2, 3, 4 -> 2;
                case 5 -> 3;
                default -> 1;
            };
        }

        /** A price of so many US cents in the order's currency. */
        private long exact(long cents) {
            return Prices.inCurrency(profile.currency(), cents);
        }
    }

    /** Units without the parts of bundles. */
    int units() {
        return items.stream()
                .filter(item -> !item.isChild())
                .mapToInt(Item::quantity)
                .sum();
    }

    /** Prices of one currency in another. */
    static final class Prices {
        private Prices() {}

        static long inCurrency(ShopCurrency currency, long cents) {
            return Math.max(
                    currency.unit(), Money.rounded(cents * 100 * currency.perDollar() / 10_000, currency.unit()));
        }
    }
}
