package io.cartage.staging;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** How many rows of a table there are, by the word in one of their columns. Thread-safe. */
public record RowCounts(NamedParameterJdbcTemplate jdbc, String table, String column) {

    public Map<String, Long> of(Optional<String> storeId) {
        return of(storeId, Map.of());
    }

    /**
     * One query; a word that no row has is left out.
     *
     * @param fixed columns, with what stands in them in all the rows that count
     */
    public Map<String, Long> of(Optional<String> storeId, Map<String, String> fixed) {
        Map<String, Object> values = new HashMap<>(fixed);
        values.put("every", storeId.isEmpty());
        values.put("store", storeId.orElse(""));
        StringBuilder where = new StringBuilder("(:every or store_id = :store)");
        fixed.keySet()
                .forEach(name ->
                        where.append("\n  and ").append(name).append(" = :").append(name));
        Map<String, Long> counts = new HashMap<>();
        jdbc.query(
                """
                select %s as word, count(*) as counted
                from %s
                where %s
                group by %s
                """
                        .formatted(column, table, where, column),
                values,
                row -> {
                    counts.put(row.getString("word"), row.getLong("counted"));
                });
        return counts;
    }
}
