package io.cartage.sandbox;

import io.cartage.yaml.YamlFields;

/** How the shops of one cart behave. */
public interface ShopKind {

    /** What every address of this cart begins with, such as {@code /stores/}; the shop's name follows. */
    String root();

    /** What settings of these shops may name. */
    ShopWords words();

    /** Reads what stands under {@code api:} so that every key of this cart becomes known and every fault is told. */
    void checkApi(YamlFields api);

    /**
     * Opens a shop.
     *
     * @throws io.cartage.problem.ProblemsException if anything under {@code api:} is wrong
     */
    Storefront open(String name, SandboxSettings settings);

    /** The answer to a call for a shop that doesn't exist. */
    Answer unknownShop(Request request);
}
