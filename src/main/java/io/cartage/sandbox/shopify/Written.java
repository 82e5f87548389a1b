package io.cartage.sandbox.shopify;

import org.jspecify.annotations.Nullable;

/**
 * What apps, shoppers and the merchant wrote to one order while the shop ran. Null is what still is as the seed tells it.
 *
 * @param purchase what is ordered
 * @param delivery who delivers what, and what has left
 * @param extras note, tags and the like
 */
record Written(@Nullable Purchase purchase, @Nullable Delivery delivery, @Nullable Extras extras) {
    static final Written NOTHING = new Written(null, null, null);

    static Written of(Purchase purchase) {
        return new Written(purchase, null, null);
    }

    Written with(Delivery other) {
        return new Written(purchase, other, extras);
    }

    Written with(Extras other) {
        return new Written(purchase, delivery, other);
    }
}
