package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Fills the basket of one order. */
final class Basket {
    private static final int STREAM = 130;
    /** At a page of fifty lines, just above it, far above it, and at a page and some of 250. */
    private static final List<Integer> LONG = List.of(50, 51, 63, 300);

    private final ShopData data;
    private final ShopCatalog catalog;
    private final Profile profile;
    private final OrderState state;
    private final Dice dice;
    private final List<Item> items = new ArrayList<>();

    private Basket(ShopData data, ShopCatalog catalog, Profile profile, OrderState state) {
        this.data = data;
        this.catalog = catalog;
        this.profile = profile;
        this.state = state;
        dice = new Dice(data.seed(), STREAM, state.index());
    }

    /** @param begun the statuses the order began with: what is later refunded or shipped in part has several units */
    static List<Item> of(ShopData data, ShopCatalog catalog, Profile profile, OrderState state, Beginning.Both begun) {
        return new Basket(data, catalog, profile, state).fill(begun);
    }

    private List<Item> fill(Beginning.Both begun) {
        Purchase purchase = state.written().purchase();
        if (purchase != null) {
            Article article = purchase.article();
            return List.of(Item.of(article, purchase.units() + state.edits(), price(article.cents())));
        }
        int lines = lines();
        for (int i = 0; i < lines; i++) {
            items.add(bought(profile.is(Trait.DIGITAL) ? catalog.downloads() : catalog.goods()));
        }
        if (profile.is(Trait.DELETED_PRODUCTS)) {
            items.set(0, bought(catalog.deleted()));
        }
        boolean inPart = begun.financial() == FinancialStatus.PARTIALLY_REFUNDED
                || begun.fulfillment() == FulfillmentStatus.PARTIALLY_FULFILLED;
        if (inPart && items.get(0).quantity() < 3) {
            first(item -> item.withQuantity(3));
        }
        special();
        if (profile.is(Trait.EDITED_ORDERS)) {
            edited();
        }
        if (profile.is(Trait.TIPS)) {
            items.add(Item.free(Item.Kind.TIP, "Tip", price(dice.between(2, 20) * 50L)));
        }
        if (state.defect() == Defect.LINE_WITHOUT_SKU) {
            first(Item::withoutSku);
        }
        first(item -> item.withQuantity(item.quantity() + state.edits()));
        return List.copyOf(items);
    }

    private void special() {
        if (profile.is(Trait.BLANK_SKUS) && !catalog.blank().isEmpty()) {
            items.add(bought(catalog.blank()));
        }
        if (profile.is(Trait.BUNDLES)) {
            bundle();
        }
        if (profile.is(Trait.MIXED_DIGITAL)) {
            items.add(bought(catalog.downloads()).withQuantity(1));
        }
        if (profile.is(Trait.CUSTOM_PRODUCTS)) {
            items.add(Item.free(Item.Kind.CUSTOM, "Special order", price(dice.between(100, 20_000))));
        }
        if (profile.is(Trait.GIFT_CERTIFICATES_BOUGHT)) {
            items.add(bought(catalog.giftCards()).withQuantity(1));
        }
        if (profile.is(Trait.FORM_FIELDS)) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("Engraving", dice.pick(List.of("ADA", "Für Oma ❤", "naïve", "line one\nline two", "")));
            attributes.put("_bundle_hint", Integer.toString(dice.below(1000)));
            first(item -> item.withAttributes(attributes));
        }
    }

    private int lines() {
        int usual = Math.min(
                dice.between(data.leastLines(), data.mostLines()), dice.between(data.leastLines(), data.mostLines()));
        return profile.is(Trait.LONG_ORDERS) ? dice.pick(LONG) : usual;
    }

    /** The parts of a bundle are lines that carry its price among them. */
    private void bundle() {
        int quantity = quantity();
        int parts = dice.between(2, 3);
        for (int i = 0; i < parts; i++) {
            items.add(bought(catalog.goods()).withQuantity(quantity).inGroup(1));
        }
    }

    /** The merchant took the last line out or some of it, and put another in. */
    private void edited() {
        int last = items.size() - 1;
        Item item = items.get(last);
        if (last > 0 && item.isOrdinary()) {
            boolean whole = item.quantity() == 1 || dice.below(2) == 0;
            items.set(last, item.without(whole ? item.quantity() : dice.between(1, item.quantity() - 1)));
        }
        if (last == 0 || dice.below(2) == 0) {
            items.add(bought(profile.is(Trait.DIGITAL) ? catalog.downloads() : catalog.goods())
                    .addedLater());
        }
    }

    private void first(UnaryOperator<Item> change) {
        items.set(0, change.apply(items.get(0)));
    }

    private Item bought(List<Article> from) {
        Article article = dice.pick(from);
        return Item.of(article, quantity(), price(article.cents()));
    }

    private Bag price(long cents) {
        return profile.tender().price(cents);
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
}
