package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** V2 orders: the list, the count, one order. */
final class V2Orders {
    private static final int BYTES_OF_ORDER = 9000;
    private static final Set<String> INCLUDES = Set.of("consignments", "consignments.line_items", "fees");

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
