package io.cartage.cart;

import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import java.nio.file.Path;

/** The facts of {@code routes/shopify/cart.yaml}, for tests of what is common to all carts. */
final class ShopifyFacts {
    static final CartFacts FACTS = load();

    private ShopifyFacts() {}

    private static CartFacts load() {
        Problems problems = new Problems();
        CartFacts facts = CartFiles.load(Home.at(Path.of("")), "shopify", Position.of("test"), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
        problems.throwIfErrors();
        return facts;
    }
}
