package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened, of all sorts in one order. Reads only; a page costs a statement for each sort. Thread-safe. */
public final class Timeline {
    private static final String END = "\nfetch first :most rows with ties";

    /** Each tells when, for which store, what and by whom; what happened at the same moment comes in one page. */
    private static final Map<Event.Kind, String> SORTS = new EnumMap<>(
            Map.of(
                    Event.Kind.DEED,
                    """
            select a.at, '' as store_id, a.action as title, coalesce(u.name, a.who) as who, 1 as counted,
                coalesce(s.name, a.subject) as subject, a.detail
            from cartage_audit a
            left join cartage_user u on u.id = a.user_id
            left join cartage_user s on s.id = a.subject_id
            where a.at < :before
              and a.action not in ('log in', 'log out', 'log out everywhere')
              and (:store = '' or a.subject = :store or a.subject like concat(:store, '/%'))
            order by a.at desc
            """,
                    Event.Kind.EDIT,
                    """
            select met_at as at, '' as store_id,
                case when coalesce(problems, '') = '' then 'taken up' else 'not taken up' end as title,
                author as who, 1 as counted, files as subject, problems as detail
            from cartage_edit
            where met_at < :before
              and (:store = '' or position(concat(chr(10), :store, chr(10)) in concat(chr(10), stores, chr(10))) > 0)
            order by met_at desc
            """,
                    Event.Kind.QUARANTINE,
                    """
            select since as at, store_id, 'quarantine' as title, '' as who, count(*) as counted, '' as subject,
                cause as detail
            from cartage_outcome
            where kind = 'quarantined'
              and since < :before
              and (:store = '' or store_id = :store)
            group by since, store_id, cause
            order by since desc
            """,
                    Event.Kind.PROCESS,
                    """
            select started_at as at, '' as store_id, 'began' as title, '' as who, 1 as counted, '' as subject,
                node_id as detail
            from cartage_node
            where started_at < :before
              and :store = ''
            order by started_at desc
            """));

    private static final String NOTICES =
            """
            select %1$s as at, store_id, concat('%2$s ', kind) as title, '' as who, counted, '' as subject,
                message as detail
            from cartage_notice
            where %1$s < :before
              and (:store = '' or store_id = :store)
            order by %1$s desc
            """;

    private static final Comparator<Event> ORDER = Comparator.comparing(Event::at)
            .reversed()
            .thenComparing(Event::kind)
            .thenComparing(Event::storeId)
            .thenComparing(Event::detail)
            .thenComparing(Event::title);

    private final JdbcClient jdbc;

    public Timeline(StagingDatabase database) {
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /**
     * What happened before a moment, the latest first: so many at least if there are, and all that happened at the moment of
     * the last of them.
     *
     * @param storeId empty for all
     * @param kind empty for each
     */
    public List<Event> page(Optional<String> storeId, Optional<Event.Kind> kind, Instant before, int most) {
        return told(() -> {
            List<Event> events = new ArrayList<>();
            for (Event.Kind each : Event.Kind.values()) {
                if (kind.isEmpty() || kind.get() == each) {
                    for (String sql : sql(each)) {
                        events.addAll(read(each, sql + END, storeId, before, most));
                    }
                }
            }
            events.sort(ORDER);
            if (events.size() <= most) {
                return events;
            }
            Instant last = events.get(most - 1).at();
            return events.stream().filter(event -> !event.at().isBefore(last)).toList();
        });
    }

    private static List<String> sql(Event.Kind kind) {
        String sql = SORTS.get(kind);
        return sql == null
                ? List.of(NOTICES.formatted("first_at", "new"), NOTICES.formatted("resolved_at", "resolved"))
                : List.of(sql);
    }

    private List<Event> read(Event.Kind kind, String sql, Optional<String> storeId, Instant before, int most) {
        return jdbc.sql(sql)
                .param("before", Jdbc.utc(before))
                .param("store", storeId.orElse(""))
                .param("most", most)
                .query((row, i) -> event(kind, row))
                .list();
    }

    private static Event event(Event.Kind kind, ResultSet row) throws SQLException {
        String subject =
                Objects.requireNonNullElse(row.getString("subject"), "").replace("\n", ", ");
        String detail = Objects.requireNonNullElse(row.getString("detail"), "").replace("\n", "; ");
        return new Event(
                Objects.requireNonNull(Jdbc.instant(row, "at")),
                kind,
                row.getString("store_id"),
                row.getString("title"),
                subject.isEmpty() || detail.isEmpty() ? subject + detail : subject + ": " + detail,
                Objects.requireNonNullElse(row.getString("who"), ""),
                row.getLong("counted"));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("events", "log", "what happened can't be read", work);
    }
}
