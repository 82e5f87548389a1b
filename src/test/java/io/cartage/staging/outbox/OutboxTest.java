package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.OutboxDesk.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to be written to a cart: once for each wish, told before and after, and never by two at a time. */
@OnEveryDatabase
class OutboxTest {
    private static final String FLOW = "inventory";

    @Parameter
    TestBed bed;

    private Desk desk;
    private Outbox outbox;
    private OutboxDesk people;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
        outbox = bed.database().outbox();
        people = bed.database().outboxDesk();
    }

    @Test
    void opensAWishOnce() {
        assertThat(open("a", "b")).extracting(Write::subjectKey).containsExactly("a", "b");

        assertThat(open("b", "c", "c")).extracting(Write::subjectKey).containsExactly("c");
        assertThat(stands("subject_key", "state")).containsExactly("a waiting", "b waiting", "c waiting");
    }

    @Test
    void keepsTheWishesOfStoresAndFlowsApart() {
        open("a");

        assertThat(outbox.open(desk.store(), "statuses", List.of(wish("a", null))))
                .hasSize(1);
        assertThat(outbox.open(bed.newStore(), FLOW, List.of(wish("a", null)))).hasSize(1);
    }

    @Test
    void doesNotOpenAgainWhatWasDropped() {
        outbox.drop(open("a").get(0), "withdrawn", "no longer wanted");

        assertThat(open("a")).isEmpty();
    }

    @Test
    void tellsBeforeTheCallAndAfterIt() {
        Write begun = outbox.begin(open("a").get(0), "{\"n\":1}");
        assertThat(stands("state", "attempts", "request", "sent_at"))
                .containsExactly("sending 1 {\"n\":1} 2026-03-02 12:00:00.123456");

        outbox.succeed(
                begun, "4711", "200 OK", () -> JdbcClient.create(bed.database().dataSource())
                        .sql("update cartage_outbox set subject = 'seen by all' where id = " + begun.id())
                        .update());

        assertThat(stands("subject")).containsExactly("seen by all");
        assertThat(stands("state", "attempts", "cart_id", "answer", "source", "finished_at"))
                .containsExactly("done 1 4711 200 OK null 2026-03-02 12:00:00.123456");
        assertThat(due()).isEmpty();
    }

    @Test
    void writesWhatBelongsToASuccessTogetherOrNotAtAll() {
        Write begun = outbox.begin(open("a").get(0), "{}");

        assertThatThrownBy(() -> outbox.succeed(begun, "1", "200", () -> {
                    throw new IllegalArgumentException("the book is closed");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(stands("state", "cart_id")).containsExactly("sending null");
    }

    @Test
    void findsWhatIsInDoubtBeforeWhatWaits() {
        List<Write> writes = open("a", "b", "c");
        outbox.begin(writes.get(1), "{}");

        assertThat(due())
                .extracting(Write::subjectKey, Write::doubtful)
                .containsExactly(tuple("b", true), tuple("a", false), tuple("c", false));
    }

    @Test
    void leavesAWriteAloneUntilItsTime() {
        Write first = open("a").get(0);
        outbox.later(first, "unreachable", "the shop is down", Desk.NOW.plusSeconds(60));
        Write doubtful = outbox.begin(open("b").get(0), "{}");
        outbox.doubt(doubtful, "read timed out", Desk.NOW.plusSeconds(90));

        assertThat(due()).isEmpty();
        assertThat(outbox.due(desk.store(), FLOW, Desk.NOW.plusSeconds(60), 10).next())
                .extracting(Write::subjectKey)
                .containsExactly("a");
        assertThat(stands("state", "cause", "message"))
                .containsExactly("waiting unreachable the shop is down", "sending unreachable read timed out");
    }

    @Test
    void looksForNothingThatTheCartMayStillBeAt() {
        List<Write> writes = outbox.open(desk.store(), FLOW, List.of(wish("a", "1"), wish("b", "1")));
        outbox.begin(writes.get(0), "{}", Duration.ofSeconds(60));

        assertThat(due())
                .as("neither the call that was cut nor what stands behind it")
                .isEmpty();
        assertThat(outbox.due(desk.store(), FLOW, Desk.NOW.plusSeconds(59), 10).next())
                .isEmpty();
        assertThat(outbox.due(desk.store(), FLOW, Desk.NOW.plusSeconds(60), 10).next())
                .extracting(Write::subjectKey, Write::doubtful)
                .containsExactly(tuple("a", true));
    }

    @Test
    void keepsItsKeyAsLongAsTheCartMayHaveIt() {
        Write first = open("a").get(0);
        Write begun = outbox.begin(first, "{}");
        outbox.doubt(begun, "read timed out", Desk.NOW);
        Write doubtful = due().get(0);
        Write again = outbox.begin(doubtful, "{}");
        outbox.later(again, "throttled", "429", Desk.NOW);
        Write later = due().get(0);

        assertThat(doubtful.key()).isEqualTo(first.key());
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(later.key()).isNotEqualTo(first.key());
        assertThat(later.attempts()).isEqualTo(2);
    }

    @Test
    void leavesAWriteToWhomeverHasIt() {
        Write seen = open("a").get(0);
        outbox.begin(seen, "{}");

        assertThatThrownBy(() -> outbox.begin(seen, "{}"))
                .isInstanceOf(WriteChangedException.class)
                .hasMessageContaining("was changed by somebody else since it was read as 'waiting'");
        assertThatThrownBy(() -> outbox.later(seen, "x", "y", Desk.NOW)).isInstanceOf(WriteChangedException.class);
        assertThat(stands("attempts")).containsExactly("1");
    }

    @Test
    void leavesAWriteToThePersonWhoDroppedIt() {
        Write seen = open("a").get(0);
        people.drop(Filter.ids(List.of(seen.id())), "ann");

        assertThatThrownBy(() -> outbox.begin(seen, "{}")).isInstanceOf(WriteChangedException.class);
    }

    @Test
    void handsOutOneWriteOfAnOrderAtATime() {
        outbox.open(desk.store(), FLOW, List.of(wish("a", "1"), wish("b", "1"), wish("c", "2"), wish("d", "1")));
        DueWrites due = outbox.due(desk.store(), FLOW, Desk.NOW, 10);

        List<Write> first = due.next();
        first.forEach(this::finish);
        List<Write> second = due.next();
        second.forEach(this::finish);
        List<Write> third = due.next();
        third.forEach(this::finish);

        assertThat(first).extracting(Write::subjectKey).containsExactly("a", "c");
        assertThat(second).extracting(Write::subjectKey).containsExactly("b");
        assertThat(third).extracting(Write::subjectKey).containsExactly("d");
        assertThat(due.next()).isEmpty();
    }

    @Test
    void holdsAnOrdersOtherWritesBackWhileOneIsInDoubt() {
        outbox.open(desk.store(), FLOW, List.of(wish("a", "1"), wish("b", "1"), wish("c", "2")));
        DueWrites due = outbox.due(desk.store(), FLOW, Desk.NOW, 10);
        outbox.doubt(outbox.begin(due.next().get(0), "{}"), "read timed out", Desk.NOW.plusSeconds(60));

        assertThat(due.next()).isEmpty();
        assertThat(due()).extracting(Write::subjectKey).containsExactly("c");
    }

    @Test
    void letsALaterWriteOfAnOrderGoBeforeOneThatMustWait() {
        outbox.open(desk.store(), FLOW, List.of(wish("a", "1"), wish("b", "1")));
        outbox.later(due().get(0), "throttled", "429", Desk.NOW.plusSeconds(60));

        assertThat(due()).extracting(Write::subjectKey).containsExactly("b");
    }

    @Test
    void handsOutEachWriteOnceHoweverManyThereAre() {
        open(IntStream.range(0, 1234).mapToObj(Integer::toString).toArray(String[]::new));
        DueWrites due = outbox.due(desk.store(), FLOW, Desk.NOW, 100);

        Set<Long> handed = new HashSet<>();
        int blocks = 0;
        for (List<Write> block = due.next(); !block.isEmpty(); block = due.next()) {
            block.stream().filter(write -> write.id() % 3 != 0).forEach(this::finish);
            block.forEach(write -> assertThat(handed.add(write.id())).isTrue());
            blocks++;
        }

        assertThat(handed).hasSize(1234);
        assertThat(blocks).isEqualTo(13);
    }

    @Test
    void groupsWhatIsHeldUpByItsCause() {
        List<Write> writes = open("a", "b", "c", "d");
        refuse(writes.get(0), "refused");
        refuse(writes.get(1), "refused");
        refuse(writes.get(2), "unmappable");

        assertThat(people.groups(Filter.of(desk.store(), FLOW)))
                .extracting(Group::state, Group::cause, Group::writes, Group::example)
                .containsExactly(
                        tuple(WriteState.PARKED, "refused", 2L, "it says no"),
                        tuple(WriteState.PARKED, "unmappable", 1L, "it says no"),
                        tuple(WriteState.WAITING, "", 1L, ""));
        assertThat(people.list(Filter.of(desk.store(), FLOW).because("refused"), Set.of(WriteState.PARKED), 10))
                .extracting(Write::subjectKey)
                .containsExactly("a", "b");
    }

    @Test
    void retriesWhatAPersonNames() {
        List<Write> writes = open("a", "b", "c");
        writes.forEach(write -> refuse(write, write.subjectKey()));

        assertThat(people.retry(Filter.ids(List.of(writes.get(1).id())))).isEqualTo(1);
        assertThat(people.retry(Filter.of(desk.store(), FLOW).because("c"))).isEqualTo(1);

        assertThat(due()).extracting(Write::subjectKey).containsExactly("b", "c");
        assertThat(stands("state")).containsExactly("parked", "waiting", "waiting");
    }

    @Test
    void looksAtADoubtAtOnceIfAPersonAsks() {
        Write begun = outbox.begin(open("a").get(0), "{}");
        outbox.doubt(begun, "read timed out", Desk.NOW.plusSeconds(600));

        people.retry(Filter.of(desk.store(), FLOW));

        assertThat(due()).singleElement().satisfies(write -> {
            assertThat(write.doubtful()).isTrue();
            assertThat(write.key()).isEqualTo(begun.key());
        });
    }

    @Test
    void neverDropsWhatTheCartMayHave() {
        List<Write> writes = open("a", "b", "c");
        outbox.begin(writes.get(0), "{}");
        refuse(writes.get(1), "refused");

        assertThat(people.drop(Filter.of(desk.store(), FLOW), "ann")).isEqualTo(2);

        assertThat(stands("state", "cause", "message"))
                .containsExactly(
                        "sending null null",
                        "dropped dropped dropped by ann at 2026-03-02T12:00:00.123456Z",
                        "dropped dropped dropped by ann at 2026-03-02T12:00:00.123456Z");
    }

    @Test
    void tidiesAwayOldStockLevelsAndNothingElse() {
        open("a", "b", "c", "d");
        outbox.open(desk.store(), "statuses", List.of(wish("a", "1")));
        outbox.open(desk.store(), "shipments", List.of(wish("a", "1")));
        age("state = 'done'", "a");
        age("state = 'dropped'", "b");
        age("state = 'parked'", "c");

        assertThat(people.tidy(desk.store(), Duration.ofDays(30), 100)).isEqualTo(2);

        assertThat(stands("flow", "subject_key"))
                .containsExactly("inventory c", "inventory d", "statuses a", "shipments a");
    }

    @Test
    void tidiesAwayTheOldestFirstAndNotAllAtOnce() {
        open("a", "b", "c", "d");
        age("state = 'done'", "a", "b", "c");

        assertThat(people.tidy(bed.newStore(), Duration.ofDays(30), 4)).isZero();
        assertThat(people.tidy(desk.store(), Duration.ofDays(30), 4)).isEqualTo(2);
        List<String> left = stands("subject_key");
        assertThat(people.tidy(desk.store(), Duration.ofDays(30), 4)).isEqualTo(1);

        assertThat(left).containsExactly("c", "d");
        assertThat(stands("subject_key")).containsExactly("d");
    }

    @Test
    void storesWhateverACartAnswers() {
        Write begun = outbox.begin(open("a").get(0), "{\"x\":\"\u0000\"}");

        outbox.refuse(begun, "refused", "no\u0000\ud800", "x".repeat(5000));

        assertThat(stands("cause", "message")).containsExactly("refused no\ufffd");
        assertThat(stands("length(answer)")).containsExactly("2000");
    }

    private void age(String state, String... keys) {
        for (String key : keys) {
            desk.sql(
                    "update cartage_outbox set created_at = timestamp '2026-01-01 00:00:00', " + state
                            + " where store_id = ? and subject_key = ?",
                    desk.store(),
                    key);
        }
    }

    private List<Write> open(String... keys) {
        return outbox.open(
                desk.store(),
                FLOW,
                Arrays.stream(keys).map(key -> wish(key, null)).toList());
    }

    private static Wish wish(String key, String order) {
        return new Wish(
                key,
                "levels " + key,
                Optional.ofNullable(order),
                Optional.of(Json.object().put("a", 1)));
    }

    private List<Write> due() {
        DueWrites due = outbox.due(desk.store(), FLOW, Desk.NOW, 10);
        List<Write> writes = new ArrayList<>();
        for (List<Write> block = due.next(); !block.isEmpty(); block = due.next()) {
            writes.addAll(block);
        }
        return writes;
    }

    private void finish(Write write) {
        outbox.succeed(outbox.begin(write, "{}"), "", "200");
    }

    private void refuse(Write write, String cause) {
        outbox.refuse(outbox.begin(write, "{}"), cause, "it says no", "400");
    }

    private List<String> stands(String... columns) {
        return desk.rows(
                "select " + String.join(", ", columns) + " from cartage_outbox where store_id = ? order by id",
                desk.store());
    }
}
