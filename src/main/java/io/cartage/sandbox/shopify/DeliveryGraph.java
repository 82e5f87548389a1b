package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Trait;
import io.cartage.sandbox.shopify.Delivery.Group;
import io.cartage.sandbox.shopify.Delivery.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes how an order is delivered: its fulfillment orders, one for each place that sends some of it, and its parcels.
 *
 * @param lines those of the order as the API shows them
 */
record DeliveryGraph(Order order, Delivery delivery, List<Map<String, Object>> lines) {
    private static final Duration AHEAD = Duration.ofDays(30);

    void write(Map<String, Object> map) {
        map.put("fulfillmentOrders", delivery.groups().stream().map(this::group).toList());
        map.put("fulfillments", delivery.parcels().stream().map(this::parcel).toList());
    }

    private Map<String, Object> group(Group group) {
        String status = delivery.status(order, group);
        long created = order.state().created();
        long id = DeliveryIds.group(order.state().index(), group.number());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("FulfillmentOrder", id));
        map.put("status", status);
        map.put("requestStatus", requestStatus(group.place()));
        map.put("createdAt", time(created));
        map.put("fulfillAt", time(status.equals("SCHEDULED") ? created + AHEAD.toSeconds() : created));
        map.put("updatedAt", time(group.updated()));
        map.put("orderId", Gid.of("Order", order.id()));
        map.put("orderName", OrderFactory.name(order.state().index()));
        map.put("orderProcessedAt", time(created));
        map.put("supportedActions", actions(status));
        map.put("fulfillmentHolds", holds(status, group.hold(), id));
        map.put("deliveryMethod", method(id));
        map.put("assignedLocation", assigned(group.place()));
        map.put(
                "lineItems",
                group.lines().stream().map(line -> groupLine(group, line)).toList());
        return map;
    }

    private String requestStatus(Places place) {
        if (!place.isService()) {
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
                    case "IN_PROGRESS" -> List.of("CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD", "SPLIT");
                    case "ON_HOLD" -> List.of("RELEASE_HOLD", "HOLD", "MOVE");
                    case "SCHEDULED" -> List.of("MARK_AS_OPEN");
                    default -> List.of();
                };
        return actions.stream()
                .map(action -> Map.<String, Object>of("action", action))
                .toList();
    }

    private static List<Map<String, Object>> holds(String status, @Nullable String reason, long id) {
        if (!status.equals("ON_HOLD") || reason == null) {
            return List.of();
        }
        Map<String, Object> hold = new LinkedHashMap<>();
        hold.put("id", Gid.of("FulfillmentHold", id));
        hold.put("reason", reason);
        hold.put("displayReason", shown(reason));
        hold.put("reasonNotes", null);
        return List.of(hold);
    }

    /** {@code INVENTORY_OUT_OF_STOCK} as people read it. */
    private static String shown(String reason) {
        return reason.charAt(0) + reason.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
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

    private Map<String, Object> groupLine(Group group, int number) {
        Line line = order.lines().get(number);
        Article article = line.item().article();
        int remaining = Delivery.remaining(order, group, number);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("FulfillmentOrderLineItem", DeliveryIds.groupLine(group.number(), line.id())));
        map.put("sku", line.item().sku());
        map.put("productTitle", line.item().title());
        map.put("variantTitle", article == null ? null : article.variantTitle());
        map.put("requiresShipping", line.item().isShipped());
        map.put("totalQuantity", remaining + delivery.sent(group, number));
        map.put("remainingQuantity", remaining);
        map.put("inventoryItemId", article == null ? null : Gid.of("InventoryItem", article.inventoryItemId()));
        map.put("lineItem", lines.get(number));
        return map;
    }

    private Map<String, Object> parcel(Parcel parcel) {
        long id = DeliveryIds.parcel(order.state().index(), parcel.number());
        boolean isCancelled = parcel.cancelled() > 0;
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("Fulfillment", id));
        map.put("legacyResourceId", Long.toString(id));
        map.put("name", OrderFactory.name(order.state().index()) + "-F" + (parcel.number() + 1));
        map.put("status", isCancelled ? "CANCELLED" : "SUCCESS");
        map.put("displayStatus", isCancelled ? "CANCELED" : "FULFILLED");
        map.put("createdAt", time(parcel.created()));
        map.put("updatedAt", time(isCancelled ? parcel.cancelled() : parcel.created()));
        map.put("location", parcel.place().location());
        map.put("totalQuantity", parcel.units());
        map.put("requiresShipping", parcel.contents().stream().anyMatch(content -> order.lines()
                .get(content.line())
                .item()
                .isShipped()));
        map.put("trackingInfo", tracking(parcel.tracking()));
        map.put("fulfillmentLineItems", contents(parcel));
        return map;
    }

    private List<Map<String, Object>> contents(Parcel parcel) {
        List<Map<String, Object>> contents = new ArrayList<>();
        for (Delivery.Content content : parcel.contents()) {
            Line line = order.lines().get(content.line());
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", Gid.of("FulfillmentLineItem", DeliveryIds.parcelLine(parcel.number(), line.id())));
            map.put("quantity", content.units());
            map.put("lineItem", lines.get(content.line()));
            contents.add(map);
        }
        return contents;
    }

    private static List<Map<String, Object>> tracking(Delivery.Tracking tracking) {
        List<Map<String, Object>> list = new ArrayList<>();
        int many = Math.max(tracking.numbers().size(), tracking.urls().size());
        for (int i = 0; i < many; i++) {
            String number = i < tracking.numbers().size() ? tracking.numbers().get(i) : null;
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("company", tracking.company());
            map.put("number", number);
            map.put("url", i < tracking.urls().size() ? tracking.urls().get(i) : link(tracking.company(), number));
            list.add(map);
        }
        return list;
    }

    /** The platform knows how to follow the parcels of companies it knows, by their exact names. */
    private static @Nullable String link(@Nullable String company, @Nullable String number) {
        if (company == null || number == null) {
            return null;
        }
        return switch (company) {
            case "UPS" -> "https://www.ups.com/track?tracknum=" + number;
            case "FedEx" -> "https://www.fedex.com/fedextrack/?trknbr=" + number;
            case "USPS" -> "https://tools.usps.com/go/TrackConfirmAction_input?qtc_tLabels1=" + number;
            case "DHL Express" -> "https://www.dhl.com/en/express/tracking.html?AWB=" + number;
            default -> null;
        };
    }

    private static String time(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).toString();
    }
}
