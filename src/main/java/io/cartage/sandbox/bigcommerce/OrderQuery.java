package io.cartage.sandbox.bigcommerce;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a list or a count of orders was asked for. Bounds are inclusive; epoch seconds for dates.
 *
 * @param statusId -1 for any
 * @param channelId -1 for any
 * @param details what can be told only from the whole order; null if nothing was asked, which is much faster
 */
record OrderQuery(
        long minId,
        long maxId,
        long minCreated,
        long maxCreated,
        long minModified,
        long maxModified,
        int statusId,
        int channelId,
        boolean showArchived,
        @Nullable Predicate<Order> details,
        Sort sort,
        boolean descending) {

    /** The fields a list can be sorted by. */
    enum Sort {
        ID,
        CUSTOMER_ID,
        DATE_CREATED,
        DATE_MODIFIED,
        STATUS_ID,
        CHANNEL_ID,
        EXTERNAL_ID
    }
}
