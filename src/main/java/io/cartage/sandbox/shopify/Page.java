package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of a list as the API shows it: {@code nodes} or {@code edges}, and {@code pageInfo}. */
final class Page {
    private static final Page EMPTY = new Page(List.of(), (row, i) -> new Cursor(0, 0L), row -> Map.of(), false, false);

    private final List<Map<String, Object>> nodes;
    private final List<String> cursors = new ArrayList<>();
    private final boolean hasPrevious;
    private final boolean hasNext;

    /** Tells the place of the {@code i}-th row of a page. */
    interface Places<T> {
        Cursor of(T row, int i);
    }

    <T> Page(
            List<T> rows,
            Places<T> places,
            Function<T, Map<String, Object>> node,
            boolean hasPrevious,
            boolean hasNext) {
        nodes = rows.stream().map(node).toList();
        for (int i = 0; i < rows.size(); i++) {
            cursors.add(places.of(rows.get(i), i).opaque());
        }
        this.hasPrevious = hasPrevious;
        this.hasNext = hasNext;
    }

    static Page empty() {
        return EMPTY;
    }

    /**
     * Cuts the piece that {@code field} asks for by {@code first} and {@code after}, or {@code last} and {@code before}.
     *
     * @param ascending all rows; {@code reverse} turns them round
     * @param cursor the place of a row, which ascends over the rows
     */
    static Page of(
            DataFetchingEnvironment field,
            List<Map<String, Object>> ascending,
            Function<Map<String, Object>, Cursor> cursor) {
        return of(field, ascending, cursor, row -> row);
    }

    /** The same for rows that become nodes only where they are shown. */
    static <T> Page of(
            DataFetchingEnvironment field,
            List<T> ascending,
            Function<T, Cursor> cursor,
            Function<T, Map<String, Object>> node) {
        PageSize size = PageSize.of(field);
        boolean reverse = Boolean.TRUE.equals(field.getArgument("reverse"));
        List<T> rows = reverse ? reversed(ascending) : ascending;
        String after = field.getArgument("after");
        String before = field.getArgument("before");
        int from = after == null ? 0 : place(Cursor.of(after), rows, cursor, reverse, true);
        int to = before == null ? rows.size() : place(Cursor.of(before), rows, cursor, reverse, false);
        if (size.isForward()) {
            to = Math.min(Math.max(to, from), from + size.rows());
        } else {
            from = Math.max(from, to - size.rows());
        }
        return new Page(rows.subList(from, to), (row, i) -> cursor.apply(row), node, from > 0, to < rows.size());
    }

    /** What the API shows under {@code name}. */
    @Nullable
    Object get(String name) {
        return switch (name) {
            case "nodes" -> nodes;
            case "edges" -> edges();
            default -> pageInfo();
        };
    }

    private List<Map<String, Object>> edges() {
        List<Map<String, Object>> edges = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            edges.add(Map.of("cursor", cursors.get(i), "node", nodes.get(i)));
        }
        return edges;
    }

    private Map<String, @Nullable Object> pageInfo() {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", hasNext);
        info.put("hasPreviousPage", hasPrevious);
        info.put("startCursor", cursors.isEmpty() ? null : cursors.get(0));
        info.put("endCursor", cursors.isEmpty() ? null : cursors.get(cursors.size() - 1));
        return info;
    }

    private static <T> List<T> reversed(List<T> rows) {
        List<T> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }

    /** How many rows stand before the place of a cursor; with {@code isBehind} a row at the very place counts. */
    private static <T> int place(
            Cursor wanted, List<T> rows, Function<T, Cursor> cursor, boolean reverse, boolean isBehind) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = cursor.apply(rows.get(middle)).compareTo(wanted);
            int forward = reverse ? -order : order;
            if (forward < 0 || (forward == 0 && isBehind)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
