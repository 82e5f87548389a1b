package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.bigcommerce.Orders.Rewritten;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** V2 orders: the list, the count, one order and what of it can be changed. */
final class V2Orders {
    private static final int BYTES_OF_ORDER = 9000;
    private static final Set<String> INCLUDES = Set.of("consignments", "consignments.line_items", "fees");

    private static final int MOST_TEXT = 65_535;
    private static final Set<String> WRITABLE = Set.of("status_id", "external_order_id", "staff_notes");

    /** What callers try to write most often, taken from an order they have read. */
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "date_modified",
            "date_shipped",
            "status",
            "custom_status",
            "items_total",
            "items_shipped",
            "payment_status",
            "refunded_amount",
            "order_is_digital",
            "coupon_discount",
            "gift_certificate_amount",
            "store_credit_amount",
            "currency_exchange_rate",
            "external_id",
            "shipping_address_count",
            "coupons",
            "cart_id");

    private final Orders orders;
    private final BigCommerceApi api;
    private final OrderJson writer;

    V2Orders(Orders orders, BigCommerceApi api, OrderJson writer) {
        this.orders = orders;
        this.api = api;
        this.writer = writer;
    }

    /** A page of orders; 204 without a body if nothing matches or the page lies past the end. */
    Answer list(Request request, boolean ignoreDates) {
        Map<String, String> parameters = request.parameters();
        OrderQuery query = new QueryReader(parameters, api, ignoreDates).list();
        Include include = include(parameters);
        Paging paging = Paging.of(parameters, api);
        List<OrderState> found = orders.find(query, paging.skip(), paging.limit());
        if (found.isEmpty()) {
            return Answer.empty(204);
        }
        return Answer.json(200, found.size() * BYTES_OF_ORDER, json -> {
            json.writeStartArray();
            for (OrderState state : found) {
                writer.write(orders.make(state), include, json);
            }
            json.writeEndArray();
        });
    }

    Answer count(Request request, boolean ignoreDates) {
        int[] counts = orders.count(new QueryReader(request.parameters(), api, ignoreDates).count());
        return Answer.json(200, json -> OrderStatuses.counts(counts, json));
    }

    Answer one(Request request, Order order) {
        Include include = include(request.parameters());
        return Answer.json(200, BYTES_OF_ORDER, json -> writer.write(order, include, json));
    }

    /** Changes what may be changed; whether the status is a sensible one is the caller's business. */
    Answer update(Request request, Order order) {
        JsonNode body = Body.object(request);
        Body.allow(body, WRITABLE, READ_ONLY);
        Map<String, String> fields = new HashMap<>();
        for (String name : List.of("external_order_id", "staff_notes")) {
            if (body.has(name)) {
                fields.put(name, text(name, body.path(name)));
            }
        }
        Order now = orders.write(
                order,
                present -> new Rewritten(
                        Written.of(present).withFields(fields),
                        body.has("status_id")
                                ? statusId(body.path("status_id"))
                                : present.state().statusId()));
        return one(request, now);
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual() || value.textValue().length() > MOST_TEXT) {
            throw new Refusal(400, "The field '" + name + "' must be a text.");
        }
        return value.textValue();
    }

    private static int statusId(JsonNode value) {
        return (int) Body.whole(value).stream()
                .filter(id -> id >= 0 && id < Statuses.NAMES.size())
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "The field 'status_id' is not valid."));
    }

    private Include include(Map<String, String> parameters) {
        List<String> asked = Arrays.stream(
                        parameters.getOrDefault("include", "").split(","))
                .filter(part -> !part.isEmpty())
                .toList();
        for (String part : asked) {
            if (!INCLUDES.contains(part)) {
                throw new Refusal(400, "The include '" + part + "' is not supported by this resource.");
            }
        }
        boolean lines = asked.contains("consignments.line_items");
        return new Include(
                lines || asked.contains("consignments"), lines, asked.contains("fees"), isArrayWanted(parameters, api));
    }

    private static boolean isArrayWanted(Map<String, String> parameters, BigCommerceApi api) {
        boolean objectAsked = "object".equals(parameters.get("consignment_structure"));
        return api.consignments().equals("always_array") || (api.consignments().equals("array") && !objectAsked);
    }
}
