package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.bigcommerce.Levels.Change;
import io.cartage.sandbox.bigcommerce.Locations.Location;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Stock by item and location: read by page, changed by request. A request is accepted as a whole or refused as a whole. */
final class V3Inventory {
    private static final int MOST_ROWS = 1000;

    private final Assortment assortment;
    private final Levels levels;
    private final BigCommerceApi api;
    private final AtomicInteger transactions = new AtomicInteger();

    V3Inventory(Assortment assortment, Levels levels, BigCommerceApi api) {
        this.assortment = assortment;
        this.levels = levels;
        this.api = api;
    }

    /** At {@code /inventory/items}: every item with its locations. */
    Answer items(Request request) {
        Filters filters = new Filters(request.parameters());
        Optional<List<Long>> ids = filters.numbers("location_id:in");
        Optional<List<String>> codes = filters.texts("location_code:in");
        List<Location> shown = Locations.ALL.stream()
                .filter(location ->
                        ids.map(asked -> asked.contains((long) location.id())).orElse(true))
                .filter(location ->
                        codes.map(asked -> asked.contains(location.code())).orElse(true))
                .toList();
        return list(request, (goods, json) -> {
            json.writeArrayFieldStart("locations");
            for (Location location : shown) {
                json.writeStartObject();
                json.writeNumberField("location_id", location.id());
                json.writeStringField("location_code", location.code());
                json.writeStringField("location_name", location.label());
                level(goods, location, json);
                json.writeBooleanField("location_enabled", location.enabled());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** At {@code /inventory/locations/{id}/items}: every item at one location. */
    Answer itemsAt(Request request, long locationId) {
        Optional<Location> location = Locations.find(locationId);
        return location.isEmpty()
                ? Errors.problem(404, "The location " + locationId + " was not found.")
                : list(request, (goods, json) -> level(goods, location.get(), json));
    }

    Answer adjust(Request request, boolean relative) {
        AdjustmentReader reader = new AdjustmentReader(assortment, levels, relative);
        List<Change> changes = reader.read(Body.object(request));
        if (reader.refused().isPresent()) {
            return reader.refused().get();
        }
        levels.accept(changes);
        int number = transactions.incrementAndGet();
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeStringField("transaction_id", new UUID(0x4000L, number).toString());
            json.writeEndObject();
        });
    }

    private Answer list(Request request, V3Lists.Row<Goods> rest) {
        Paging paging = Paging.of(request.parameters(), api, MOST_ROWS);
        V3Lists.Row<Goods> row = (goods, json) -> {
            json.writeStartObject();
            identity(goods, json);
            rest.write(goods, json);
            json.writeEndObject();
        };
        Optional<List<Goods>> named = named(new Filters(request.parameters()));
        if (named.isEmpty()) {
            return V3Lists.page(paging, assortment.items(), assortment.items(paging.skip(), paging.limit()), row);
        }
        List<Goods> page =
                named.get().stream().skip(paging.skip()).limit(paging.limit()).toList();
        return V3Lists.page(paging, named.get().size(), page, row);
    }

    /** The items that the filters name; empty if they name none. */
    private Optional<List<Goods>> named(Filters filters) {
        Optional<List<String>> skus = filters.texts("sku:in");
        Optional<List<Long>> variants = filters.numbers("variant_id:in");
        Optional<List<Long>> products = filters.numbers("product_id:in");
        if (skus.isEmpty() && variants.isEmpty() && products.isEmpty()) {
            return Optional.empty();
        }
        Stream<Goods> found = skus.isPresent()
                ? skus.get().stream().flatMap(sku -> assortment.bySku(sku).stream())
                : variants.isPresent()
                        ? variants.get().stream().flatMap(id -> assortment.variant(id).stream())
                        : products.orElseThrow().stream().flatMap(id -> assortment.product(id).stream());
        return Optional.of(found.filter(Goods::isItem)
                .filter(goods -> variants.map(
                                ids -> ids.contains((long) goods.variant().id()))
                        .orElse(true))
                .filter(goods -> products.map(
                                ids -> ids.contains((long) goods.product().id()))
                        .orElse(true))
                .distinct()
                .toList());
    }

    private static void identity(Goods goods, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("identity");
        json.writeStringField("sku", goods.variant().sku());
        json.writeNumberField("variant_id", goods.variant().id());
        json.writeNumberField("product_id", goods.product().id());
        json.writeEndObject();
    }

    private void level(Goods goods, Location location, JsonGenerator json) throws IOException {
        int onHand = levels.onHand(goods.stockKey().orElseThrow(), location.id());
        json.writeNumberField("available_to_sell", onHand);
        json.writeNumberField("total_inventory_onhand", onHand);
        json.writeObjectFieldStart("settings");
        json.writeNumberField("safety_stock", 0);
        json.writeBooleanField("is_in_stock", onHand > 0);
        json.writeNumberField("warning_level", 0);
        json.writeStringField("bin_picking_number", "");
        json.writeEndObject();
    }
}
