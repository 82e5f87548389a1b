package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who did what. Rows are added; the database itself refuses to change or remove one. So none holds a user's name, only the
 * number, and no text of one holds an e-mail address: a person can be forgotten all the same. Thread-safe.
 */
public final class Audit {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_DETAIL = 2000;
    private static final int PART = 1000;
    private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}._%+'-]+(?:@|%40)[\\p{L}\\p{N}.-]+");

    private static final String DEEDS =
            """
            select a.id, a.at, a.action, a.detail, a.user_id,
                coalesce(u.name, a.who) as who,
                coalesce(s.name, a.subject) as subject
            from cartage_audit a
            left join cartage_user u on u.id = a.user_id
            left join cartage_user s on s.id = a.subject_id
            where a.id < :before
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Audit(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /**
     * Which deeds; what is empty is not asked for.
     *
     * @param who the number of a user
     * @param since from when on
     * @param until before when
     * @param text stands in action, subject or detail, in whatever case
     */
    public record Question(
            OptionalLong who, Optional<String> action, Optional<Instant> since, Optional<Instant> until, String text) {
        /** All of them. */
        public static final Question ALL =
                new Question(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");

        private String conditions() {
            return (who.isEmpty() ? "" : "  and a.user_id = :who\n")
                    + (action.isEmpty() ? "" : "  and a.action = :action\n")
                    + (since.isEmpty() ? "" : "  and a.at >= :since\n")
                    + (until.isEmpty() ? "" : "  and a.at < :until\n")
                    + (text.isBlank()
                            ? ""
                            : "  and (position(:text in lower(a.action)) > 0"
                                    + " or position(:text in lower(coalesce(s.name, a.subject))) > 0"
                                    + " or position(:text in lower(coalesce(a.detail, ''))) > 0)\n");
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            who.ifPresent(id -> parameters.put("who", id));
            action.ifPresent(word -> parameters.put("action", word));
            since.ifPresent(at -> parameters.put("since", Jdbc.utc(at)));
            until.ifPresent(at -> parameters.put("until", Jdbc.utc(at)));
            if (!text.isBlank()) {
                parameters.put("text", text.strip().toLowerCase(Locale.ROOT));
            }
            return parameters;
        }
    }

    /**
     * Writes down what somebody did, see {@link Deed}; without secrets and without personal data of buyers.
     *
     * @param who the name of a user, or what else did it
     */
    public void write(String who, String action, String subject, String detail) {
        write(who, action, subject, OptionalLong.empty(), detail);
    }

    /** The same of what somebody did to a user, maybe to themselves. */
    public void write(String who, String action, User subject, String detail) {
        write(who, action, "", OptionalLong.of(subject.id()), detail);
    }

    private void write(String who, String action, String subject, OptionalLong subjectId, String detail) {
        told(() -> jdbc.sql(
                        """
                        insert into cartage_audit (at, who, user_id, action, subject, subject_id, detail)
                        values (
                            :now, case when exists (select 1 from cartage_user where name = :name) then '' else :who end,
                            (select id from cartage_user where name = :name),
                            :action, :subject, :subject_id, :detail)
                        """)
                .param("now", Jdbc.utc(clock.instant()))
                .param("name", who)
                .param("who", text(who, LONGEST_NAME))
                .param("action", text(action, LONGEST_NAME))
                .param("subject", text(subject, LONGEST_SUBJECT))
                .param("subject_id", subjectId.isEmpty() ? null : Long.valueOf(subjectId.getAsLong()))
                .param("detail", text(detail, LONGEST_DETAIL))
                .update());
    }

    private static String text(String text, int most) {
        return StorableText.line(MAIL.matcher(text).replaceAll(Address.MASK), most);
    }

    /** The latest, newest first. */
    public List<Deed> latest(int most) {
        return page(Question.ALL, Long.MAX_VALUE, most);
    }

    /**
     * A page of them, newest first.
     *
     * @param before the number of the deed after which the page begins; {@link Long#MAX_VALUE} for the first page
     */
    public List<Deed> page(Question question, long before, int most) {
        return told(() -> jdbc.sql(DEEDS + question.conditions() + "order by a.id desc\nfetch first :most rows only")
                .params(question.parameters())
                .param("before", before)
                .param("most", most)
                .query(Audit::deed)
                .list());
    }

    /** All of them, newest first, however many there are; holds a part of them at a time, and no connection between two. */
    public void each(Question question, Consumer<List<Deed>> taker) {
        long before = Long.MAX_VALUE;
        List<Deed> part;
        do {
            part = page(question, before, PART);
            if (!part.isEmpty()) {
                taker.accept(part);
                before = part.get(part.size() - 1).id();
            }
        } while (part.size() == PART);
    }

    /** What was ever done, in the words of {@link Deed#action}. */
    public List<String> actions() {
        return told(() -> jdbc.sql("select distinct action from cartage_audit order by action")
                .query(String.class)
                .list());
    }

    private static Deed deed(ResultSet row, int number) throws SQLException {
        return new Deed(
                row.getLong("id"),
                Objects.requireNonNull(Jdbc.instant(row, "at")),
                row.getString("who"),
                row.getString("action"),
                row.getString("subject"),
                Objects.requireNonNullElse(row.getString("detail"), ""));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("console", "audit", "it can't be read or written", work);
    }
}
