package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.OrderBook.OrderName;
import io.cartage.staging.desk.OrderQuestion.Became;
import io.cartage.staging.desk.OrderQuestion.Erp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statement that finds a page of orders. It is put together of strands, one for each store and outcome: each goes along
 * an index whose first columns it compares by equality, so that it reads no more than a page; the newest of all strands are
 * the page. Without any condition one index serves all.
 */
final class OrderStrands {
    private static final List<String> KINDS = List.of("staged", "filtered", "quarantined");

    /** Looked up for each row, so that no database begins with the other table. */
    private static final String STAGED =
            """

              and exists (
                select 1
                from cartage_outcome o
                where o.record_id = s.cart_order_id
                  and o.store_id = s.store_id
                  and o.flow = 'orders'
                  and o.kind = 'staged')""";

    private static final String SAID =
            """

              and exists (
                select 1
                from s_orders s
                where s.cart_order_id = o.record_id
                  and s.store_id = o.store_id
                  and s.import_status = '%s')""";

    private final OrderQuestion question;
    private final Optional<OrderMark> mark;
    private final boolean backwards;
    private final List<String> stores;
    private final String end;
    private final Map<String, Object> parameters = new HashMap<>();

    /** @param stores those whose orders are asked for */
    OrderStrands(OrderQuestion question, Optional<OrderMark> mark, List<String> stores, int most) {
        this.question = question;
        this.mark = mark;
        this.backwards = mark.filter(OrderMark::newer).isPresent();
        this.stores = stores;
        // No parameter: H2 keeps what a strand found, and takes it for the answer to the same with another limit.
        this.end = "\nfetch first " + most + " rows only";
    }

    /** Whether the list goes by the time when rows were written. Of what isn't staged there is less than of what the ERP has. */
    static boolean byRows(OrderQuestion question) {
        return question.erp().isPresent()
                && question.cause().isEmpty()
                && question.became().filter(became -> became != Became.STAGED).isEmpty();
    }

    List<OrderName> query(JdbcClient jdbc) {
        return stores.isEmpty()
                ? List.of()
                : jdbc.sql(sql())
                        .params(parameters())
                        .query((row, i) -> new OrderName(row.getString("store_id"), row.getString("record_id")))
                        .list();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    String sql() {
        mark.ifPresent(some -> {
            parameters.put("at", Jdbc.utc(some.at()));
            parameters.put("record", some.recordId());
            parameters.put("markStore", some.storeId());
        });
        question.from().ifPresent(from -> parameters.put("from", Jdbc.utc(from)));
        question.until().ifPresent(until -> parameters.put("until", Jdbc.utc(until)));
        List<String> strands = strands().toList();
        if (strands.size() == 1) {
            return strands.get(0);
        }
        StringJoiner union = new StringJoiner(")\nunion all\n(", "(", ")");
        strands.forEach(union::add);
        String way = backwards ? "asc" : "desc";
        return "select record_id, store_id\nfrom (" + union + ") strand\norder by at " + way + ", record_id " + way
                + ", store_id " + way + end;
    }

    private Stream<String> strands() {
        Optional<String> kind = question.cause().isPresent()
                ? Optional.of(Became.QUARANTINED.kind())
                : question.became().map(Became::kind);
        if (byRows(question)) {
            return perStore(number -> ofErp(question.erp().orElseThrow(), number));
        }
        if (kind.isEmpty() && question.storeId().isEmpty()) {
            return Stream.of(ofAll());
        }
        List<String> kinds = kind.map(List::of).orElse(KINDS);
        return perStore(number -> ":store" + number)
                .flatMap(store -> kinds.stream().map(one -> ofKind(one, store)));
    }

    private Stream<String> perStore(IntFunction<String> strand) {
        return Stream.iterate(0, number -> number + 1).limit(stores.size()).map(number -> {
            parameters.put("store" + number, stores.get(number));
            return strand.apply(number);
        });
    }

    private String ofAll() {
        return """
                select o.record_id, o.store_id, o.seen_at as at
                from cartage_outcome o
                where o.flow = 'orders'%s
                order by %s%s
                """
                .formatted(
                        window("o.seen_at", "o.record_id", "o.store_id"),
                        way("o.flow", "o.seen_at desc", "o.record_id desc", "o.store_id desc"),
                        end);
    }

    private String ofKind(String kind, String store) {
        return """
                select o.record_id, o.store_id, o.seen_at as at
                from cartage_outcome o
                where o.kind = '%s'
                  and o.store_id = %s
                  and o.flow = 'orders'%s%s
                order by %s%s
                """
                .formatted(
                        kind,
                        store,
                        window("o.seen_at", "o.record_id", "o.store_id"),
                        rest(),
                        way("o.kind", "o.store_id", "o.flow", "o.seen_at desc", "o.record_id desc"),
                        end);
    }

    private String ofErp(Erp erp, int store) {
        return """
                select s.cart_order_id as record_id, s.store_id, s.staged_at as at
                from s_orders s
                where s.import_status = '%s'
                  and s.store_id = :store%d%s%s
                order by %s%s
                """
                .formatted(
                        erp.status(),
                        store,
                        window("s.staged_at", "s.cart_order_id", "s.store_id"),
                        question.became().isEmpty() ? "" : STAGED,
                        way("s.import_status", "s.store_id", "s.staged_at desc", "s.cart_order_id desc"),
                        end);
    }

    /** What the index doesn't have: it is looked at in the rows that the index leads to. */
    private String rest() {
        String rest = question.became()
                .filter(became -> became == Became.DROPPED || became == Became.FILTERED)
                .map(became -> "\n  and " + (became == Became.DROPPED ? "" : "not ") + "o.dropped")
                .orElse("");
        question.cause().ifPresent(cause -> parameters.put("cause", cause));
        return rest
                + (question.cause().isEmpty() ? "" : "\n  and o.cause = :cause")
                + question.erp().map(erp -> SAID.formatted(erp.status())).orElse("");
    }

    /** On each side only the bound that is nearer: of two, H2 begins at whichever. */
    private String window(String at, String record, String store) {
        boolean byMark = mark.isPresent()
                && !(backwards ? question.from() : question.until())
                        .filter(bound -> backwards == mark.get().at().isBefore(bound))
                        .isPresent();
        String sign = backwards ? ">" : "<";
        return (question.from().isEmpty() || (byMark && backwards) ? "" : "\n  and " + at + " >= :from")
                + (question.until().isEmpty() || (byMark && !backwards) ? "" : "\n  and " + at + " < :until")
                + (byMark
                        ? "\n  and %s %s= :at\n  and (%s %s :at or %s %s :record or (%s = :record and %s %s :markStore))"
                                .formatted(at, sign, at, sign, record, sign, record, store, sign)
                        : "");
    }

    /** The columns of an index, or all of them the other way round: H2 walks it backwards only if no column is left as it is. */
    private String way(String... columns) {
        return Stream.of(columns)
                .map(column -> !backwards
                        ? column
                        : column.endsWith(" desc") ? column.substring(0, column.length() - 5) : column + " desc")
                .collect(Collectors.joining(", "));
    }
}
