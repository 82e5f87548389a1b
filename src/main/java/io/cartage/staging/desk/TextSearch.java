package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.OrderBook.OrderName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statement that finds orders by a text: their id or number, a SKU, or {@link OrderKeys words}. Limits stand in it as
 * numbers, not as parameters: H2 keeps what a part of a statement found, and takes it for the answer to the same part with
 * another limit.
 */
final class TextSearch {
    private static final int LONGEST = 8;

    private TextSearch() {}

    /** Orders that a text means, so many at most; of more than that it is not said which. Two queries at most. */
    static List<OrderName> find(JdbcClient jdbc, OrderQuestion question, List<String> stores, int most) {
        Finding finding = finding(question, stores, rarestFirst(jdbc, words(question)), most);
        return jdbc.sql(finding.sql())
                .params(finding.parameters())
                .query((row, i) -> new OrderName(row.getString("store_id"), row.getString("record_id")))
                .list();
    }

    /** The statement of a search. */
    record Finding(String sql, Map<String, Object> parameters) {}

    static List<String> words(OrderQuestion question) {
        return OrderWords.split(question.text()).distinct().limit(LONGEST).toList();
    }

    /** The word that leads to the fewest orders comes first: the others are looked up for these. */
    private static List<String> rarestFirst(JdbcClient jdbc, List<String> words) {
        if (words.size() < 2) {
            return words;
        }
        Map<String, Object> parameters = new HashMap<>();
        String sql = each(
                words,
                parameters,
                i ->
                        """
                select %1$d as word, count(*) as met
                from (
                    select 1
                    from cartage_order_key k
                    where %2$s
                    fetch first 5000 rows only) met%1$d
                """
                                .formatted(i, begins("k", i)),
                "union all\n");
        Map<String, Long> met = new HashMap<>();
        jdbc.sql(sql).params(parameters).query(row -> {
            met.put(words.get(row.getInt("word")), row.getLong("met"));
        });
        return words.stream()
                .sorted(Comparator.comparing(word -> met.getOrDefault(word, 0L)))
                .toList();
    }

    private static String each(
            List<String> words, Map<String, Object> parameters, IntFunction<String> part, String between) {
        StringJoiner all = new StringJoiner(between);
        for (int i = 0; i < words.size(); i++) {
            parameters.put("from" + i, words.get(i));
            parameters.put("to" + i, words.get(i) + '\uffff');
            all.add(part.apply(i));
        }
        return all.toString();
    }

    private static String begins(String table, int word) {
        return "%1$s.order_key >= :from%2$d and %1$s.order_key < :to%2$d".formatted(table, word);
    }

    /**
     * @param stores those whose orders are asked for
     * @param words of the text
     */
    static Finding finding(OrderQuestion question, List<String> stores, List<String> words, int most) {
        Map<String, Object> parameters = new HashMap<>();
        question.storeId().ifPresent(store -> parameters.put("store", store));
        String text = question.text().replace("\u0000", "");
        parameters.put("text", text);
        Set<String> spellings =
                new LinkedHashSet<>(List.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)));
        parameters.put("spellings", Jdbc.padded(spellings));
        String ofStore = question.storeId().isPresent() ? "\n  and store_id = :store" : "";
        String sql =
                """
                select record_id, store_id
                from cartage_outcome
                where record_id = :text
                  and flow = 'orders'%1$s
                union
                select cart_order_id, store_id
                from s_orders
                where order_no in (:spellings)%1$s
                union
                select cart_order_id, store_id
                from (%2$s) lines
                union
                select record_id, store_id
                from (%3$s
                    fetch first %4$d rows only) named
                fetch first %4$d rows only
                """
                        .formatted(
                                ofStore,
                                lines(spellings, stores, parameters, most),
                                named(words, ofStore, parameters),
                                most);
        return new Finding(sql, parameters);
    }

    /** Each spelling in each store is the beginning of a range of the index: a SKU may stand in most orders. */
    private static String lines(Set<String> spellings, List<String> stores, Map<String, Object> parameters, int most) {
        StringJoiner lines = new StringJoiner(")\nunion all\n(", "(", ")");
        lines.setEmptyValue("select record_id as cart_order_id, store_id from cartage_outcome where 1 = 0");
        for (String spelling : spellings) {
            String sku = "sku" + parameters.size();
            parameters.put(sku, spelling);
            for (int i = 0; i < stores.size(); i++) {
                parameters.put("store" + i, stores.get(i));
                lines.add(
                        """
                        select cart_order_id, store_id
                        from s_order_details
                        where sku = :%s
                          and store_id = :store%d
                        order by sku, store_id, id desc
                        fetch first %d rows only"""
                                .formatted(sku, i, most));
            }
        }
        return lines.toString();
    }

    private static String named(List<String> words, String ofStore, Map<String, Object> parameters) {
        List<String> all = words.isEmpty() ? List.of("") : words;
        return each(
                all,
                parameters,
                i -> i == 0
                        ? "select record_id, store_id\nfrom cartage_order_key k\nwhere " + begins("k", i) + ofStore
                        : """
                            exists (
                                select 1
                                from cartage_order_key w
                                where w.record_id = k.record_id
                                  and w.store_id = k.store_id
                                  and %s)"""
                                .formatted(begins("w", i)),
                "\nand ");
    }
}
