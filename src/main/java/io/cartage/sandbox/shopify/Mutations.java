package io.cartage.sandbox.shopify;

import graphql.execution.directives.QueryAppliedDirective;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers the fields of {@code Mutation}: what was written, or why it wasn't. */
final class Mutations {
    private static final List<String> DELIVER =
            List.of("write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders");
    private static final List<String> STOCK = List.of("write_inventory");
    private static final List<String> ORDERS = List.of("write_orders");

    private Mutations() {}

    static Map<String, @Nullable Object> answer(DataFetchingEnvironment field) {
        Asked asked = Asked.of(field);
        Input input = new Input(field.getArguments());
        String name = field.getField().getName();
        if (name.startsWith("fulfillment")) {
            asked.needAny(field, DELIVER);
            return delivery(name, input, asked);
        }
        if (name.startsWith("inventory")) {
            asked.needAny(field, STOCK);
            return stock(name, input, field);
        }
        asked.needAny(field, ORDERS);
        return order(name, input, new OrderMarks(asked));
    }

    private static Map<String, @Nullable Object> delivery(String name, Input input, Asked asked) {
        Dispatch dispatch = asked.store().dispatch();
        Scopes scopes = asked.scopes();
        return switch (name) {
            case "fulfillmentCreate" ->
                Payload.of("fulfillment", () -> dispatch.send(input.needed("fulfillment", Input::object), scopes));
            case "fulfillmentCancel" -> Payload.of("fulfillment", () -> dispatch.cancel(input.needed("id")));
            case "fulfillmentOrderMove" -> Payload.of(() -> move(input, dispatch, scopes));
            case "fulfillmentOrderHold" -> Payload.of(() -> hold(input, dispatch, scopes));
            default -> Payload.of("fulfillmentOrder", () -> dispatch.release(input.needed("id"), scopes));
        };
    }

    private static Payload move(Input input, Dispatch dispatch, Scopes scopes) {
        long place = Gid.number("Location", input.needed("newLocationId")).orElse(0);
        List<String> lines = input.objects("fulfillmentOrderLineItems").stream()
                .map(line -> line.needed("id"))
                .toList();
        List<Map<String, Object>> groups = dispatch.move(input.needed("id"), place, lines, scopes);
        return Payload.of("movedFulfillmentOrder", groups.get(0)).and("originalFulfillmentOrder", groups.get(1));
    }

    private static Payload hold(Input input, Dispatch dispatch, Scopes scopes) {
        String reason = input.needed("fulfillmentHold", Input::object).needed("reason");
        Map<String, Object> group = dispatch.hold(input.needed("id"), reason, scopes);
        Object hold =
                Things.rows(group.get("fulfillmentHolds")).stream().findFirst().orElse(null);
        return Payload.of("fulfillmentOrder", group).and("fulfillmentHold", hold);
    }

    private static Map<String, @Nullable Object> stock(String name, Input input, DataFetchingEnvironment field) {
        StockWrites writes = Asked.of(field).store().stock();
        return switch (name) {
            case "inventorySetQuantities" -> writes.set(input.needed("input", Input::object), key(field));
            case "inventoryActivate" -> writes.activate(input, key(field));
            default -> Payload.of("inventoryItem", () -> writes.update(input));
        };
    }

    /** @throws GraphRefusal if the field doesn't say it */
    private static String key(DataFetchingEnvironment field) {
        List<QueryAppliedDirective> directives = field.getQueryDirectives().getImmediateAppliedDirective("idempotent");
        String key = directives.isEmpty()
                ? ""
                : String.valueOf(Objects.requireNonNull(directives.get(0).getArgument("key"))
                        .<Object>getValue());
        if (key.isBlank()) {
            throw GraphRefusal.of(
                    "The @idempotent directive is required for this mutation but was not provided.", "BAD_REQUEST");
        }
        return key;
    }

    private static Map<String, @Nullable Object> order(String name, Input input, OrderMarks marks) {
        return switch (name) {
            case "tagsAdd" -> Payload.of("node", () -> marks.addTags(input));
            case "tagsRemove" -> Payload.of("node", () -> marks.removeTags(input));
            case "orderUpdate" -> Payload.of("order", () -> marks.update(input.needed("input", Input::object)));
            case "orderClose" -> Payload.of("order", () -> marks.close(input.needed("input", Input::object)));
            default -> Payload.of("metafields", () -> marks.setMetafields(input.objects("metafields")));
        };
    }
}
