package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A variant of a product. Orders name only the first of a product; of the others some have a SKU as people mistype it,
 * which the platform lets through: none at all, or that of the first but for a blank.
 *
 * @param option such as {@code Size}; empty for the only variant of a product
 */
record Variant(int id, int productId, String sku, String option, String value) {
    private static final int FIRST = 1000;
    private static final int APART = 100_000;

    static int id(int productId, int number) {
        return FIRST + productId + number * APART;
    }

    /** Which of its product's variants it is, from 0. */
    static int number(long id) {
        return (int) ((id - FIRST - Catalog.FIRST_ID) / APART);
    }

    static long productId(long id) {
        return id - FIRST - (long) number(id) * APART;
    }

    /** How many variants a product has, told without making them. */
    static int count(Product product) {
        return product.option().isEmpty() ? 1 : Catalog.SIZES.size();
    }

    /** All variants of a product: one for each value of its option, the one that is sold first. */
    static List<Variant> of(Product product) {
        List<Variant> variants = new ArrayList<>();
        variants.add(
                new Variant(product.variantId(), product.id(), product.sku(), product.option(), product.optionValue()));
        List<String> values = product.option().equals("Size") ? Catalog.SIZES : Catalog.COLORS;
        for (String value : product.option().isEmpty() ? List.<String>of() : values) {
            if (!value.equals(product.optionValue())) {
                int n = variants.size();
                String sku = n == 1 ? flawed(product, value) : regular(product, value);
                variants.add(new Variant(id(product.id(), n), product.id(), sku, product.option(), value));
            }
        }
        return variants;
    }

    private static String regular(Product product, String value) {
        return product.sku() + "-" + value.toUpperCase(Locale.ROOT);
    }

    private static String flawed(Product product, String value) {
        return switch (product.id() % 40) {
            case 9 -> "";
            case 23 -> product.sku().substring(0, 3) + " " + product.sku().substring(3);
            default -> regular(product, value);
        };
    }

    Variant withSku(String other) {
        return new Variant(id, productId, other, option, value);
    }

    void write(int level, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("product_id", productId);
        json.writeStringField("sku", sku);
        json.writeNumberField("inventory_level", level);
        json.writeArrayFieldStart("option_values");
        if (!option.isEmpty()) {
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeStringField("label", value);
            json.writeNumberField("option_id", productId);
            json.writeStringField("option_display_name", option);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
