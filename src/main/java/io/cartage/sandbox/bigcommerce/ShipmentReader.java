package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a shipment that a caller wrote, for one order. Whatever the platform wouldn't take is refused with 400. */
final class ShipmentReader {
    /** The texts of a shipment that can be written, with their greatest length. */
    private static final Map<String, Integer> TEXTS = Map.of(
            "tracking_number", 50,
            "tracking_link", 500,
            "shipping_method", 255,
            "shipping_provider", 255,
            "tracking_carrier", 255,
            "merchant_shipping_cost", 32,
            "comments", 65_535);

    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "order_id",
            "customer_id",
            "date_created",
            "billing_address",
            "shipping_address",
            "shipping_provider_display_name",
            "generated_tracking_link");
    private static final Set<String> PROVIDERS = Set.of(
            "",
            "auspost",
            "canadapost",
            "custom",
            "endicia",
            "fedex",
            "royalmail",
            "shipperhq",
            "ups",
            "upsonline",
            "upsready",
            "usps");

    private final Order order;
    private final BigCommerceApi api;

    ShipmentReader(Order order, BigCommerceApi api) {
        this.order = order;
        this.api = api;
    }

    Shipment create(JsonNode body, long id, long now) {
        List<String> writable = new ArrayList<>(TEXTS.keySet());
        writable.addAll(List.of("order_address_id", "items"));
        Body.allow(body, writable, READ_ONLY);
        if (!body.has("order_address_id")) {
            throw new Refusal(400, "The required field 'order_address_id' was not supplied.");
        }
        long address = address(body.path("order_address_id"));
        List<Shipment.Packed> items = items(body.path("items"), address);
        Map<String, String> texts = texts(body);
        texts.putIfAbsent("shipping_provider", "custom"); // left out isn't the same as empty
        return new Shipment(id, now, address, items, texts);
    }

    /** What can be changed later: everything but the items. */
    Shipment update(JsonNode body, Shipment shipment) {
        List<String> writable = new ArrayList<>(TEXTS.keySet());
        writable.add("order_address_id");
        Set<String> readOnly = new HashSet<>(READ_ONLY);
        readOnly.add("items");
        Body.allow(body, writable, readOnly);
        long address = body.has("order_address_id") ? address(body.path("order_address_id")) : shipment.addressId();
        Map<String, String> texts = new HashMap<>(shipment.texts());
        texts.putAll(texts(body));
        return new Shipment(shipment.id(), shipment.created(), address, shipment.items(), texts);
    }

    private long address(JsonNode value) {
        long id = Body.whole(value)
                .orElseThrow(() -> new Refusal(400, "The field 'order_address_id' must be one integer."));
        if (order.parcels().stream().noneMatch(parcel -> parcel.id() == id)) {
            throw new Refusal(400, "The field 'order_address_id' is no address of this order.");
        }
        return id;
    }

    private List<Shipment.Packed> items(JsonNode array, long address) {
        if (!array.isArray() || array.isEmpty()) {
            throw new Refusal(400, "The required field 'items' was not supplied.");
        }
        Map<Long, Integer> units = new LinkedHashMap<>();
        for (JsonNode item : array) {
            Body.allow(item, Set.of("order_product_id", "quantity"), Set.of("product_id"));
            units.merge(line(item, address).id(), quantity(item), Math::addExact);
        }
        units.forEach(this::checkOpen);
        return units.entrySet().stream()
                .map(entry -> new Shipment.Packed(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Line line(JsonNode item, long address) {
        long id = Body.whole(item.path("order_product_id"))
                .orElseThrow(() -> new Refusal(400, "The required field 'order_product_id' was not supplied."));
        Line line = order.lines().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "The order_product_id " + id + " is not in this order."));
        if (line.addressId() != address) {
            throw new Refusal(400, "The order_product_id " + id + " does not go to this address.");
        }
        return line;
    }

    private static int quantity(JsonNode item) {
        long quantity = Body.whole(item.path("quantity"))
                .orElseThrow(() -> new Refusal(400, "The required field 'quantity' was not supplied."));
        if (quantity < 1 || quantity > 1_000_000) {
            throw new Refusal(400, "The field 'quantity' is not valid.");
        }
        return (int) quantity;
    }

    private void checkOpen(long lineId, int units) {
        int open = order.lines().stream()
                .filter(line -> line.id() == lineId)
                .mapToInt(Line::open)
                .sum();
        if (units > open && api.overShip().equals("reject")) {
            throw new Refusal(
                    400, "The quantity of order_product_id " + lineId + " is more than remains to be shipped: " + open);
        }
    }

    private static Map<String, String> texts(JsonNode body) {
        Map<String, String> texts = new HashMap<>();
        TEXTS.forEach((name, most) -> {
            JsonNode value = body.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                texts.put(name, text(name, value, most));
            }
        });
        String provider = texts.getOrDefault("shipping_provider", "");
        if (!PROVIDERS.contains(provider) && !provider.matches("carrier_\\d+")) {
            throw new Refusal(400, "The field 'shipping_provider' is not valid.");
        }
        if (!texts.getOrDefault("tracking_carrier", "").matches("[a-z0-9-]*")) {
            throw new Refusal(400, "The field 'tracking_carrier' is not valid.");
        }
        return texts;
    }

    private static String text(String name, JsonNode value, int most) {
        boolean cost = name.equals("merchant_shipping_cost") && value.isNumber();
        if (!value.isTextual() && !cost) {
            throw new Refusal(400, "The field '" + name + "' must be a text.");
        }
        String text = value.asText();
        if (text.length() > most) {
            throw new Refusal(400, "The field '" + name + "' is longer than " + most + " characters.");
        }
        return text;
    }
}
