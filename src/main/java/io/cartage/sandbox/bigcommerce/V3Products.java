package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The products of the catalog, with their variants if these are asked for; who was deleted is gone. */
final class V3Products {
    private final BigCommerceApi api;
    private final Assortment assortment;
    private final Levels levels;
    private final Orders orders;

    V3Products(BigCommerceApi api, Assortment assortment, Levels levels, Orders orders) {
        this.api = api;
        this.assortment = assortment;
        this.levels = levels;
        this.orders = orders;
    }

    /** What of a product is asked for; no fields for all. */
    private record Wanted(Set<String> fields, boolean variants) {
        static Wanted of(Map<String, String> parameters) {
            Filters filters = new Filters(parameters);
            return new Wanted(
                    Set.copyOf(filters.texts("include_fields").orElse(List.of())),
                    filters.texts("include").orElse(List.of()).contains("variants"));
        }

        boolean has(String field) {
            return fields.isEmpty() || fields.contains(field);
        }
    }

    /** Products that were deleted are gone from here, though orders still name them. */
    Answer list(Request request) {
        Map<String, String> parameters = request.parameters();
        Paging paging = Paging.of(parameters, api);
        List<Integer> found = sorted(found(new Filters(parameters)), parameters);
        List<Integer> page =
                found.stream().skip(paging.skip()).limit(paging.limit()).toList();
        Wanted wanted = Wanted.of(parameters);
        return V3Lists.page(paging, found.size(), page, (index, json) -> write(assortment.at(index), wanted, json));
    }

    Answer one(Request request, long id) {
        List<Goods> goods = assortment.product(id);
        if (goods.isEmpty()) {
            throw new Refusal(404, "A product with the id of " + id + " was not found.");
        }
        Wanted wanted = Wanted.of(request.parameters());
        return V3Lists.one(goods, (found, json) -> write(found, wanted, json));
    }

    /** Products as they are after a batch of changes. */
    void write(long id, JsonGenerator json) throws IOException {
        write(assortment.product(id), new Wanted(Set.of(), false), json);
    }

    /** The indexes of those that the filters let through, by ascending id. */
    private List<Integer> found(Filters filters) {
        OptionalLong min = filters.date("date_modified:min", orders.now());
        OptionalLong max = filters.date("date_modified:max", orders.now());
        OptionalLong exactly = filters.date("date_modified", orders.now());
        long from = exactly.orElse(min.orElse(Long.MIN_VALUE));
        long to = exactly.orElse(max.orElse(Long.MAX_VALUE));
        Optional<List<Integer>> named = named(filters);
        if (named.isEmpty()) {
            return assortment.modifiedBetween(from, to);
        }
        return named.get().stream()
                .filter(index -> assortment.modified(index) >= from && assortment.modified(index) <= to)
                .toList();
    }

    /** What the filters name by id or by the product's own SKU, not by those of its other variants. */
    private Optional<List<Integer>> named(Filters filters) {
        Optional<List<Long>> ids = filters.numbers("id").or(() -> filters.numbers("id:in"));
        Optional<List<String>> skus = filters.text("sku").map(List::of).or(() -> filters.texts("sku:in"));
        if (ids.isEmpty() && skus.isEmpty()) {
            return Optional.empty();
        }
        Stream<Goods> byId = ids.stream().flatMap(List::stream).flatMap(id -> assortment.product(id).stream());
        Stream<Goods> bySku = skus.stream().flatMap(List::stream).flatMap(sku -> assortment.bySku(sku).stream());
        return Optional.of((ids.isPresent() ? byId : bySku)
                .filter(goods -> Variant.number(goods.variant().id()) == 0)
                .filter(goods -> skus.map(wanted ->
                                wanted.stream().anyMatch(goods.variant().sku()::equalsIgnoreCase))
                        .orElse(true))
                .map(goods -> goods.product().id() - Catalog.FIRST_ID)
                .distinct()
                .sorted()
                .toList());
    }

    private List<Integer> sorted(List<Integer> found, Map<String, String> parameters) {
        boolean descending = parameters.getOrDefault("direction", "asc").equals("desc");
        Comparator<Integer> order =
                switch (parameters.getOrDefault("sort", "id")) {
                    case "id" -> Comparator.naturalOrder();
                    case "date_modified" -> Comparator.comparing(assortment::modified);
                    default -> throw new Refusal(422, "Products can't be sorted by this field here.");
                };
        boolean asFound = !descending && Objects.equals(parameters.getOrDefault("sort", "id"), "id");
        return asFound
                ? found
                : found.stream().sorted(descending ? order.reversed() : order).toList();
    }

    private void write(List<Goods> goods, Wanted wanted, JsonGenerator json) throws IOException {
        Goods first = goods.get(0);
        Product product = first.product();
        json.writeStartObject();
        json.writeNumberField("id", product.id());
        text("name", product.name(), wanted, json);
        text("type", product.digital() ? "digital" : "physical", wanted, json);
        text("sku", first.variant().sku(), wanted, json);
        MoneyJson money = new MoneyJson(json, true, 2);
        if (wanted.has("weight")) {
            money.number("weight", product.weight());
        }
        if (wanted.has("price")) {
            money.number("price", product.cents() * 100L);
        }
        if (wanted.has("base_variant_id")) {
            json.writeNumberField("base_variant_id", first.variant().id());
        }
        text("upc", product.upc(), wanted, json);
        text("inventory_tracking", first.tracking(), wanted, json);
        if (wanted.has("inventory_level")) {
            json.writeNumberField("inventory_level", level(goods));
        }
        if (wanted.has("is_visible")) {
            json.writeBooleanField("is_visible", true);
        }
        text("date_modified", ShopDates.iso(assortment.modified(product.id() - Catalog.FIRST_ID)), wanted, json);
        if (wanted.variants()) {
            json.writeArrayFieldStart("variants");
            for (Goods each : goods) {
                each.variant().write(levels.shown(each), json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private int level(List<Goods> goods) {
        return goods.stream().filter(Goods::isItem).mapToInt(levels::shown).sum();
    }

    private static void text(String name, String value, Wanted wanted, JsonGenerator json) throws IOException {
        if (wanted.has(name)) {
            json.writeStringField(name, value);
        }
    }
}
