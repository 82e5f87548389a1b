package io.cartage.sandbox.shopify;

import io.cartage.sandbox.ShopData;

/** Makes any order of a shop from the seed, its index and its state. The same three always make the same order. */
final class OrderFactory {
    private static final int FIRST_NUMBER = 1001;

    private final ShopData data;
    private final ShopCatalog catalog;
    private final OrderIds ids;

    OrderFactory(ShopData data, ShopCatalog catalog, OrderIds ids) {
        this.data = data;
        this.catalog = catalog;
        this.ids = ids;
    }

    static int number(int index) {
        return FIRST_NUMBER + index;
    }

    /** What people know the order by: {@code #1001}. */
    static String name(int index) {
        return "#" + number(index);
    }

    Order order(OrderState state) {
        assert catalog != null;
        return new Order(ids.id(state.index()), state, Profile.of(data, state.index()));
    }
}
