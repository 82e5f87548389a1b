package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the fields of {@code Mutation}: what was written, or why it wasn't. */
final class Mutations {
    private static final List<String> DELIVER =
            List.of("write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders");

    private Mutations() {}

    static Map<String, @Nullable Object> answer(DataFetchingEnvironment field) {
        Asked asked = Asked.of(field);
        Input input = new Input(field.getArguments());
        return switch (field.getField().getName()) {
            case "fulfillmentCreate" -> {
                asked.needAny(field, DELIVER);
                yield payload("fulfillment", () -> asked.dispatch()
                        .send(input.object("fulfillment").orElseThrow(), asked.scopes()));
            }
            case "fulfillmentCancel" -> {
                asked.needAny(field, DELIVER);
                yield payload("fulfillment", () -> asked.dispatch().cancel(input.needed("id")));
            }
            case "fulfillmentOrderMove" -> {
                asked.needAny(field, DELIVER);
                yield move(input, asked);
            }
            case "fulfillmentOrderHold" -> {
                asked.needAny(field, DELIVER);
                yield hold(input, asked);
            }
            case "fulfillmentOrderReleaseHold" -> {
                asked.needAny(field, DELIVER);
                yield payload("fulfillmentOrder", () -> asked.dispatch().release(input.needed("id"), asked.scopes()));
            }
            default -> throw new IllegalStateException(field.getField().getName());
        };
    }

    private static Map<String, @Nullable Object> move(Input input, Asked asked) {
        long place = Gid.number("Location", input.needed("newLocationId")).orElse(0);
        List<String> lines = input.objects("fulfillmentOrderLineItems").stream()
                .map(line -> line.needed("id"))
                .toList();
        return payload(() -> {
            List<Map<String, Object>> groups = asked.dispatch().move(input.needed("id"), place, lines, asked.scopes());
            Map<String, @Nullable Object> payload = new HashMap<>();
            payload.put("movedFulfillmentOrder", groups.get(0));
            payload.put("originalFulfillmentOrder", groups.get(1));
            return payload;
        });
    }

    private static Map<String, @Nullable Object> hold(Input input, Asked asked) {
        String reason = input.object("fulfillmentHold").orElseThrow().needed("reason");
        return payload(() -> {
            Map<String, Object> group = asked.dispatch().hold(input.needed("id"), reason, asked.scopes());
            Map<String, @Nullable Object> payload = new HashMap<>();
            payload.put("fulfillmentOrder", group);
            payload.put(
                    "fulfillmentHold",
                    Things.rows(group.get("fulfillmentHolds")).stream()
                            .findFirst()
                            .orElse(null));
            return payload;
        });
    }

    /** What was written stands under {@code name}; null if it was refused. */
    static Map<String, @Nullable Object> payload(String name, Supplier<Object> write) {
        return payload(() -> {
            Map<String, @Nullable Object> payload = new HashMap<>();
            payload.put(name, Objects.requireNonNull(write.get()));
            return payload;
        });
    }

    private static Map<String, @Nullable Object> payload(Supplier<Map<String, @Nullable Object>> write) {
        Map<String, @Nullable Object> payload;
        try {
            payload = write.get();
            payload.put("userErrors", List.of());
        } catch (WriteRefusal refusal) {
            payload = new HashMap<>();
            payload.put("userErrors", refusal.errors());
        }
        return payload;
    }
}
