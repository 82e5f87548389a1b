package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestDatabase;
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
    void turnsThePagesOfAllStoresByWhatIsAskedFor() {
        calls.add(List.of(call(1, 10, ""), call(1, 400, "throttled"), call(2, 20, ""), at(NOON.minusSeconds(60))));

        List<Calls.Numbered> all = calls.page(CallPage.ALL, Long.MAX_VALUE, 10).calls();
        assertThat(all).extracting(one -> one.call().millis()).containsExactly(1L, 20L, 400L, 10L);
        assertThat(calls.page(CallPage.ALL, all.get(1).id(), 1).calls()).isEqualTo(all.subList(2, 3));
        assertThat(calls.byId(all.get(2).id())).contains(all.get(2));
        assertThat(millis(CallPage.ofRun(1))).containsExactly(1L, 400L, 10L);
        assertThat(millis(asked(CallPage.Answer.REFUSED, 0, ""))).containsExactly(400L);
        assertThat(millis(asked(CallPage.Answer.FAILED, 0, ""))).containsExactly(400L);
        assertThat(millis(asked(CallPage.Answer.BROKEN, 0, ""))).isEmpty();
        assertThat(millis(asked(CallPage.Answer.NONE, 0, ""))).isEmpty();
        assertThat(millis(asked(CallPage.Answer.ANY, 20, ""))).containsExactly(20L, 400L);
        assertThat(millis(asked(CallPage.Answer.GOOD, 0, "PAGE="))).containsExactly(20L, 10L);
    }

    @Test
    void looksThroughSoManyForAPageAndGoesOnWhereItEnded() {
        int most = CallReader.SLICE * CallReader.SLICES;
        add(
                "insert into cartage_call (store_id, flow, called_at, method, path, status, millis, cost, attempt) "
                        + "select :store, 'orders', cast(:now as timestamp), 'GET', '/', case when n = 1 then 500 else 200 end, 1, 1, 1 from %s",
                most + 100);
        CallPage broken = asked(CallPage.Answer.BROKEN, 0, "");

        Calls.Part first = calls.page(broken, Long.MAX_VALUE, 10);
        Calls.Part second = calls.page(broken, first.next().orElseThrow(), 10);

        assertThat(first.calls()).isEmpty();
        assertThat(second.calls()).hasSize(1);
        assertThat(second.next()).isEmpty();
        assertThat(calls.page(CallPage.ALL, Long.MAX_VALUE, 10).calls()).hasSize(10);
    }

    @Test
    void goesToADayWithoutLookingThroughWhatIsNewer() {
        int most = CallReader.SLICE * CallReader.SLICES;
        calls.add(List.of(at(NOON.minus(Duration.ofDays(3)))));
        add(
                "insert into cartage_call (store_id, flow, called_at, method, path, status, millis, cost, attempt) "
                        + "select :store, 'orders', cast(:now as timestamp), 'GET', '/', 200, n, 1, 1 from %s",
                most + 100);
        calls.add(List.of(at(NOON.plus(Duration.ofDays(3)))));
        CallPage then = new CallPage(
                Optional.empty(),
                Optional.of("orders"),
                OptionalLong.empty(),
                CallPage.Answer.ANY,
                0,
                "",
                Optional.of(NOON.minus(Duration.ofDays(4))),
                Optional.of(NOON.minus(Duration.ofDays(2))));

        Calls.Part part = calls.page(then, Long.MAX_VALUE, 10);

        assertThat(part.calls()).extracting(one -> one.call().at()).containsExactly(NOON.minus(Duration.ofDays(3)));
        assertThat(part.next()).isEmpty();
    }

    private void add(String sql, int most) {
        String numbers = bed.kind() == TestDatabase.H2
                ? "(select \"X\" as n from system_range(1, :most)) g"
                : "generate_series(1, :most) g(n)";
        JdbcClient.create(bed.database().dataSource())
                .sql(sql.formatted(numbers))
                .param("store", store)
                .param("now", Jdbc.utc(NOON))
                .param("most", most)
                .update();
    }

    private CallPage asked(CallPage.Answer answer, long slow, String text) {
        return new CallPage(
                Optional.of(store),
                Optional.of("orders"),
                OptionalLong.empty(),
                answer,
                slow,
                text,
                Optional.of(NOON.minus(Duration.ofHours(1))),
                Optional.of(NOON.plus(Duration.ofHours(1))));
    }

    private List<Long> millis(CallPage question) {
        return calls.page(question, Long.MAX_VALUE, 10).calls().stream()
                .map(one -> one.call().millis())
                .toList();
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
