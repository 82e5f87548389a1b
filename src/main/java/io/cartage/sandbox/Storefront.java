package io.cartage.sandbox;

import java.util.Map;

/** One shop of a cart behind its addresses. Thread-safe. */
public interface Storefront {

    /** What a store file's {@code connection:} would hold. */
    Map<String, String> connection(int port);

    /**
     * Answers one call.
     *
     * @param ignoreDates whether date filters are left out of account, as if they couldn't be read
     */
    Answer answer(Request request, boolean ignoreDates);

    /** An answer of the platform before the shop is asked: 401, 429, 5xx … in the shape this cart gives it. */
    Answer refusal(Request request, int status, String message);

    /** The headers that tell what is left of the quota. */
    Map<String, String> quotaHeaders(Quota.Left left);

    /** Whether the call reads a list of orders, after which orders may change under the reader. */
    boolean readsOrders(Request request);

    OrderBook orders();
}
