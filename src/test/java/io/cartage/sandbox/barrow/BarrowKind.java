package io.cartage.sandbox.barrow;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.ShopKind;
import io.cartage.sandbox.ShopWords;
import io.cartage.sandbox.Storefront;
import io.cartage.yaml.YamlFields;
import java.util.Map;
import java.util.Set;

/** Barrow: shops at {@code /barrow/<name>}. */
public final class BarrowKind implements ShopKind {

    @Override
    public String root() {
        return "/barrow/";
    }

    @Override
    public ShopWords words() {
        return new ShopWords(Map.of(), "Write a state such as paid", Set.of(), Set.of());
    }

    @Override
    public void checkApi(YamlFields api) {
        BarrowShop.Quota.read(api);
    }

    @Override
    public Storefront open(String name, SandboxSettings settings) {
        return new BarrowShop(name, settings);
    }

    @Override
    public Answer unknownShop(Request request) {
        return Answer.empty(404);
    }
}
