package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Defect;
import org.jspecify.annotations.Nullable;

/**
 * What about an order can change, and where it stands.
 *
 * @param index from 0, in the order of creation
 * @param created epoch seconds
 * @param modified epoch seconds
 * @param written what callers wrote; null if nobody did
 * @param bought what a shopper bought while the shop ran; null for an order that follows from the seed
 */
record OrderState(
        int index,
        long created,
        long modified,
        int statusId,
        int edits,
        boolean archived,
        Defect defect,
        @Nullable Written written,
        @Nullable Bought bought) {}
