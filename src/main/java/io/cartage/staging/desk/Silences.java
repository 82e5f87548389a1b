package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.Notice.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores that no order came from for longer than is usual. Usual is the middle of the gaps between the last fifty orders, by
 * the shop's own times; three times as long a silence is told of, if it is also longer than each of the last two weeks, so
 * that nights and weekends aren't, and longer than an hour. Not thread-safe.
 */
final class Silences {
    private static final int TIMES = 3;
    private static final int GAPS = 50;
    private static final int FEWEST_GAPS = 10;
    private static final int MOST_ORDERS = 2000;
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration WEEKS = Duration.ofDays(14);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Rhythm> rhythms = new HashMap<>();

    Silences(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /** How often orders come; found anew once an hour. */
    private record Rhythm(Optional<Duration> usual, Duration longest, Instant until) {
        Optional<Duration> limit() {
            return usual.map(gap -> max(max(gap.multipliedBy(TIMES), longest), LEAST));
        }
    }

    /** @param explained the stores whose silence is told of already, by its cause */
    List<Notice.Cause> look(List<Watched> stores, Set<String> explained) {
        List<Notice.Cause> found = new ArrayList<>();
        for (Watched store : stores) {
            if (store.scheduled().contains("orders") && !explained.contains(store.storeId())) {
                silence(store).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Notice.Cause> silence(Watched store) {
        Instant now = clock.instant();
        Rhythm rhythm = rhythms.compute(
                store.storeId(), (id, known) -> known != null && now.isBefore(known.until()) ? known : rhythm(id, now));
        Optional<Duration> limit = store.silence().or(rhythm::limit);
        return limit.flatMap(most -> lastOrder(store.storeId())
                .filter(last -> last.plus(most).isBefore(now))
                .map(last -> new Notice.Cause(
                        store.storeId(),
                        Kind.ALERT,
                        "silent",
                        "no new order since " + Words.minute(last) + " (UTC); after " + Words.time(most)
                                + " that is unusual"
                                + rhythm.usual()
                                        .map(gap -> ", for one comes every " + Words.time(gap) + " or so")
                                        .orElse(""),
                        "look whether the shop takes orders, and whether 'orders:' in the store's file still lets them in",
                        1)));
    }

    private Rhythm rhythm(String storeId, Instant now) {
        List<Instant> times = jdbc.sql(
                        """
                        select ordered_at
                        from s_orders
                        where store_id = :store
                          and ordered_at is not null
                        order by ordered_at desc
                        fetch first :most rows only
                        """)
                .param("store", storeId)
                .param("most", MOST_ORDERS)
                .query((row, i) -> Objects.requireNonNull(Jdbc.instant(row, "ordered_at")))
                .list();
        List<Duration> gaps = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (int i = 1; i < times.size(); i++) {
            Duration gap = Duration.between(times.get(i), times.get(i - 1));
            gaps.add(gap);
            longest = times.get(i).isAfter(now.minus(WEEKS)) ? max(longest, gap) : longest;
        }
        return new Rhythm(middle(gaps), longest, now.plus(KNOWN_FOR));
    }

    private static Optional<Duration> middle(List<Duration> gaps) {
        List<Duration> latest =
                gaps.subList(0, Math.min(GAPS, gaps.size())).stream().sorted().toList();
        return latest.size() < FEWEST_GAPS ? Optional.empty() : Optional.of(latest.get(latest.size() / 2));
    }

    /** When the latest order came here, which may be long after it was made: some wait in the cart for their payment. */
    private Optional<Instant> lastOrder(String storeId) {
        return jdbc
                .sql(
                        """
                        select staged_at
                        from s_orders
                        where store_id = :store
                          and ordered_at is not null
                        order by ordered_at desc
                        fetch first :most rows only
                        """)
                .param("store", storeId)
                .param("most", GAPS)
                .query((row, i) -> Objects.requireNonNull(Jdbc.instant(row, "staged_at")))
                .list()
                .stream()
                .max(Instant::compareTo);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
