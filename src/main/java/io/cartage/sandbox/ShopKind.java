package io.cartage.sandbox;

/** How the shops of one cart behave. */
public interface ShopKind {

    /** What every address of this cart begins with, such as {@code /stores/}; the shop's name follows. */
    String root();

    /** What settings of these shops may name. */
    ShopWords words();

    Storefront open(String name, SandboxSettings settings);

    /** The answer to a call for a shop that doesn't exist. */
    Answer unknownShop(Request request);
}
