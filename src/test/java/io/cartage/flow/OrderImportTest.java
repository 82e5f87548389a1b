package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.staging.Outcome;
import io.cartage.staging.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Single orders that a person names, on both databases. */
class OrderImportTest {
    private static final String SHOP = "{seed: 3, orders: 60, unmappable: 1}";
    private static final String WANTED = "{statuses: [11, 9, 8], page: 20}";
    private static final Set<String> STATUSES = Set.of("11", "9", "8");

    private final List<ImportResult> results = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void stagesJustTheseOrders(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            List<String> ids = wanted(workshop).subList(0, 2);

            RunAccount account = bring(workshop, false, ids.get(1), ids.get(0));

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(outcomes())
                    .containsExactly(
                            new Outcome.Staged(ids.get(1), 1, Outcome.As.NEW),
                            new Outcome.Staged(ids.get(0), 1, Outcome.As.NEW));
            assertThat(workshop.totalsStaged()).containsOnlyKeys(ids);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheCursorWhereItIs(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            bring(workshop, false, wanted(workshop).get(0));

            RunAccount regular = workshop.run();

            assertThat(regular.counts().seen()).isEqualTo(60);
            assertThat(regular.counts().unchanged())
                    .as("the order that was imported before")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutWhatTheFilterLeavesOutAndTellsTheRule(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            String id = unwanted(workshop);

            bring(workshop, false, id);

            assertThat(outcomes().get(0)).isInstanceOf(Outcome.Filtered.class);
            assertThat(((Outcome.Filtered) outcomes().get(0)).rule()).contains("is not in orders.statuses");
            assertThat(workshop.totalsStaged()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesItAllTheSameWhenForced(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            String id = unwanted(workshop);
            workshop.run();

            bring(workshop, true, id);
            RunAccount next = workshop.run();

            assertThat(outcomes()).containsExactly(new Outcome.Staged(id, 1, Outcome.As.NEW));
            assertThat(workshop.totalsStaged()).containsKey(id);
            assertThat(next.counts().unchanged()).isEqualTo(next.counts().seen());
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfAnOrderThatIsStagedAlready(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            String id = wanted(workshop).get(0);
            workshop.run();

            bring(workshop, false, id);

            assertThat(outcomes()).containsExactly(new Outcome.Staged(id, 1, Outcome.As.UNCHANGED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterAnOrderThatTheCartDoesNotHave(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            String id = wanted(workshop).get(0);

            RunAccount account = bring(workshop, false, "999999", id);

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(results)
                    .containsExactly(
                            new ImportResult(
                                    "999999", Optional.empty(), results.get(0).answer()),
                            new ImportResult(id, Optional.of(new Outcome.Staged(id, 1, Outcome.As.NEW)), ""));
            assertThat(results.get(0).answer()).contains("no such order");
        }
    }

    @ParameterizedTest
    @EnumSource
    void quarantinesAnOrderThatCannotBeMapped(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            String id = String.valueOf(workshop.shop().orders().unmappable().get(0));

            bring(workshop, true, id);

            assertThat(outcomes()).singleElement().isInstanceOf(Outcome.Quarantined.class);
            assertThat(workshop.database().report().quarantined(5)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void completesAnOrderOfManyLines(TestDatabase kind) {
        try (Workshop workshop =
                Workshop.open(kind, "{seed: 3, orders: 5, lines: 60-70}", "{statuses: [11, 9, 8], page: 20}")) {
            long id = workshop.shop().orders().all().get(0).id();

            bring(workshop, true, String.valueOf(id));

            assertThat(workshop.totalsStaged())
                    .containsEntry(
                            String.valueOf(id),
                            workshop.shop().orders().control(id).totalIncTax().setScale(4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWithTheReasonWhenTheTokenIsRevoked(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            workshop.shop().faults().add(Fault.of(Kind.REVOKE));

            RunAccount account = bring(workshop, false, "100", "101");

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("refuses the store's credentials");
            assertThat(results).isEmpty();
            assertThat(workshop.shop().calls().count()).isEqualTo(1);
        }
    }

    private RunAccount bring(Workshop workshop, boolean force, String... ids) {
        return workshop.flows().importOrders(Workshop.STORE, List.of(ids), force, results::add);
    }

    private List<Outcome> outcomes() {
        return results.stream().map(result -> result.outcome().orElseThrow()).toList();
    }

    private static List<String> wanted(Workshop workshop) {
        List<Long> defective = workshop.shop().orders().unmappable();
        return workshop.shop().orders().all().stream()
                .filter(order -> STATUSES.contains(order.status()) && !order.archived())
                .filter(order -> !defective.contains(order.id()))
                .map(order -> String.valueOf(order.id()))
                .toList();
    }

    private static String unwanted(Workshop workshop) {
        return workshop.shop().orders().all().stream()
                .filter(order -> order.status().equals("2") && !order.archived())
                .map(order -> String.valueOf(order.id()))
                .findFirst()
                .orElseThrow();
    }
}
