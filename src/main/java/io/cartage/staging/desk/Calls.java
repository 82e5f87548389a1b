package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of calls to the carts: the table {@code cartage_call}. Thread-safe. */
public final class Calls {
    /** What fits beside the other columns of a path, and of a body. */
    private static final int LONGEST_PATH = 500;

    private static final int LONGEST_BODY = 2000;

    private static final String INSERT =
            """
            insert into cartage_call (
                store_id, flow, run_id, called_at, method, path, status, millis, cost, attempt, error, request, response)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Clock clock;

    public Calls(DataSource database, Clock clock) {
        this.transactions = new Transactions(database);
        this.jdbc = new JdbcTemplate(database);
        this.client = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /**
     * Which calls of a store; what is empty is not asked for.
     *
     * @param failed only those that failed
     */
    public record Question(
            String storeId, Optional<String> flow, OptionalLong runId, boolean failed, Optional<Instant> since) {

        /** All calls of a store. */
        public static Question of(String storeId) {
            return new Question(storeId, Optional.empty(), OptionalLong.empty(), false, Optional.empty());
        }

        /** Only those that failed. */
        public Question onlyFailed() {
            return new Question(storeId, flow, runId, true, since);
        }

        private String conditions() {
            return "\nwhere store_id = :store"
                    + (flow.isEmpty() ? "" : "\n  and flow = :flow")
                    + (runId.isEmpty() ? "" : "\n  and run_id = :run")
                    + (failed ? "\n  and error is not null" : "")
                    + (since.isEmpty() ? "" : "\n  and called_at >= :since");
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>(Map.of("store", storeId));
            flow.ifPresent(some -> parameters.put("flow", some));
            runId.ifPresent(some -> parameters.put("run", some));
            since.ifPresent(some -> parameters.put("since", Jdbc.utc(some)));
            return parameters;
        }
    }

    /**
     * What calls come to.
     *
     * @param median milliseconds that half of them took at most; 0 if there are none
     * @param slowest milliseconds of the slowest
     * @param cost in the unit of the shop's quota
     */
    public record Totals(long calls, long failed, long median, long slowest, long cost) {}

    /** Writes calls down, by one statement and a commit. */
    public void add(List<Call> calls) {
        told(() -> transactions.inOne(
                () -> jdbc.batchUpdate(INSERT, calls, Math.max(1, calls.size()), (row, call) -> bind(row, call))));
    }

    private static void bind(PreparedStatement row, Call call) throws SQLException {
        row.setString(1, call.storeId());
        row.setString(2, call.flow());
        if (call.runId().isPresent()) {
            row.setLong(3, call.runId().getAsLong());
        } else {
            row.setNull(3, Types.BIGINT);
        }
        row.setObject(4, Jdbc.utc(call.at()));
        row.setString(5, call.method());
        row.setString(6, StorableText.line(call.path(), LONGEST_PATH));
        row.setInt(7, call.status());
        row.setLong(8, call.millis());
        row.setLong(9, call.cost());
        row.setInt(10, call.attempt());
        row.setString(11, call.error().orElse(null));
        row.setString(12, body(call.request()));
        row.setString(13, body(call.response()));
    }

    private static @Nullable String body(Optional<String> text) {
        return text.map(some -> StorableText.line(some, LONGEST_BODY)).orElse(null);
    }

    /** The latest calls, at most so many of them, the oldest first. */
    public List<Call> latest(Question question, int most) {
        List<Call> calls = new ArrayList<>(told(() -> client.sql("select *\nfrom cartage_call" + question.conditions()
                        + "\norder by id desc\nfetch first :most rows only")
                .params(question.parameters())
                .param("most", most)
                .query(Calls::call)
                .list()));
        Collections.reverse(calls);
        return calls;
    }

    /** A call as the log numbers it. */
    public record Numbered(long id, Call call) {}

    /**
     * A part of the log.
     *
     * @param next the number after which the next part begins; empty at the end. There may be one though this part is short or
     *     empty: only so many calls are looked through at a time
     */
    public record Part(List<Numbered> calls, OptionalLong next) {
        public Part {
            calls = List.copyOf(calls);
        }
    }

    /**
     * A page of the log, the latest first.
     *
     * @param before the number of the call after which the page begins; {@link Long#MAX_VALUE} for the first page
     */
    public Part page(CallPage question, long before, int most) {
        return told(() -> new CallReader(client, question).page(before, most));
    }

    /** One of them; empty if it is no longer kept. */
    public Optional<Numbered> byId(long id) {
        return told(() -> client.sql("select * from cartage_call where id = :id")
                .param("id", id)
                .query((row, i) -> new Numbered(row.getLong("id"), call(row, i)))
                .optional());
    }

    /** What all the calls come to, not only the latest. */
    public Totals totals(Question question) {
        return told(() -> client.sql(
                        """
                        select count(*) as calls, count(error) as failed, coalesce(max(millis), 0) as slowest,
                            coalesce(percentile_disc(0.5) within group (order by millis), 0) as median,
                            coalesce(sum(cost), 0) as cost
                        from cartage_call
                        """
                                        .stripTrailing()
                                + question.conditions())
                .params(question.parameters())
                .query((row, i) -> new Totals(
                        row.getLong("calls"),
                        row.getLong("failed"),
                        row.getLong("median"),
                        row.getLong("slowest"),
                        row.getLong("cost")))
                .single());
    }

    /**
     * Clears away what was called longer ago than that, the oldest first, of all stores alike.
     *
     * @param most so many at most; whatever is left over goes the next time
     * @return how many
     */
    public int tidy(Duration age, int most) {
        return told(() -> client.sql(
                        """
                        delete from cartage_call
                        where called_at < :limit
                          and id in (
                              select oldest.id
                              from (
                                  select id
                                  from cartage_call
                                  order by id
                                  fetch first :most rows only) oldest)
                        """)
                .param("limit", Jdbc.utc(clock.instant().minus(age)))
                .param("most", most)
                .update());
    }

    static Call call(ResultSet row, int number) throws SQLException {
        long run = row.getLong("run_id");
        OptionalLong runId = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(run);
        return new Call(
                row.getString("store_id"),
                row.getString("flow"),
                runId,
                Objects.requireNonNull(Jdbc.instant(row, "called_at")),
                row.getString("method"),
                row.getString("path"),
                row.getInt("status"),
                row.getLong("millis"),
                row.getLong("cost"),
                row.getInt("attempt"),
                Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getString("request")),
                Optional.ofNullable(row.getString("response")));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("calls", "log", "it can't be written or read", work);
    }
}
