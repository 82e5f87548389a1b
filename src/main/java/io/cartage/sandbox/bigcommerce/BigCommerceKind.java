package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.ShopKind;
import io.cartage.sandbox.ShopWords;
import io.cartage.sandbox.Storefront;
import io.cartage.yaml.YamlFields;

/** BigCommerce: shops at {@code /stores/<hash>/v2} and {@code /v3}. */
public final class BigCommerceKind implements ShopKind {

    @Override
    public String root() {
        return "/stores/";
    }

    @Override
    public ShopWords words() {
        return Statuses.WORDS;
    }

    @Override
    public void checkApi(YamlFields api) {
        BigCommerceApi.read(api);
    }

    @Override
    public Storefront open(String name, SandboxSettings settings) {
        return new BigCommerceShop(name, settings);
    }

    /** A wrong hash is answered like a missing permission. */
    @Override
    public Answer unknownShop(Request request) {
        return Errors.of(request, 403, "There is no permission to make this request.");
    }
}
