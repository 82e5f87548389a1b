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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who was told of which notices: of the beginning of each and, once it is resolved, of its end. It is written after a message
 * is sent, so that one that a stop cut off in between is sent once more and none is left out. Thread-safe.
 */
public final class Postbook {
    private static final int LONGEST_FAILURE = 2000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    public Postbook(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * An address that the latest message didn't reach.
     *
     * @param triedAt when that was
     * @param sentAt when one reached it last
     */
    public record Unreached(String address, Instant triedAt, Optional<Instant> sentAt, String failure) {}

    /**
     * That an address was told of a notice.
     *
     * @param ended when it was told that the cause is gone
     */
    public record Told(long noticeId, String address, Instant opened, Optional<Instant> ended) {}

    /** Who was told of these notices, by their numbers. */
    public List<Told> told(Collection<Long> notices) {
        List<Told> told = new ArrayList<>();
        for (List<Long> part : Jdbc.parts(notices)) {
            told.addAll(told(() -> jdbc.sql(
                            "select * from cartage_notice_told where notice_id in (:ids) order by address, notice_id")
                    .param("ids", Jdbc.padded(part))
                    .query((row, i) -> new Told(
                            row.getLong("notice_id"),
                            row.getString("address"),
                            Objects.requireNonNull(Jdbc.instant(row, "told_open")),
                            Optional.ofNullable(Jdbc.instant(row, "told_end"))))
                    .list()));
        }
        return told;
    }

    /** Whether it is so long ago that a message was sent to an address, or that it failed. */
    public boolean isDue(String address, Duration interval) {
        return told(() -> jdbc.sql("select tried_at from cartage_notice_address where address = :address")
                .param("address", address)
                .query((row, i) -> Optional.ofNullable(Jdbc.instant(row, "tried_at")))
                .optional()
                .flatMap(tried -> tried)
                .filter(tried -> tried.plus(interval).isAfter(clock.instant()))
                .isEmpty());
    }

    /**
     * What an address doesn't know yet: notices that are open and it wasn't told of, and the end of those that it was. What
     * came and went meanwhile it needn't know.
     *
     * @param stores those whose notices it gets; empty for all, and what concerns the program
     */
    public List<Notice> news(String address, Optional<Set<String>> stores, int most) {
        Set<String> some = new HashSet<>(stores.orElse(Set.of()));
        some.add("?"); // no store's name, so that the list is never empty
        return told(() -> jdbc.sql(
                        """
                        select n.*
                        from cartage_notice n
                        left join cartage_notice_told t
                          on t.notice_id = n.id
                         and t.address = :address
                        where (n.closed = 0 and t.notice_id is null
                            or n.closed > 0 and t.notice_id is not null and t.told_end is null)
                          and (:every or n.store_id in (:stores))
                        order by n.closed, n.store_id, n.id
                        fetch first :most rows only
                        """)
                .param("address", address)
                .param("every", stores.isEmpty())
                .param("stores", Jdbc.padded(some))
                .param("most", most)
                .query((row, i) -> Notice.read(row))
                .list());
    }

    /** A message with these notices, as they stood then, has reached the address. */
    public void sent(String address, Collection<Notice> notices) {
        told(() -> transactions.inOne(() -> {
            Object now = Jdbc.utc(clock.instant());
            for (Notice notice : notices) {
                String sql = notice.isOpen()
                        ? "insert into cartage_notice_told (notice_id, address, told_open) values (:id, :address, :now)"
                        : "update cartage_notice_told set told_end = :now where notice_id = :id and address = :address";
                jdbc.sql(sql)
                        .param("id", notice.id())
                        .param("address", address)
                        .param("now", now)
                        .update();
            }
            note(address, "sent_at = :now, tried_at = :now, failure = null", Optional.empty());
            return address;
        }));
    }

    /** A message did not reach the address; what it held is still news to it. */
    public void failed(String address, String reason) {
        told(() -> transactions.inOne(() -> {
            String failure = StorableText.line(Redaction.redact(reason), LONGEST_FAILURE);
            note(address, "tried_at = :now, failure = :failure", Optional.of(failure));
            return address;
        }));
    }

    /** Forgets how it went with all other addresses, which nobody wants to be told any more. */
    public void keep(Collection<String> addresses) {
        Set<String> kept = new HashSet<>(addresses);
        kept.add("?");
        told(() -> jdbc.sql("delete from cartage_notice_address where address not in (:kept)")
                .param("kept", Jdbc.padded(kept))
                .update());
    }

    /** The addresses that the latest message to them didn't reach. */
    public List<Unreached> unreached() {
        return told(() -> jdbc.sql("select * from cartage_notice_address where failure is not null order by address")
                .query((row, i) -> new Unreached(
                        row.getString("address"),
                        Optional.ofNullable(Jdbc.instant(row, "tried_at")).orElse(Instant.EPOCH),
                        Optional.ofNullable(Jdbc.instant(row, "sent_at")),
                        row.getString("failure")))
                .list());
    }

    private void note(String address, String values, Optional<String> failure) {
        int known = jdbc.sql("select count(*) from cartage_notice_address where address = :address")
                .param("address", address)
                .query(Integer.class)
                .single();
        if (known == 0) {
            jdbc.sql("insert into cartage_notice_address (address) values (:address)")
                    .param("address", address)
                    .update();
        }
        JdbcClient.StatementSpec update = jdbc.sql(
                        "update cartage_notice_address set " + values + " where address = :address")
                .param("now", Jdbc.utc(clock.instant()))
                .param("address", address);
        failure.ifPresent(text -> update.param("failure", text));
        update.update();
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("notices", "desk", "who was told can't be read or written", work);
    }
}
