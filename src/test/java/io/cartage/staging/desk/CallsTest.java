package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.WatchedDataSource;
import io.cartage.staging.desk.Calls.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of calls to the carts. */
@OnEveryDatabase
class CallsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.123Z");

    @Parameter
    TestBed bed;

    private Calls calls;
    private String store;

    @BeforeEach
    void openLog() {
        JdbcClient.create(bed.database().dataSource())
                .sql("delete from cartage_call")
                .update();
        calls = new Calls(bed.database().dataSource(), Clock.fixed(NOON, ZoneOffset.UTC));
        store = bed.newStore();
    }

    @Test
    void showsTheLatestInTheirOrderAsTheyWere() {
        Call look = new Call(
                store,
                Call.LOOK,
                OptionalLong.empty(),
                NOON,
                "POST",
                "/graphql.json#orders",
                0,
                60_000,
                0,
                3,
                Optional.of("timeout"),
                Optional.of("{\"limit\":50}"),
                Optional.empty());
        calls.add(List.of(call(1, 10, ""), call(2, 20, "")));
        calls.add(List.of(look));

        assertThat(calls.latest(Question.of(store), 2)).containsExactly(call(2, 20, ""), look);
        assertThat(calls.latest(Question.of(bed.newStore()), 2)).isEmpty();
    }

    @Test
    void tellsWhatAllOfThemComeTo() {
        calls.add(List.of(call(1, 10, ""), call(1, 400, "throttled"), call(2, 20, ""), call(2, 30, "")));

        assertThat(calls.totals(Question.of(store))).isEqualTo(new Calls.Totals(4, 1, 20, 400, 8));
        assertThat(calls.totals(Question.of(bed.newStore()))).isEqualTo(new Calls.Totals(0, 0, 0, 0, 0));
    }

    @Test
    void findsThoseOfARunOrFlowOrTimeOrThatFailed() {
        calls.add(List.of(call(1, 10, ""), call(1, 400, "throttled"), call(2, 20, "")));
        Question all = Question.of(store);

        assertThat(millis(new Question(store, Optional.of("orders"), OptionalLong.empty(), false, Optional.empty())))
                .containsExactly(10L, 400L, 20L);
        assertThat(millis(new Question(store, Optional.of("look"), OptionalLong.empty(), false, Optional.empty())))
                .isEmpty();
        assertThat(millis(new Question(store, Optional.empty(), OptionalLong.of(1), false, Optional.empty())))
                .containsExactly(10L, 400L);
        assertThat(millis(all.onlyFailed())).containsExactly(400L);
        Instant after = NOON.plusMillis(100);
        assertThat(millis(new Question(store, Optional.empty(), OptionalLong.empty(), false, Optional.of(after))))
                .containsExactly(400L);
    }

    @Test
    void keepsNoMoreOfABodyThanFits() {
        Call wordy = new Call(
                store,
                "orders",
                OptionalLong.of(1),
                NOON,
                "PUT",
                "/v2/" + "x".repeat(1000),
                422,
                1,
                1,
                1,
                Optional.of("refused"),
                Optional.of("a\u0000\n" + "b".repeat(3000)),
                Optional.of("\uD83D"));

        calls.add(List.of(wordy));

        assertThat(calls.latest(Question.of(store), 1)).singleElement().satisfies(call -> {
            assertThat(call.path()).hasSize(500).endsWith("…");
            assertThat(call.request().orElseThrow())
                    .hasSize(2000)
                    .startsWith("a b")
                    .endsWith("…");
            assertThat(call.response()).contains("\uFFFD");
        });
    }

    @Test
    void clearsAwayWhatIsOldAFewAtATime() {
        List<Call> old = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> at(NOON.minus(Duration.ofDays(14)).minusSeconds(i)))
                .toList();
        calls.add(old);
        calls.add(List.of(at(NOON.minus(Duration.ofDays(13))), at(NOON)));

        assertThat(calls.tidy(Duration.ofDays(14), 3)).isEqualTo(3);
        assertThat(calls.tidy(Duration.ofDays(14), 3)).isEqualTo(2);
        assertThat(calls.tidy(Duration.ofDays(14), 3)).isZero();
        assertThat(calls.totals(Question.of(store)).calls()).isEqualTo(2);
    }

    @Test
    void takesAnyNumberByOneStatementAndACommit() {
        WatchedDataSource watched = new WatchedDataSource(bed.database().dataSource());

        new Calls(watched, Clock.systemUTC())
                .add(IntStream.range(0, 500).mapToObj(i -> call(1, i, "")).toList());

        assertThat(watched.steps()).containsExactly("insert into cartage_call (", "commit");
        assertThat(calls.totals(Question.of(store)).calls()).isEqualTo(500);
    }

    private List<Long> millis(Question question) {
        return calls.latest(question, 10).stream().map(Call::millis).toList();
    }

    private Call call(long run, long millis, String error) {
        return new Call(
                store,
                "orders",
                OptionalLong.of(run),
                NOON.plusMillis(millis),
                "GET",
                "/v2/orders?page=1",
                error.isEmpty() ? 200 : 429,
                millis,
                2,
                1,
                Optional.of(error).filter(word -> !word.isEmpty()),
                Optional.empty(),
                Optional.empty());
    }

    private Call at(Instant time) {
        return new Call(
                store,
                "orders",
                OptionalLong.of(1),
                time,
                "GET",
                "/v2/orders",
                200,
                1,
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
