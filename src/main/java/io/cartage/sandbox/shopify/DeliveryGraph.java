package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes how an order is delivered: its fulfillment orders, one for each place that sends some of it, and its parcels. */
record DeliveryGraph(Order order) {
    private static final long ORDERS = 7_700_000_000_001L;
    private static final long ORDER_LINES = 14_000_000_000_101L;
    private static final long PARCELS = 5_600_000_000_001L;
    private static final long PARCEL_LINES = 13_000_000_000_101L;

    void write(Map<String, Object> map) {
        List<Map<String, Object>> orders = new ArrayList<>();
        List<Map<String, Object>> parcels = new ArrayList<>();
        byPlace().forEach((place, lines) -> {
            orders.add(fulfillmentOrder(place, lines, orders.size()));
            List<Line> sent =
                    lines.stream().filter(line -> line.fulfilled() > 0).toList();
            if (!sent.isEmpty()) {
                parcels.add(parcel(place, sent, parcels.size()));
            }
        });
        map.put("fulfillmentOrders", orders);
        map.put("fulfillments", parcels);
    }

    private Map<Places, List<Line>> byPlace() {
        Map<Places, List<Line>> byPlace = new EnumMap<>(Places.class);
        if (order.state().fulfillment() == FulfillmentStatus.FULFILLMENT_NOT_REQUIRED) {
            return byPlace;
        }
        for (int i = 0; i < order.lines().size(); i++) {
            Line line = order.lines().get(i);
            boolean delivered =
                    line.item().kind() != Item.Kind.TIP && line.item().removed() < line.quantity();
            if (delivered) {
                byPlace.computeIfAbsent(place(line, i), place -> new ArrayList<>())
                        .add(line);
            }
        }
        return byPlace;
    }

    private Places place(Line line, int number) {
        if (order.is(Trait.POINT_OF_SALE) || order.is(Trait.PICKUPS)) {
            return Places.MARKET_SQUARE;
        }
        Article article = line.item().article();
        if (article != null && article.service()) {
            return Places.PRINT_PARTNER;
        }
        return order.is(Trait.SPLIT_ORDERS) && number % 2 == 1 ? Places.WEST : Places.MAIN;
    }

    private Map<String, Object> fulfillmentOrder(Places place, List<Line> lines, int number) {
        String status = status(lines);
        String created = Instant.ofEpochSecond(order.state().created()).toString();
        long id = OrderIds.part(ORDERS, order.state().index(), number);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("FulfillmentOrder", id));
        map.put("status", status);
        map.put("requestStatus", requestStatus(place));
        map.put("createdAt", created);
        map.put("fulfillAt", created);
        map.put("updatedAt", Instant.ofEpochSecond(order.state().modified()).toString());
        map.put("orderId", Gid.of("Order", order.id()));
        map.put("orderName", OrderFactory.name(order.state().index()));
        map.put("orderProcessedAt", created);
        map.put("supportedActions", actions(status));
        map.put("fulfillmentHolds", holds(status, id));
        map.put("deliveryMethod", method(id));
        map.put("assignedLocation", assigned(place));
        map.put("lineItems", lines.stream().map(this::orderLine).toList());
        return map;
    }

    private String status(List<Line> lines) {
        boolean open = lines.stream().anyMatch(line -> line.unfulfilled() > 0);
        if (!open || order.state().isGone()) {
            return "CLOSED";
        }
        return switch (order.state().fulfillment()) {
            case ON_HOLD -> "ON_HOLD";
            case SCHEDULED -> "SCHEDULED";
            case IN_PROGRESS -> "IN_PROGRESS";
            default -> lines.stream().anyMatch(line -> line.fulfilled() > 0) ? "IN_PROGRESS" : "OPEN";
        };
    }

    private String requestStatus(Places place) {
        if (place != Places.PRINT_PARTNER) {
            return "UNSUBMITTED";
        }
        return switch (order.state().fulfillment()) {
            case REQUEST_DECLINED -> "REJECTED";
            case PENDING_FULFILLMENT -> "SUBMITTED";
            case IN_PROGRESS, FULFILLED -> "ACCEPTED";
            default -> "UNSUBMITTED";
        };
    }

    private static List<Map<String, Object>> actions(String status) {
        List<String> actions =
                switch (status) {
                    case "OPEN" -> List.of("CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD", "SPLIT");
                    case "IN_PROGRESS" -> List.of("CREATE_FULFILLMENT", "HOLD");
                    case "ON_HOLD" -> List.of("RELEASE_HOLD", "HOLD", "MOVE");
                    case "SCHEDULED" -> List.of("MARK_AS_OPEN");
                    default -> List.of();
                };
        return actions.stream()
                .map(action -> Map.<String, Object>of("action", action))
                .toList();
    }

    private static List<Map<String, Object>> holds(String status, long id) {
        if (!status.equals("ON_HOLD")) {
            return List.of();
        }
        Map<String, Object> hold = new LinkedHashMap<>();
        hold.put("id", Gid.of("FulfillmentHold", id));
        hold.put("reason", "INVENTORY_OUT_OF_STOCK");
        hold.put("reasonNotes", null);
        return List.of(hold);
    }

    private Map<String, Object> method(long id) {
        String type = order.is(Trait.POINT_OF_SALE)
                ? "RETAIL"
                : order.is(Trait.PICKUPS) ? "PICK_UP" : order.is(Trait.DIGITAL) ? "NONE" : "SHIPPING";
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("id", Gid.of("DeliveryMethod", id));
        method.put("methodType", type);
        return method;
    }

    private static Map<String, Object> assigned(Places place) {
        Map<String, Object> assigned = new LinkedHashMap<>();
        assigned.put("name", place.label());
        assigned.put("countryCode", "US");
        assigned.put("location", place.location());
        return assigned;
    }

    private Map<String, Object> orderLine(Line line) {
        Article article = line.item().article();
        boolean gone = order.state().isGone();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("FulfillmentOrderLineItem", ORDER_LINES + line.id()));
        map.put("sku", line.item().sku());
        map.put("productTitle", line.item().title());
        map.put("variantTitle", article == null ? null : article.variantTitle());
        map.put("requiresShipping", line.item().isShipped());
        map.put("totalQuantity", gone ? line.fulfilled() : Math.max(line.current(), line.fulfilled()));
        map.put("remainingQuantity", gone ? 0 : line.unfulfilled());
        map.put("inventoryItemId", article == null ? null : Gid.of("InventoryItem", article.inventoryItemId()));
        map.put("lineItem", Map.of("id", Gid.of("LineItem", line.id())));
        return map;
    }

    private Map<String, Object> parcel(Places place, List<Line> lines, int number) {
        String at = Instant.ofEpochSecond(order.state().modified()).toString();
        long id = OrderIds.part(PARCELS, order.state().index(), number);
        Map<String, Object> tracking = new LinkedHashMap<>();
        tracking.put("company", "UPS");
        tracking.put("number", "1Z999AA1" + (10_000_000 + id % 10_000_000));
        tracking.put("url", null);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("Fulfillment", id));
        map.put("legacyResourceId", Long.toString(id));
        map.put("name", OrderFactory.name(order.state().index()) + "-F" + (number + 1));
        map.put("status", "SUCCESS");
        map.put("createdAt", at);
        map.put("updatedAt", at);
        map.put("location", place.location());
        map.put("totalQuantity", lines.stream().mapToInt(Line::fulfilled).sum());
        map.put("requiresShipping", lines.stream().anyMatch(line -> line.item().isShipped()));
        map.put("trackingInfo", order.is(Trait.POINT_OF_SALE) ? List.of() : List.of(tracking));
        map.put(
                "fulfillmentLineItems",
                lines.stream().map(DeliveryGraph::parcelLine).toList());
        return map;
    }

    private static Map<String, Object> parcelLine(Line line) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("FulfillmentLineItem", PARCEL_LINES + line.id()));
        map.put("quantity", line.fulfilled());
        map.put("lineItem", Map.of("id", Gid.of("LineItem", line.id())));
        return map;
    }
}
