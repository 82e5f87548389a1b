package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers the fields below the root that are more than the value in the map. */
final class Fields {
    private static final List<String> READ_CUSTOMERS = List.of("read_customers");
    private static final List<String> READ_INVENTORY = List.of("read_inventory");

    private Fields() {}

    /** A list as a page. */
    static Page page(DataFetchingEnvironment field) {
        return page(field, rows(field));
    }

    /** The first so many of a list that isn't paged. */
    static List<?> first(DataFetchingEnvironment field) {
        Integer first = field.getArgument("first");
        List<?> all = source(field).get(field.getField().getName()) instanceof List<?> list ? list : List.of();
        return first == null || first >= all.size() ? all : all.subList(0, Math.max(first, 0));
    }

    static @Nullable Object customer(DataFetchingEnvironment field) {
        Asked.of(field).need(field, READ_CUSTOMERS);
        return source(field).get(field.getField().getName());
    }

    /** Without a scope for fulfillment orders there are none, and no error tells. */
    static Page parcels(DataFetchingEnvironment field) {
        Scopes scopes = Asked.of(field).scopes();
        return page(
                field,
                rows(field).stream()
                        .filter(row -> scopes.maySeeDelivery(Things.place(row)))
                        .toList());
    }

    static @Nullable Object metafield(DataFetchingEnvironment field) {
        String namespace = field.getArgument("namespace");
        Object key = field.getArgument("key");
        return Things.rows(source(field).get("metafields")).stream()
                .filter(row -> namespace == null || namespace.equals(row.get("namespace")))
                .filter(row -> Objects.equals(key, row.get("key")))
                .findFirst()
                .orElse(null);
    }

    static Page metafields(DataFetchingEnvironment field) {
        String namespace = field.getArgument("namespace");
        List<String> keys = field.getArgument("keys");
        return page(
                field,
                rows(field).stream()
                        .filter(row -> namespace == null || namespace.equals(row.get("namespace")))
                        .filter(row -> keys == null || keys.contains(row.get("namespace") + "." + row.get("key")))
                        .toList());
    }

    static Page levels(DataFetchingEnvironment field) {
        Asked.of(field).need(field, READ_INVENTORY);
        return Asked.of(field).goods().levels(field);
    }

    static @Nullable Object level(DataFetchingEnvironment field) {
        Asked.of(field).need(field, READ_INVENTORY);
        return Asked.of(field).goods().level(field);
    }

    static Object duplicates(DataFetchingEnvironment field) {
        return Asked.of(field).goods().duplicates(field);
    }

    static List<Map<String, Object>> quantities(DataFetchingEnvironment field) {
        List<String> names = Objects.requireNonNull(field.getArgument("names"));
        return rows(field).stream()
                .filter(row -> names.contains(String.valueOf(row.get("name"))))
                .toList();
    }

    /** Places are told by id where ids ascend, and otherwise by number. */
    private static Page page(DataFetchingEnvironment field, List<Map<String, Object>> rows) {
        if (ascends(rows)) {
            return Page.of(field, rows, row -> new Cursor(id(row), id(row)));
        }
        IdentityHashMap<Object, Long> places = new IdentityHashMap<>();
        rows.forEach(row -> places.put(row, (long) places.size()));
        return Page.of(field, rows, row -> new Cursor(0, Objects.requireNonNull(places.get(row))));
    }

    private static boolean ascends(List<Map<String, Object>> rows) {
        long last = 0;
        for (Map<String, Object> row : rows) {
            long id = id(row);
            if (id <= last) {
                return false;
            }
            last = id;
        }
        return true;
    }

    /** 0 for what has none. */
    private static long id(Map<String, Object> row) {
        return row.get("id") instanceof String gid && !Gid.type(gid).isEmpty()
                ? Gid.number(Gid.type(gid), gid).orElse(0)
                : 0;
    }

    private static List<Map<String, Object>> rows(DataFetchingEnvironment field) {
        return Things.rows(source(field).get(field.getField().getName()));
    }

    private static Map<String, Object> source(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.getSource());
    }
}
