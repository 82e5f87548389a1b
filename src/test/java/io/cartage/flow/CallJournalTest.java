package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.Calls;
import io.cartage.staging.desk.Calls.Question;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log tells of the calls of a run. */
class CallJournalTest {
    private static final String WRITES = "{statuses: [11]}\nwhen_staged: {status: 9}";

    @ParameterizedTest
    @EnumSource(CartUnderTest.class)
    void tellsEachCallOfARun(CartUnderTest cart) {
        try (Workshop workshop = Workshop.open(cart, TestDatabase.usual(), cart.shop("seed: 3, orders: 12"), 5)) {
            RunAccount run = workshop.run();

            List<Call> calls = logged(workshop);

            long number = workshop.count("select max(id) from cartage_run");
            assertThat(calls)
                    .hasSize((int) run.calls())
                    .hasSize(workshop.shop().calls().count());
            assertThat(calls).allSatisfy(call -> {
                assertThat(call.flow()).isEqualTo(Flow.ORDERS);
                assertThat(call.runId()).isEqualTo(OptionalLong.of(number));
                assertThat(call.status()).isBetween(200, 204);
                assertThat(call.failed()).isFalse();
                assertThat(call.attempt()).isEqualTo(1);
                assertThat(call.request()).isEmpty();
                assertThat(call.response()).isEmpty();
                assertThat(call.cost()).isPositive();
            });
        }
    }

    @Test
    void tellsRepetitionsOneByOne() {
        try (Workshop workshop = Workshop.open(TestDatabase.usual(), "{seed: 3, orders: 12}", "{statuses: [11]}")) {
            workshop.shop().faults().add(Fault.of(Kind.HANG_UP).at(1));
            workshop.shop().faults().add(Fault.of(Kind.ERROR).at(2));

            RunAccount run = workshop.run();

            assertThat(run.state()).isEqualTo(RunAccount.State.COMPLETED);
            List<Call> calls = logged(workshop);
            assertThat(calls).hasSize((int) run.calls());
            assertThat(calls.subList(0, 3)).extracting(Call::attempt).containsExactly(1, 2, 3);
            assertThat(calls.subList(0, 3)).extracting(Call::status).containsExactly(0, 503, 200);
            assertThat(calls.subList(0, 3))
                    .extracting(call -> call.error().orElse(""))
                    .containsExactly("cut off", "unavailable", "");
            Calls.Totals totals = workshop.database().calls().totals(Question.of(Workshop.STORE));
            assertThat(totals.failed()).isEqualTo(2);
            assertThat(totals.calls()).isEqualTo(run.calls());
        }
    }

    @Test
    void keepsWhatWasSentAndAnsweredOfAWriteThatWasRefused() {
        try (Workshop workshop =
                Workshop.open(TestDatabase.usual(), "{seed: 3, orders: 2, statuses: {11: 1}}", WRITES)) {
            workshop.run();
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.ERROR).method("PUT").status(422, "json").at(1));

            workshop.flows().runNow(Workshop.STORE, Flow.STATUSES);

            List<Call> puts = logged(workshop).stream()
                    .filter(call -> call.method().equals("PUT"))
                    .toList();
            assertThat(puts).hasSize(2);
            assertThat(puts.get(0)).satisfies(call -> {
                assertThat(call.flow()).isEqualTo(Flow.STATUSES);
                assertThat(call.path()).matches("/v2/orders/[0-9]+");
                assertThat(call.error()).contains("refused");
                assertThat(call.request()).contains("{\"status_id\":9}");
                assertThat(call.response().orElseThrow()).contains("422");
            });
            assertThat(puts.get(1).request()).isEmpty();
        }
    }

    @Test
    void keepsTheErrorsOfAnAnswerThatLooksLikeASuccess() {
        try (Workshop workshop = Workshop.open(
                CartUnderTest.SHOPIFY, TestDatabase.usual(), CartUnderTest.SHOPIFY.shop("seed: 3, orders: 12"), 5)) {
            workshop.shop().faults().add(Fault.of(Kind.DENIED));

            RunAccount run = workshop.run();

            assertThat(run.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(logged(workshop)).last().satisfies(call -> {
                assertThat(call.status()).isEqualTo(200);
                assertThat(call.error()).contains("denied");
                assertThat(call.path()).endsWith("/graphql.json#orders");
                assertThat(call.response().orElseThrow()).contains("ACCESS_DENIED");
                assertThat(call.request().orElseThrow()).doesNotContain("fragment");
            });
        }
    }

    @Test
    void tellsOfATokenOnlyThatItWasAskedFor() {
        String granted = "{seed: 3, orders: 12, api: {bucket: unlimited, credentials: client}}";
        try (Workshop workshop = Workshop.open(CartUnderTest.SHOPIFY, TestDatabase.usual(), granted, 5)) {
            workshop.run();

            List<Call> calls = logged(workshop);

            assertThat(calls.get(0).path()).isEqualTo("/admin/oauth/access_token");
            assertThat(calls.get(0).status()).isEqualTo(200);
            assertThat(calls.get(0).cost()).isZero();
            assertThat(calls).filteredOn(call -> call.path().endsWith("token")).hasSize(1);
        }
        try (Workshop workshop = Workshop.open(
                CartUnderTest.SHOPIFY,
                TestDatabase.usual(),
                granted.replace("client}", "client, grant: app_not_installed}"),
                5)) {
            workshop.run();

            assertThat(logged(workshop)).singleElement().satisfies(call -> {
                assertThat(call.path()).isEqualTo("/admin/oauth/access_token");
                assertThat(call.status()).isEqualTo(400);
                assertThat(call.error()).contains("refused");
                assertThat(call.request()).isEmpty();
                assertThat(call.response()).isEmpty();
            });
        }
    }

    @Test
    void tellsCallsOutsideARunAsLooks() {
        try (Workshop workshop = Workshop.open(TestDatabase.usual(), "{seed: 3, orders: 12}", "{statuses: [11]}")) {
            workshop.flows().readOrder(Workshop.STORE, String.valueOf(workshop.firstWanted()));

            assertThat(logged(workshop)).isNotEmpty().allSatisfy(call -> {
                assertThat(call.flow()).isEqualTo(Call.LOOK);
                assertThat(call.runId()).isEmpty();
            });
        }
    }

    /** Stopping the application writes down what is noted. */
    private static List<Call> logged(Workshop workshop) {
        workshop.flows().close();
        return workshop.database().calls().latest(Question.of(Workshop.STORE), 1000);
    }
}
