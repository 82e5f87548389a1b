package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Batches of changes in the catalog, which change stock at the default location only and at once: variants, of which one
 * that is wrong refuses all, and products, whose stock may fail while the rest is saved.
 */
final class CatalogBatch {
    private static final int MOST_VARIANTS = 50;
    private static final int MOST_PRODUCTS = 10;
    private static final List<String> TRACKINGS = List.of("none", "product", "variant");

    private final Assortment assortment;
    private final Levels levels;
    private final Orders orders;
    private final V3Products products;

    CatalogBatch(Assortment assortment, Levels levels, Orders orders, V3Products products) {
        this.assortment = assortment;
        this.levels = levels;
        this.orders = orders;
        this.products = products;
    }

    Answer variants(Request request) {
        List<JsonNode> batch = batch(request, MOST_VARIANTS);
        Map<Integer, Map<String, String>> faults = new TreeMap<>();
        List<Goods> found = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Body.allow(batch.get(i), Set.of("id", "sku", "inventory_level"), Set.of("product_id", "option_values"));
            Optional<Goods> goods = assortment.variant(batch.get(i).path("id").asLong());
            Map<String, String> wrong = faults(goods, batch.get(i));
            if (!wrong.isEmpty()) {
                faults.put(i, wrong);
            }
            goods.ifPresent(found::add);
        }
        if (!faults.isEmpty()) {
            return Errors.batch(422, faults);
        }
        for (int i = 0; i < batch.size(); i++) {
            save(found.get(i), batch.get(i));
        }
        return V3Lists.one(found, (saved, json) -> {
            json.writeStartArray();
            for (Goods goods : saved) {
                Goods now = assortment.variant(goods.variant().id()).orElse(goods);
                now.variant().write(levels.shown(now), json);
            }
            json.writeEndArray();
        });
    }

    Answer products(Request request) {
        List<JsonNode> batch = batch(request, MOST_PRODUCTS);
        for (JsonNode element : batch) {
            Body.allow(
                    element,
                    Set.of("id", "inventory_level", "inventory_tracking"),
                    Set.of("date_created", "date_modified", "calculated_price", "base_variant_id"));
            if (assortment.product(element.path("id").asLong()).isEmpty()) {
                throw new Refusal(
                        404, "A product with the id of " + element.path("id").asLong() + " was not found.");
            }
            if (element.has("inventory_tracking")
                    && !TRACKINGS.contains(element.path("inventory_tracking").asText())) {
                throw new Refusal(422, "The field 'inventory_tracking' is not valid.");
            }
        }
        Map<String, String> faults = new LinkedHashMap<>();
        batch.forEach(element -> save(element, faults));
        return Answer.json(faults.isEmpty() ? 200 : 207, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("data");
            for (JsonNode element : batch) {
                products.write(element.path("id").asLong(), json);
            }
            json.writeEndArray();
            if (!faults.isEmpty()) {
                json.writeFieldName("errors");
                Errors.error(207, "The stock of some products was not saved", faults, json);
            }
            json.writeObjectFieldStart("meta");
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static List<JsonNode> batch(Request request, int most) {
        List<JsonNode> batch = Body.array(request);
        if (batch.size() > most) {
            throw new Refusal(413, "No more than " + most + " can be sent at once.");
        }
        return batch;
    }

    private Map<String, String> faults(Optional<Goods> goods, JsonNode element) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (goods.isEmpty()) {
            faults.put("id", "There is no variant " + element.path("id").asText());
            return faults;
        }
        if (element.has("inventory_level") && level(element).isEmpty()) {
            faults.put("inventory_level", "This is no quantity");
        } else if (element.has("inventory_level") && !goods.get().tracking().equals("variant")) {
            faults.put("inventory_level", "The product is not tracked by variant");
        }
        boolean taken = assortment.bySku(element.path("sku").asText("")).stream()
                .anyMatch(other -> other.variant().id() != goods.get().variant().id());
        if (taken) {
            faults.put("sku", "Another has this SKU");
        }
        return faults;
    }

    private void save(Goods goods, JsonNode element) {
        if (element.has("sku")) {
            assortment.setSku(goods, element.path("sku").asText(), orders.now());
        }
        level(element).ifPresent(level -> {
            levels.set(goods.stockKey().orElseThrow(), Locations.DEFAULT, (int) level);
            assortment.touch(goods.product().id(), orders.now());
        });
    }

    private void save(JsonNode element, Map<String, String> faults) {
        long id = element.path("id").asLong();
        if (element.has("inventory_tracking")) {
            Product product = assortment.product(id).get(0).product();
            assortment.setTracking(product, element.path("inventory_tracking").asText(), orders.now());
        }
        Goods goods = assortment.product(id).get(0);
        OptionalLong level = level(element);
        if (level.isPresent() && goods.tracking().equals("product")) {
            levels.set(goods.stockKey().orElseThrow(), Locations.DEFAULT, (int) level.getAsLong());
            assortment.touch(id, orders.now());
        } else if (element.has("inventory_level")) {
            faults.put(Long.toString(id), level.isEmpty() ? "This is no quantity" : "It is not tracked by product");
        }
    }

    private static OptionalLong level(JsonNode element) {
        JsonNode value = element.path("inventory_level");
        return value.canConvertToInt() && value.isIntegralNumber() && value.intValue() >= 0
                ? OptionalLong.of(value.intValue())
                : OptionalLong.empty();
    }
}
