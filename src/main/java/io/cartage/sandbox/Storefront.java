package io.cartage.sandbox;

import java.util.Map;

/** One shop of a cart behind its addresses: its quota, its permissions, its answers. Thread-safe. */
public interface Storefront {

    /** What a store file's {@code connection:} would hold. */
    Map<String, String> connection(int port);

    /** The call as faults match it and the log keeps it, for carts where the address alone doesn't tell what was asked. */
    default Request shown(Request request) {
        return request;
    }

    /**
     * Answers one call and counts it against the quota.
     *
     * @param striking the faults that strike it; those of the connection itself are the server's business
     */
    Reply answer(Request request, Striking striking);

    OrderBook orders();

    /**
     * The stock of this shop.
     *
     * @throws UnsupportedOperationException if shops of this cart keep none
     */
    default StockBook stock() {
        throw new UnsupportedOperationException("The shops of this cart keep no stock");
    }

    /**
     * What a shop answers.
     *
     * @param orders whether it is a list of orders, after which orders may change under the reader
     */
    record Reply(Answer answer, boolean orders) {}
}
