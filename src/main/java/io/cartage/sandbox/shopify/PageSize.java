package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;

/**
 * How many rows of a list are asked for, and from which of its ends.
 *
 * @param isForward from {@code after} on, not up to {@code before}
 */
record PageSize(int rows, boolean isForward) {
    private static final int MOST = 250;

    static PageSize of(DataFetchingEnvironment field) {
        Integer first = field.getArgument("first");
        Integer last = field.getArgument("last");
        if (first == null && last == null) {
            throw GraphRefusal.of("you must provide one of first or last", "BAD_REQUEST");
        }
        String name = first == null ? "last" : "first";
        int rows = first == null ? last : first;
        if (rows < 0 || rows > MOST) {
            throw GraphRefusal.of(name + " cannot exceed " + MOST, "BAD_REQUEST");
        }
        return new PageSize(rows, first != null);
    }
}
