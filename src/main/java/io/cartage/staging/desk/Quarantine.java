package io.cartage.staging.desk;

import io.cartage.staging.Cause;
import io.cartage.staging.Choice;
import io.cartage.staging.FlowTurn;
import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders that wait for a person, cause by cause, and what a person decides about them. Thread-safe. */
public final class Quarantine {
    private static final String FLOW = "orders";

    private static final String SELECT =
            """
            select o.*, p.received_at, row_number() over (
                partition by o.store_id, o.cause
                order by o.since, o.record_id) as place
            from cartage_outcome o
            left join cartage_payload p
              on p.record_id = o.record_id
             and p.store_id = o.store_id
             and p.flow = o.flow
             and p.sequence_no = o.payload_sequence
            where o.kind = 'quarantined'
              and o.flow = 'orders'
              and (:any or o.store_id = :store)
            """;

    private final JdbcClient jdbc;
    private final FlowTurn turn;
    private final Clock clock;

    public Quarantine(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.turn = new FlowTurn(database);
        this.clock = clock;
    }

    /** The causes by store, the most frequent first, each with some orders; two queries. */
    public List<Waiting.Group> causes(Optional<String> storeId, int samples) {
        Map<List<String>, List<Waiting>> some = samples(storeId, samples);
        return jdbc.sql(
                        """
                        select store_id, cause, count(*) as orders, min(since) as oldest
                        from cartage_outcome
                        where kind = 'quarantined'
                          and flow = 'orders'
                          and (:any or store_id = :store)
                        group by store_id, cause
                        order by store_id, orders desc, cause
                        """)
                .param("any", storeId.isEmpty())
                .param("store", storeId.orElse(""))
                .query((row, i) -> new Waiting.Group(
                        row.getString("store_id"),
                        new Cause(row.getString("cause")),
                        row.getLong("orders"),
                        Objects.requireNonNull(Jdbc.instant(row, "oldest")),
                        some.getOrDefault(List.of(row.getString("store_id"), row.getString("cause")), List.of())))
                .list();
    }

    /** The causes of a store that a person may mean: the one with this code, else those whose words contain the text. */
    public List<Cause> find(String storeId, String codeOrWords) {
        List<Cause> causes = causes(Optional.of(storeId), 0).stream()
                .map(Waiting.Group::cause)
                .toList();
        List<Cause> exact = causes.stream()
                .filter(cause ->
                        cause.code().equals(codeOrWords) || cause.text().equals(codeOrWords))
                .toList();
        String words = codeOrWords.toLowerCase(Locale.ROOT);
        return exact.isEmpty()
                ? causes.stream()
                        .filter(cause -> cause.text().toLowerCase(Locale.ROOT).contains(words))
                        .toList()
                : exact;
    }

    /** Those of the orders that are in quarantine. */
    public List<Waiting> waiting(String storeId, List<String> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "and o.record_id in (:ids)\norder by o.since, o.record_id")
                .param("any", false)
                .param("store", storeId)
                .param("ids", Jdbc.padded(orderIds))
                .query(Quarantine::waiting)
                .list();
    }

    /**
     * Decides that orders in quarantine are never staged as the cart has them now; rows that the ERP has of them stay. The
     * order is judged again when it changes in the cart, or when a person imports it.
     *
     * @param who for the books, and so is {@code reason}
     * @return the ids of the orders that were dropped
     */
    public List<String> drop(String storeId, Choice choice, String who, String reason) {
        Map<String, Object> parameters = new HashMap<>(Map.of("store", storeId));
        String condition = "\nwhere kind = 'quarantined' and flow = 'orders' and store_id = :store and "
                + condition(choice, parameters);
        return turn.inOne(storeId, FLOW, () -> {
            List<String> dropped = new ArrayList<>(
                    jdbc.sql("select record_id from cartage_outcome" + condition + "\norder by since, record_id")
                            .params(parameters)
                            .query(String.class)
                            .list());
            jdbc.sql(
                            """
                            update cartage_outcome
                            set kind = 'filtered', reason = :rule, cause = null, dropped = true, mapping_version = null,
                                since = :now, decided_at = :now
                            """
                                            .stripTrailing()
                                    + condition)
                    .params(parameters)
                    .param("rule", "dropped by " + who + ": " + reason)
                    .param("now", Jdbc.utc(clock.instant()))
                    .update();
            return dropped;
        });
    }

    private static String condition(Choice choice, Map<String, Object> parameters) {
        if (choice instanceof Choice.Named named && !named.ids().isEmpty()) {
            parameters.put("ids", Jdbc.padded(named.ids()));
            return "record_id in (:ids)";
        }
        if (choice instanceof Choice.Because because) {
            parameters.put("cause", because.cause().text());
            return "cause = :cause";
        }
        throw new IllegalArgumentException("orders are dropped by their ids or by their cause");
    }

    private Map<List<String>, List<Waiting>> samples(Optional<String> storeId, int most) {
        Map<List<String>, List<Waiting>> samples = new HashMap<>();
        if (most > 0) {
            jdbc.sql("select * from (" + SELECT + ") w where w.place <= :most order by w.since, w.record_id")
                    .param("any", storeId.isEmpty())
                    .param("store", storeId.orElse(""))
                    .param("most", most)
                    .query(Quarantine::waiting)
                    .list()
                    .forEach(order -> samples.computeIfAbsent(
                                    List.of(order.storeId(), order.cause().text()), key -> new ArrayList<>())
                            .add(order));
        }
        return samples;
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getString("store_id"),
                row.getString("record_id"),
                Optional.ofNullable(row.getString("order_no")),
                new Cause(row.getString("cause")),
                row.getString("reason").lines().toList(),
                Objects.requireNonNull(Jdbc.instant(row, "since")),
                Optional.ofNullable(row.getString("mapping_version")),
                Optional.ofNullable(Jdbc.instant(row, "received_at")),
                row.getInt("revision"));
    }
}
