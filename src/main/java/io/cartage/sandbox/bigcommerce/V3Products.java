package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The products of the catalog, with their variants if these are asked for; who was deleted is gone. */
final class V3Products {
    private final BigCommerceApi api;
    private final Catalog catalog;

    V3Products(BigCommerceApi api, Catalog catalog) {
        this.api = api;
        this.catalog = catalog;
    }

    /** What of a product is asked for; no fields for all. */
    private record Wanted(Set<String> fields, boolean variants) {
        static Wanted of(Map<String, String> parameters) {
            return new Wanted(
                    words(parameters, "include_fields"),
                    words(parameters, "include").contains("variants"));
        }

        boolean has(String field) {
            return fields.isEmpty() || fields.contains(field);
        }
    }

    /** Products that were deleted are gone from here, though orders still name them. */
    Answer list(Request request) {
        Map<String, String> parameters = request.parameters();
        List<Product> products = catalog.present().stream()
                .filter(product -> isAmong(parameters, "id:in", Integer.toString(product.id())))
                .filter(product -> isAmong(parameters, "id", Integer.toString(product.id())))
                .filter(product -> isAmong(parameters, "sku:in", product.sku()))
                .filter(product -> product.sku().equals(parameters.getOrDefault("sku", product.sku())))
                .toList();
        Wanted wanted = Wanted.of(parameters);
        return V3Lists.list(request, api, products, (product, json) -> write(product, wanted, json));
    }

    Answer one(Request request, long id) {
        Product product = catalog.find(id)
                .orElseThrow(() -> new Refusal(404, "A product with the id of " + id + " was not found."));
        Wanted wanted = Wanted.of(request.parameters());
        return V3Lists.one(product, (found, json) -> write(found, wanted, json));
    }

    private static Set<String> words(Map<String, String> parameters, String name) {
        return Arrays.stream(parameters.getOrDefault(name, "").split(","))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean isAmong(Map<String, String> parameters, String name, String value) {
        return !parameters.containsKey(name) || words(parameters, name).contains(value);
    }

    private static void write(Product product, Wanted wanted, JsonGenerator json) throws IOException {
        List<Variant> variants = Variant.of(product);
        json.writeStartObject();
        json.writeNumberField("id", product.id());
        text("name", product.name(), wanted, json);
        text("type", product.digital() ? "digital" : "physical", wanted, json);
        text("sku", product.sku(), wanted, json);
        MoneyJson money = new MoneyJson(json, true, 2);
        if (wanted.has("weight")) {
            money.number("weight", product.weight());
        }
        if (wanted.has("price")) {
            money.number("price", product.cents() * 100L);
        }
        if (wanted.has("base_variant_id")) {
            json.writeNumberField("base_variant_id", product.variantId());
        }
        text("upc", product.upc(), wanted, json);
        text("inventory_tracking", tracking(product, variants.size()), wanted, json);
        if (wanted.has("is_visible")) {
            json.writeBooleanField("is_visible", true);
        }
        if (wanted.variants()) {
            json.writeArrayFieldStart("variants");
            for (Variant variant : variants) {
                variant.write(json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Downloads and one good of twenty-five are not counted. */
    private static String tracking(Product product, int variants) {
        boolean counted = !product.digital() && product.id() % 25 != 7;
        return counted ? variants > 1 ? "variant" : "product" : "none";
    }

    private static void text(String name, String value, Wanted wanted, JsonGenerator json) throws IOException {
        if (wanted.has(name)) {
            json.writeStringField(name, value);
        }
    }
}
