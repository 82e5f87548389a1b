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

/** The lists beside orders: places, variants, stock items, fulfillment orders. */
final class Things {
    static final List<String> READ_PARCELS = List.of(
            "read_merchant_managed_fulfillment_orders",
            "read_assigned_fulfillment_orders",
            "read_third_party_fulfillment_orders");

    private static final Map<String, SearchField<Map<String, Object>>> VARIANTS = Map.of(
            "", new SearchField.Text<>(row -> row.get("sku")),
            "sku", new SearchField.Text<>(row -> row.get("sku")),
            "barcode", new SearchField.Text<>(row -> row.get("barcode")),
            "id", new SearchField.Id<>(Things::number),
            "product_id", new SearchField.Id<>(row -> number(map(row, "product"))),
            "updated_at", new SearchField.Time<>(row -> Instant.parse(text(row, "updatedAt"))));
    private static final Map<String, SearchField<Map<String, Object>>> ITEMS =
            Map.of("sku", new SearchField.Text<>(row -> row.get("sku")), "id", new SearchField.Id<>(Things::number));
    private static final Map<String, SearchField<Map<String, Object>>> LOCATIONS = Map.of(
            "", new SearchField.Text<>(row -> row.get("name")),
            "name", new SearchField.Text<>(row -> row.get("name")),
            "id", new SearchField.Id<>(Things::number),
            "active", new SearchField.Text<>(row -> row.get("isActive")));
    private static final Map<String, SearchField<Map<String, Object>>> PARCELS = Map.of(
            "id", new SearchField.Id<>(Things::number),
            "status", new SearchField.Text<>(row -> row.get("status")),
            "assigned_location_id", new SearchField.Text<>(row -> place(row)),
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

    static Page variants(DataFetchingEnvironment field, Asked asked) {
        return Page.of(field, foundVariants(field, asked), Things::byId);
    }

    static List<Map<String, Object>> foundVariants(DataFetchingEnvironment field, Asked asked) {
        return asked.store().variants().stream()
                .filter(asked.search(field, VARIANTS).where())
                .toList();
    }

    static Page items(DataFetchingEnvironment field, Asked asked) {
        List<Map<String, Object>> rows = asked.store().variants().stream()
                .map(variant -> map(variant, "inventoryItem"))
                .filter(asked.search(field, ITEMS).where())
                .sorted(Comparator.comparing(Things::byId))
                .toList();
        return Page.of(field, rows, Things::byId);
    }

    /** Without a scope for them there are none, and no error tells. Makes every order: nothing for large shops. */
    static Page parcels(DataFetchingEnvironment field, Asked asked) {
        if (!asked.scopes().allowAny(READ_PARCELS)) {
            return Page.empty();
        }
        boolean closed = Boolean.TRUE.equals(field.getArgument("includeClosed"));
        Function<Map<String, Object>, Cursor> cursor = "UPDATED_AT".equals(field.getArgument("sortKey"))
                ? row -> new Cursor(
                        number(row), Instant.parse(text(row, "updatedAt")).toEpochMilli())
                : Things::byId;
        List<Map<String, Object>> rows = asked.orders().keys().stream()
                .filter(asked::sees)
                .flatMap(key -> parcels(asked.orders().graph(key.id())))
                .filter(row -> closed || !"CLOSED".equals(row.get("status")))
                .filter(asked.search(field, PARCELS).where())
                .sorted(Comparator.comparing(cursor))
                .toList();
        return Page.of(field, rows, cursor);
    }

    /** A thing other than an order by its global id, if the app may see it. */
    static Optional<Map<String, Object>> find(String gid, Asked asked) {
        Stream<Map<String, Object>> rows =
                switch (Gid.type(gid)) {
                    case "Location" -> asked.store().locations().stream();
                    case "ProductVariant" -> asked.store().variants().stream();
                    case "InventoryItem" -> asked.store().variants().stream().map(row -> map(row, "inventoryItem"));
                    case "FulfillmentOrder" ->
                        asked.scopes().allowAny(READ_PARCELS)
                                ? asked.orders().keys().stream()
                                        .flatMap(key -> parcels(asked.orders().graph(key.id())))
                                : Stream.of();
                    default -> Stream.of();
                };
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
        String gid = text(row, "id");
        return Gid.number(Gid.type(gid), gid).orElseThrow();
    }

    private static String place(Map<String, Object> parcel) {
        return Long.toString(number(map(map(parcel, "assignedLocation"), "location")));
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
