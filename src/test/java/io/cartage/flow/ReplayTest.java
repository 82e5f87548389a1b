package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.staging.Choice;
import io.cartage.staging.Lane;
import io.cartage.staging.Outcome;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archived orders that are judged again by another mapping, by wish or by themselves. */
class ReplayTest {
    private static final String MAPPING = "mappings/default/bigcommerce/orders.yaml";
    private static final String SHOP = "{seed: 3, orders: 300, unmappable: 2, api: {quota: unlimited}}";
    private static final String WANTED = "{statuses: " + CartUnderTest.BIGCOMMERCE.statuses() + ", page: 100}";

    private final List<ImportResult> results = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void mapsTheWholeArchiveAgainWithoutACallToTheCart(TestDatabase kind) {
        try (Workshop workshop = open(kind)) {
            workshop.run();
            long staged = workshop.count("select count(*) from s_orders");
            workshop.update("update s_orders set import_status = 'imported' where cart_order_id = '"
                    + workshop.numbers("select min(cart_order_id) from s_orders")
                            .get(0) + "'");
            edit(workshop, "customer_division: .*", "customer_division: {value: \"07\"}");
            workshop.restart();
            long calls = workshop.shop().calls().count();

            RunAccount account = replay(
                    workshop, new Choice.Received(Instant.EPOCH, Instant.now().plusSeconds(60)));

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(300);
            assertThat(workshop.shop().calls().count()).isEqualTo(calls);
            assertThat(workshop.count("select count(*) from s_orders where customer_division = '07' and revision = 2"))
                    .isEqualTo(staged - 1);
            assertThat(workshop.count(
                            "select count(*) from s_order_changes where changed_columns = 'customer_division'"))
                    .isEqualTo(1);
            assertThat(workshop.count("select count(*) from cartage_payload")).isEqualTo(300);

            RunAccount again = replay(
                    workshop, new Choice.Received(Instant.EPOCH, Instant.now().plusSeconds(60)));
            assertThat(again.counts().unchanged()).isEqualTo(300);
            assertThat(workshop.run().counts().staged())
                    .as("the download finds all as it is")
                    .isEqualTo(workshop.watched()
                            .get(workshop.watched().size() - 1)
                            .counts()
                            .unchanged());
        }
    }

    @Test
    void tellsWhatBecameOfOrdersThatWereNamed() {
        try (Workshop workshop = open(TestDatabase.usual())) {
            workshop.run();
            String broken = withoutSku(workshop);
            String staged = String.valueOf(
                    workshop.numbers("select min(cart_order_id) from s_orders").get(0));
            replay(workshop, new Choice.Named(List.of(broken, "999999", staged)));

            assertThat(results).hasSize(3).satisfies(told -> {
                assertThat(told.get(0).id()).isEqualTo("999999");
                assertThat(told.get(0).answer()).contains("not in the archive");
                assertThat(outcome(broken)).isInstanceOf(Outcome.Quarantined.class);
                assertThat(outcome(staged)).isEqualTo(new Outcome.Staged(staged, 1, Outcome.As.UNCHANGED));
            });
        }
    }

    @Test
    void asksTheFilterOfToday() {
        try (Workshop workshop = open(TestDatabase.usual())) {
            workshop.restart("{statuses: [11], page: 100}");
            workshop.run();
            long filtered = workshop.count("select count(*) from cartage_outcome where kind = 'filtered'");
            workshop.restart(WANTED);

            replay(workshop, new Choice.Received(Instant.EPOCH, Instant.now().plusSeconds(60)));

            assertThat(workshop.count("select count(*) from cartage_outcome where kind = 'filtered'"))
                    .isLessThan(filtered);
            assertThat(workshop.totalsStaged().keySet())
                    .containsAll(workshop.totalsInShop().keySet().stream()
                            .filter(id -> !unmappable(workshop).contains(Long.valueOf(id)))
                            .toList());
        }
    }

    @Test
    void letsGoByItselfWhatAnEditMendsAndTriesTheRestOnce() throws IOException {
        try (Workshop workshop = open(TestDatabase.usual())) {
            LiveEdits edits = new LiveEdits(
                    Home.at(workshop.home()), Map.of(), workshop.flows(), workshop.database(), Clock.systemUTC());
            workshop.run();
            String mended = withoutSku(workshop);
            long waiting = workshop.count("select count(*) from cartage_outcome where kind = 'quarantined'");
            assertThat(waiting).isEqualTo(2);

            edit(workshop, "required: \"a line has no SKU.*", "default: NO-SKU");
            edits.look();
            edits.look();
            workshop.run();

            assertThat(workshop.totalsStaged()).containsKey(mended);
            assertThat(workshop.count("select count(*) from cartage_outcome where kind = 'quarantined'"))
                    .isEqualTo(1);
            assertThat(released(workshop)).hasSize(1).first().satisfies(run -> {
                assertThat(run.counts().seen()).isEqualTo(2);
                assertThat(run.calls()).isZero();
            });

            workshop.run();
            assertThat(released(workshop)).as("what stays is not tried again").hasSize(1);
        }
    }

    @Test
    void leavesADroppedOrderAloneUntilItChangesInTheCart() {
        try (Workshop workshop = open(TestDatabase.usual())) {
            workshop.run();
            String dropped = withoutSku(workshop);
            workshop.database()
                    .quarantine()
                    .drop(Workshop.STORE, new Choice.Named(List.of(dropped)), "jane", "a test order");
            edit(workshop, "required: \"a line has no SKU.*", "default: NO-SKU");
            workshop.update("update cartage_cursor set read_up_to = timestamp '2000-01-01 00:00:00'");
            workshop.restart();

            RunAccount run = workshop.run();

            assertThat(run.counts().seen()).isEqualTo(300);
            assertThat(workshop.totalsStaged()).doesNotContainKey(dropped);
            assertThat(workshop.count("select count(*) from cartage_outcome where dropped and kind = 'filtered'"))
                    .isEqualTo(1);

            workshop.shop().orders().touch(Long.parseLong(dropped));
            workshop.run();
            assertThat(workshop.totalsStaged()).containsKey(dropped);
            assertThat(workshop.count("select count(*) from cartage_outcome where dropped"))
                    .isZero();
        }
    }

    private RunAccount replay(Workshop workshop, Choice choice) {
        return workshop.flows().replay(Workshop.STORE, choice, results::add);
    }

    private Outcome outcome(String id) {
        return results.stream()
                .filter(result -> result.id().equals(id))
                .findFirst()
                .flatMap(ImportResult::outcome)
                .orElseThrow();
    }

    private static List<RunAccount> released(Workshop workshop) {
        return workshop.watched().stream()
                .filter(run -> run.lane() == Lane.RELEASE && run.state() == RunAccount.State.COMPLETED)
                .toList();
    }

    private static List<Long> unmappable(Workshop workshop) {
        return workshop.shop().orders().unmappable();
    }

    private static String withoutSku(Workshop workshop) {
        return String.valueOf(workshop.numbers(
                        "select record_id from cartage_outcome where cause like 's_order_details.sku: a line has no SKU%'")
                .get(0));
    }

    /** With mappings of its own, whose tests don't hold an edit back. */
    private static Workshop open(TestDatabase kind) {
        Workshop workshop = Workshop.open(kind, SHOP, WANTED);
        try {
            for (String path : Home.at(Path.of("")).list("mappings")) {
                Path file = workshop.home().resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, Files.readString(Path.of(path)).split("\ntests:")[0] + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workshop.restart();
        return workshop;
    }

    private static void edit(Workshop workshop, String what, String by) {
        Path file = workshop.home().resolve(MAPPING);
        try {
            String text = Files.readString(file);
            String edited = text.replaceFirst(what, by);
            assertThat(edited).isNotEqualTo(text);
            Files.writeString(file, edited);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
