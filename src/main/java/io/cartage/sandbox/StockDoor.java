package io.cartage.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The admin address {@code /sandbox/<shop>/stock}: shows what there is, counts it anew and sends shoppers. */
final class StockDoor {
    private static final int FIRST = 50;
    private static final int MOST = 1_000_000;

    private StockDoor() {}

    /** One SKU by the parameter {@code sku}, or the places and the first SKUs. */
    static Answer show(SandboxShop shop, Request request) {
        String sku = request.parameters().getOrDefault("sku", "");
        return told(() -> sku.isEmpty() ? overview(shop.stock()) : one(shop.stock(), sku));
    }

    static Answer change(SandboxShop shop, Request request) {
        Problems problems = new Problems();
        Optional<YamlMap> body = Yaml.readMap("body", request.body(), problems);
        if (body.isEmpty()) {
            return text(400, faults(problems));
        }
        YamlFields fields = new YamlFields(body.get(), problems);
        String sku = fields.text("sku").orElse("");
        String place = fields.text("place").orElse("");
        int quantity = fields.integer("quantity", 0, Integer.MAX_VALUE, -1);
        int buy = fields.integer("buy", 1, MOST, 0);
        int shoppers = fields.integer("shoppers", 1, MOST, 0);
        int seed = fields.integer("seed", 0, Integer.MAX_VALUE, 1);
        boolean settle = fields.flag("settle", false);
        fields.finish();
        if (sku.isEmpty() && (quantity >= 0 || buy > 0)) {
            problems.error(body.get().at(), "'sku' is missing", "Write which one, such as {sku: TOW-0042, buy: 2}");
        }
        if (problems.hasErrors()) {
            return text(400, faults(problems));
        }
        return told(() -> {
            StockBook stock = shop.stock();
            if (settle) {
                stock.settle();
            }
            if (quantity >= 0) {
                stock.setQuantity(sku, place.isEmpty() ? stock.places().get(0).id() : place, quantity);
            }
            List<StockBook.Sale> sales = buy > 0
                    ? stock.buy(sku, buy).stream().toList()
                    : shoppers > 0 ? stock.shoppers(seed, shoppers) : List.of();
            return buy > 0 || shoppers > 0 ? sold(sales) : sku.isEmpty() ? overview(stock) : one(stock, sku);
        });
    }

    /** What can be answered by what there is. */
    private interface Telling {
        Answer tell();
    }

    private static Answer told(Telling telling) {
        try {
            return telling.tell();
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return text(404, String.valueOf(e.getMessage()));
        }
    }

    private static Answer overview(StockBook stock) {
        List<String> skus = stock.skus();
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeNumberField("skus", skus.size());
            json.writeArrayFieldStart("first_skus");
            for (String sku : skus.subList(0, Math.min(FIRST, skus.size()))) {
                json.writeString(sku);
            }
            json.writeEndArray();
            places(stock, Optional.empty(), json);
            json.writeEndObject();
        });
    }

    private static Answer one(StockBook stock, String sku) {
        int sellable = stock.sellable(sku);
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeStringField("sku", sku);
            json.writeNumberField("sellable", sellable);
            places(stock, Optional.of(place -> stock.quantity(sku, place.id())), json);
            json.writeEndObject();
        });
    }

    private static void places(StockBook stock, Optional<ToIntFunction<StockBook.Place>> quantity, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart("places");
        for (StockBook.Place place : stock.places()) {
            json.writeStartObject();
            json.writeStringField("id", place.id());
            json.writeStringField("name", place.name());
            json.writeBooleanField("active", place.active());
            if (quantity.isPresent()) {
                json.writeNumberField("quantity", quantity.get().applyAsInt(place));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Answer sold(List<StockBook.Sale> sales) {
        return Answer.json(200, json -> {
            json.writeStartArray();
            for (StockBook.Sale sale : sales) {
                json.writeStartObject();
                json.writeNumberField("order", sale.order());
                json.writeStringField("sku", sale.sku());
                json.writeNumberField("quantity", sale.quantity());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String faults(Problems problems) {
        return problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static Answer text(int status, String text) {
        return Answer.text(status, "text/plain; charset=utf-8", text + "\n");
    }
}
