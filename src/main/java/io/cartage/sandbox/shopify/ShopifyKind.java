package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.ShopKind;
import io.cartage.sandbox.ShopWords;
import io.cartage.sandbox.Storefront;
import io.cartage.yaml.YamlFields;

/** Shopify: shops at {@code /shopify/<name>}, where the platform has {@code <name>.myshopify.com}. */
public final class ShopifyKind implements ShopKind {

    @Override
    public String root() {
        return "/shopify/";
    }

    @Override
    public ShopWords words() {
        return Statuses.WORDS;
    }

    @Override
    public void checkApi(YamlFields api) {
        ShopifyApi.read(api);
    }

    @Override
    public Storefront open(String name, SandboxSettings settings) {
        return new ShopifyShop(name, settings);
    }

    @Override
    public Answer unknownShop(Request request) {
        return HttpAnswer.of(404);
    }
}
