package io.cartage.mapping;

import io.cartage.table.Column;
import io.cartage.table.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds which rows of two mappings stand for the same thing: those of one cart line, else those that are left, in order. */
final class RowPairs {
    private static final List<String> IDENTITY = List.of("line_type", "cart_line_id");
    private static final int NONE = -1;

    /** The places of two rows; -1 where one mapping makes no such row. */
    record Pair(int before, int after) {}

    private RowPairs() {}

    static List<Pair> of(Rows before, Rows after) {
        List<Pair> pairs = new ArrayList<>();
        Map<String, Integer> places = places(after);
        List<Integer> alone = new ArrayList<>();
        places(before).forEach((identity, place) -> {
            Integer same = places.remove(identity);
            if (same == null) {
                alone.add(place);
            } else {
                pairs.add(new Pair(place, same));
            }
        });
        Iterator<Integer> left = places.values().iterator();
        for (int place : alone) {
            pairs.add(new Pair(place, left.hasNext() ? left.next() : NONE));
        }
        left.forEachRemaining(place -> pairs.add(new Pair(NONE, place)));
        return pairs;
    }

    /** The places of rows by what they stand for; the second of the same counts as another. */
    private static Map<String, Integer> places(Rows rows) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < rows.values().size(); row++) {
            String identity = identity(rows, row);
            places.put(counts.merge(identity, 1, Integer::sum) + " " + identity, row);
        }
        return places;
    }

    private static String identity(Rows rows, int row) {
        StringBuilder identity = new StringBuilder();
        for (String name : IDENTITY) {
            for (Column column : rows.columns()) {
                if (column.name().equals(name)) {
                    identity.append(rows.values().get(row)[rows.columns().indexOf(column)]);
                }
            }
            identity.append('/');
        }
        return identity.toString();
    }
}
