package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All variants of the catalog, whatever their product. */
final class V3Variants {
    private final BigCommerceApi api;
    private final Assortment assortment;
    private final Levels levels;

    V3Variants(BigCommerceApi api, Assortment assortment, Levels levels) {
        this.api = api;
        this.assortment = assortment;
        this.levels = levels;
    }

    Answer list(Request request) {
        Paging paging = Paging.of(request.parameters(), api);
        V3Lists.Row<Goods> row = (goods, json) -> goods.variant().write(levels.shown(goods), json);
        Optional<List<Goods>> named = named(new Filters(request.parameters()));
        if (named.isPresent()) {
            return V3Lists.list(request, api, named.get(), row);
        }
        List<Goods> page = assortment.variants(paging.skip(), paging.limit());
        return V3Lists.page(paging, assortment.variants(), page, row);
    }

    /** What the filters name; {@code sku} takes one value, which may hold commas. */
    private Optional<List<Goods>> named(Filters filters) {
        Optional<String> sku = filters.text("sku");
        Optional<List<Long>> ids = filters.numbers("id");
        Optional<List<Long>> products = filters.numbers("product_id:in");
        if (sku.isEmpty() && ids.isEmpty() && products.isEmpty()) {
            return Optional.empty();
        }
        Stream<Goods> found = sku.isPresent()
                ? assortment.bySku(sku.get()).stream()
                : ids.isPresent()
                        ? ids.get().stream().flatMap(id -> assortment.variant(id).stream())
                        : products.orElseThrow().stream().flatMap(id -> assortment.product(id).stream());
        return Optional.of(found.toList());
    }
}
