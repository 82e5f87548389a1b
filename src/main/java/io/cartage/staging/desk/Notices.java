package io.cartage.staging.desk;

import io.cartage.config.Redaction;
import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people should know: one notice for each cause, with a count. Causes that anybody can look for are {@link #settle
 * settled}: new ones get a notice, and one whose cause is gone is resolved by itself. Others are {@link #meet met} at work,
 * and count as gone when they aren't met again for a while. Thread-safe, and it does no harm if two processes do it.
 */
public final class Notices {
    /** Resolved notices are kept for so long. */
    static final Duration KEPT = Duration.ofDays(90);

    /** A cause that was met counts as gone if it isn't met again for so long. */
    static final Duration LASTS = Duration.ofDays(3);

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_KEY = 255;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Notices(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /**
     * Brings the notices to what is so now. Whatever breaks this off, the next time goes on from there.
     *
     * @param present every cause that was found by looking, each once
     */
    public void settle(Collection<Notice.Cause> present) {
        told(() -> {
            Map<String, Notice> gone = new HashMap<>();
            lookedFor().forEach(notice -> gone.put(notice.cause().place(), notice));
            List<Long> lasting = new ArrayList<>();
            for (Notice.Cause found : present) {
                Notice.Cause cause = storable(found);
                Notice open = gone.remove(cause.place());
                if (open == null) {
                    open(cause, Optional.empty());
                } else if (open.cause().equals(cause)) {
                    lasting.add(open.id());
                } else {
                    change(open.id(), cause);
                }
            }
            last(lasting);
            resolve(gone.values().stream().map(Notice::id).toList());
            endWhatIsNotMetAgain();
            forgetTheOld();
            return lasting;
        });
    }

    /** A cause was met at work, by so many records as it counts. It lasts for three days from now. */
    public void meet(Notice.Cause met) {
        told(() -> {
            Notice.Cause cause = storable(met);
            if (countOn(cause) == 0 && !open(cause, Optional.of(ends()))) {
                countOn(cause);
            }
            return cause;
        });
    }

    /** What lasts: by kind, alerts first, then by store and age. */
    public List<Notice> open() {
        return open(NoticeQuestion.ALL);
    }

    /** What lasts of what is asked for, in the same order. */
    public List<Notice> open(NoticeQuestion question) {
        return told(() -> jdbc
                .sql("select *\nfrom cartage_notice\nwhere closed = 0" + question.conditions()
                        + "\norder by store_id, first_at, id")
                .params(question.parameters())
                .query((row, i) -> Notice.read(row))
                .list()
                .stream()
                .sorted((one, other) ->
                        one.cause().kind().compareTo(other.cause().kind()))
                .toList());
    }

    /** How many notices of each kind are open. */
    public Map<Notice.Kind, Long> counts() {
        return told(() -> {
            Map<Notice.Kind, Long> counts = new EnumMap<>(Notice.Kind.class);
            jdbc.sql("select kind, count(*) as notices from cartage_notice where closed = 0 group by kind")
                    .query(row -> {
                        counts.put(Notice.Kind.of(row.getString("kind")), row.getLong("notices"));
                    });
            return counts;
        });
    }

    /** What was resolved in the last ninety days, the latest first. */
    public List<Notice> resolved(int most) {
        return resolved(NoticeQuestion.ALL, Optional.empty(), most);
    }

    /** What was resolved of what is asked for, the latest first: those after the mark. */
    public List<Notice> resolved(NoticeQuestion question, Optional<NoticeQuestion.Mark> after, int most) {
        return told(() -> jdbc.sql(resolvedSql(question))
                .params(question.parameters(after.orElse(NoticeQuestion.Mark.FIRST)))
                .param("most", most)
                .query((row, i) -> Notice.read(row))
                .list());
    }

    static String resolvedSql(NoticeQuestion question) {
        return "select *\nfrom cartage_notice\nwhere resolved_at <= :at\n  and (resolved_at < :at or id < :id)"
                + question.conditions() + "\norder by resolved_at desc, id desc\nfetch first :most rows only";
    }

    private List<Notice> lookedFor() {
        return jdbc.sql("select * from cartage_notice where closed = 0 and ends_at is null")
                .query((row, i) -> Notice.read(row))
                .list();
    }

    /** False if the cause has an open notice already, by another process that was quicker. */
    private boolean open(Notice.Cause cause, Optional<Instant> ends) {
        try {
            jdbc.sql(
                            """
                            insert into cartage_notice (
                                store_id, kind, cause, message, remedy, counted, first_at, last_at, ends_at)
                            values (:store, :kind, :key, :message, :remedy, :count, :now, :now, :ends)
                            """)
                    .params(values(cause))
                    .param("ends", ends.map(Jdbc::utc).orElse(null))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void change(long id, Notice.Cause cause) {
        jdbc.sql(
                        """
                        update cartage_notice
                        set kind = :kind, message = :message, remedy = :remedy, counted = :count, last_at = :now
                        where id = :id
                          and closed = 0
                        """)
                .params(values(cause))
                .param("id", id)
                .update();
    }

    private int countOn(Notice.Cause cause) {
        return jdbc.sql(
                        """
                        update cartage_notice
                        set message = :message, remedy = :remedy, counted = counted + :count, last_at = :now,
                            ends_at = :ends
                        where closed = 0
                          and store_id = :store
                          and cause = :key
                        """)
                .params(values(cause))
                .param("ends", Jdbc.utc(ends()))
                .update();
    }

    private void last(List<Long> ids) {
        Jdbc.parts(ids).forEach(part -> jdbc.sql("update cartage_notice set last_at = :now where id in (:ids)")
                .param("now", now())
                .param("ids", Jdbc.padded(part))
                .update());
    }

    private void resolve(List<Long> ids) {
        Jdbc.parts(ids).forEach(part -> jdbc.sql(
                        """
                                update cartage_notice
                                set resolved_at = :now, closed = id
                                where id in (:ids)
                                  and closed = 0
                                """)
                .param("now", now())
                .param("ids", Jdbc.padded(part))
                .update());
    }

    private void endWhatIsNotMetAgain() {
        jdbc.sql(
                        """
                        update cartage_notice
                        set resolved_at = :now, closed = id
                        where closed = 0
                          and ends_at <= :now
                        """)
                .param("now", now())
                .update();
    }

    private void forgetTheOld() {
        jdbc.sql("delete from cartage_notice where closed > 0 and resolved_at < :limit")
                .param("limit", Jdbc.utc(clock.instant().minus(KEPT)))
                .update();
    }

    private Map<String, Object> values(Notice.Cause cause) {
        return Map.of(
                "store", cause.storeId(),
                "kind", cause.kind().word(),
                "key", cause.key(),
                "message", cause.message(),
                "remedy", cause.remedy(),
                "count", cause.count(),
                "now", now());
    }

    private static Notice.Cause storable(Notice.Cause cause) {
        return new Notice.Cause(
                cause.storeId(),
                cause.kind(),
                StorableText.line(cause.key(), LONGEST_KEY),
                StorableText.line(Redaction.redact(cause.message()), LONGEST_TEXT),
                StorableText.line(Redaction.redact(cause.remedy()), LONGEST_TEXT),
                cause.count());
    }

    private Instant ends() {
        return clock.instant().plus(LASTS);
    }

    private Object now() {
        return Jdbc.utc(clock.instant());
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("notices", "desk", "they can't be read or written", work);
    }
}
