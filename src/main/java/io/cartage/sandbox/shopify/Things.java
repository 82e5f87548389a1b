package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists beside orders and goods: places and fulfillment orders. */
final class Things {
    private static final Map<String, SearchField<Map<String, Object>>> LOCATIONS = Map.of(
            "", new SearchField.Text<>(row -> row.get("name")),
            "name", new SearchField.Text<>(row -> row.get("name")),
            "id", new SearchField.Id<>(Things::number),
            "active", new SearchField.Text<>(row -> row.get("isActive")));
    private static final Map<String, SearchField<Map<String, Object>>> PARCELS = Map.of(
            "id", new SearchField.Id<>(Things::number),
            "status", new SearchField.Text<>(row -> row.get("status")),
            "assigned_location_id",
                    new SearchField.Text<>(row -> Long.toString(place(row).id())),
            "updated_at", new SearchField.Time<>(row -> Instant.parse(text(row, "updatedAt"))));

    private Things() {}

    static Page locations(DataFetchingEnvironment field, Asked asked) {
        boolean inactive = Boolean.TRUE.equals(field.getArgument("includeInactive"));
        boolean legacy = Boolean.TRUE.equals(field.getArgument("includeLegacy"));
        Function<Map<String, Object>, Cursor> cursor = "ID".equals(field.getArgument("sortKey"))
                ? Things::byId
                : row -> new Cursor(number(row), text(row, "name"));
        List<Map<String, Object>> rows = asked.store().locations().stream()
                .filter(row -> inactive || Boolean.TRUE.equals(row.get("isActive")))
                .filter(row -> legacy || !Boolean.TRUE.equals(row.get("isFulfillmentService")))
                .filter(asked.search(field, LOCATIONS).where())
                .sorted(Comparator.comparing(cursor))
                .toList();
        return Page.of(field, rows, cursor);
    }

    /** Without a scope for them there are none, and no error tells. Makes every order: nothing for large shops. */
    static Page parcels(DataFetchingEnvironment field, Asked asked) {
        boolean closed = Boolean.TRUE.equals(field.getArgument("includeClosed"));
        Function<Map<String, Object>, Cursor> cursor = "UPDATED_AT".equals(field.getArgument("sortKey"))
                ? row -> new Cursor(
                        number(row), Instant.parse(text(row, "updatedAt")).toEpochMilli())
                : Things::byId;
        List<Map<String, Object>> rows = asked.orders().keys().stream()
                .filter(asked::sees)
                .flatMap(key -> parcels(asked.orders().graph(key.id())))
                .filter(row -> asked.scopes().maySeeDelivery(place(row)))
                .filter(row -> closed || !"CLOSED".equals(row.get("status")))
                .filter(asked.search(field, PARCELS).where())
                .sorted(Comparator.comparing(cursor))
                .toList();
        return Page.of(field, rows, cursor);
    }

    /** A thing other than an order by its global id, if the app may see it. */
    static Optional<Map<String, Object>> find(String gid, Asked asked) {
        return switch (Gid.type(gid)) {
            case "Location" -> named(gid, asked.store().locations().stream());
            case "FulfillmentOrder" ->
                ofOrder(DeliveryIds.orderOfGroup(number(gid)), "fulfillmentOrders", gid, asked)
                        .filter(row -> asked.scopes().maySeeDelivery(place(row)));
            case "Fulfillment" -> ofOrder(DeliveryIds.orderOfParcel(number(gid)), "fulfillments", gid, asked);
            default -> asked.goods().find(gid);
        };
    }

    private static Optional<Map<String, Object>> ofOrder(int index, String list, String gid, Asked asked) {
        return asked.orders()
                .ofIndex(index)
                .flatMap(order ->
                        named(gid, rows(asked.orders().graph(order.id()).get(list)).stream()));
    }

    private static Optional<Map<String, Object>> named(String gid, Stream<Map<String, Object>> rows) {
        return rows.filter(row -> gid.equals(row.get("id"))).findFirst();
    }

    static Cursor byId(Map<String, Object> row) {
        long id = number(row);
        return new Cursor(id, id);
    }

    private static Stream<Map<String, Object>> parcels(Map<String, Object> order) {
        return rows(order.get("fulfillmentOrders")).stream();
    }

    private static long number(Map<String, Object> row) {
        return number(text(row, "id"));
    }

    private static long number(String gid) {
        return Gid.number(Gid.type(gid), gid).orElseThrow();
    }

    /** The place that a fulfillment order is assigned to. */
    static Places place(Map<String, Object> parcel) {
        return Places.of(number(map(map(parcel, "assignedLocation"), "location")))
                .orElseThrow();
    }

    private static String text(Map<String, Object> row, String key) {
        return Objects.requireNonNull(row.get(key)).toString();
    }

    @SuppressWarnings("unchecked") // the maps of a shop have texts for keys
    private static Map<String, Object> map(Map<String, Object> row, String key) {
        return (Map<String, Object>) Objects.requireNonNull(row.get(key));
    }

    @SuppressWarnings("unchecked") // as above
    static List<Map<String, Object>> rows(@Nullable Object list) {
        return list instanceof Collection<?> ? (List<Map<String, Object>>) list : List.of();
    }
}
