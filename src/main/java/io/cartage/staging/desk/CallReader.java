package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.Calls.Numbered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the log of calls from the latest on. No index knows what people look for in it, so a page looks through so many calls
 * and no more, and tells where the next goes on. Times lead to numbers, since calls are numbered nearly in their order.
 */
final class CallReader {
    /** So many calls are read at a time, and so many times for one page. */
    static final int SLICE = 10_000;

    static final int SLICES = 4;

    /** Calls are written down a while after they were made, each process for itself. */
    private static final Duration LATE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final CallPage question;
    private final Map<String, Object> parameters;

    CallReader(JdbcClient jdbc, CallPage question) {
        this.jdbc = jdbc;
        this.question = question;
        this.parameters = new HashMap<>(question.parameters());
    }

    Calls.Part page(long before, int most) {
        long end = question.since().map(since -> firstAt(since.minus(LATE))).orElse(0L);
        long at = question.until()
                .map(until -> Math.min(before, firstAt(until.plus(LATE))))
                .orElse(before);
        List<Numbered> found = new ArrayList<>();
        for (int i = 0; i < SLICES && found.size() <= most; i++) {
            OptionalLong newest = newest(at, end);
            if (newest.isEmpty()) {
                return new Calls.Part(found, OptionalLong.empty());
            }
            long top = newest.getAsLong() + 1;
            at = question.isSifted() ? Math.max(end, top - SLICE) : end;
            found.addAll(read(top, at, most + 1 - found.size()));
        }
        return found.size() > most
                ? new Calls.Part(
                        found.subList(0, most),
                        OptionalLong.of(found.get(most - 1).id()))
                : new Calls.Part(found, at > end ? OptionalLong.of(at) : OptionalLong.empty());
    }

    private OptionalLong newest(long before, long end) {
        return jdbc
                .sql("select id\nfrom cartage_call" + slice() + question.ofIndex() + order()
                        + "\nfetch first 1 row only")
                .params(parameters)
                .param("before", before)
                .param("end", end)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(id -> id)
                .findFirst();
    }

    private List<Numbered> read(long before, long end, int most) {
        return jdbc.sql(sql())
                .params(parameters)
                .param("before", before)
                .param("end", end)
                .param("most", most)
                .query((row, i) -> new Numbered(row.getLong("id"), Calls.call(row, i)))
                .list();
    }

    String sql() {
        return "select *\nfrom cartage_call" + slice() + question.ofIndex() + question.sieve() + order()
                + "\nfetch first :most rows only";
    }

    private static String slice() {
        return "\nwhere id < :before\n  and id >= :end";
    }

    /** An index the other way round, all of its columns. */
    private String order() {
        String first = question.runId().isPresent()
                ? "run_id desc, "
                : question.storeId().isPresent() ? "store_id desc, " : "";
        return "\norder by " + first + "id desc";
    }

    /** The number from which on calls were made at a time or later; greater than all if none was. */
    private long firstAt(Instant time) {
        long low = 0;
        long high = newestOfAll() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<Made> made = from(middle);
            if (made.isEmpty() || !made.get().at().isBefore(time)) {
                high = middle;
            } else {
                low = made.get().id() + 1;
            }
        }
        return low;
    }

    private record Made(long id, Instant at) {}

    private long newestOfAll() {
        return jdbc.sql("select id from cartage_call order by id desc fetch first 1 row only")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private Optional<Made> from(long id) {
        return jdbc.sql("select id, called_at from cartage_call where id >= :id order by id fetch first 1 row only")
                .param("id", id)
                .query((row, i) -> new Made(row.getLong("id"), Objects.requireNonNull(Jdbc.instant(row, "called_at"))))
                .optional();
    }
}
