package io.cartage.sandbox.shopify;

/** Global ids as the API writes them. */
final class Gid {
    private static final String ROOT = "gid://shopify/";

    private Gid() {}

    /** {@code gid://shopify/Order/6100000000001}. */
    static String of(String type, long id) {
        return ROOT + type + "/" + id;
    }
}
