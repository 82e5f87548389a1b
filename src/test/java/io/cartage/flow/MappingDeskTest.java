package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.config.HomeEdits;
import io.cartage.flow.bench.DraftDiff;
import io.cartage.flow.bench.MappingDesk;
import io.cartage.flow.bench.MappingDesk.Result;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.flow.bench.MappingUptake;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.FileVersion;
import io.cartage.staging.desk.MappingVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mappings that people save in the console while Cartage works by them. */
class MappingDeskTest {
    private static final MappingSubject DEFAULT = new MappingSubject("default", "bigcommerce", "orders");
    private static final MappingSubject ACME = new MappingSubject("acme", "bigcommerce", "orders");
    private static final String OWN =
            """
            # Acme's own
            mapping: bigcommerce/orders
            extends: default
            s_orders:
              customer_division: {value: "07"}   # all of them
            """;

    private Workshop workshop;
    private MappingDesk desk;
    private LiveEdits edits;

    private void open(TestDatabase kind) {
        workshop = Workshop.open(kind, "{seed: 5, orders: 30, api: {quota: unlimited}}", "{statuses: [11]}");
        try {
            for (String path : Home.at(Path.of("")).list("mappings")) {
                if (!path.startsWith("mappings/acme")) {
                    write(path, Files.readString(Path.of(path)));
                }
            }
            Path store = workshop.home().resolve("stores/test.yaml");
            Files.writeString(store, Files.readString(store).replaceFirst("cart: .*", "$0\ncustomer: acme"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workshop.restart();
        desk = new MappingDesk(workshop.flows(), workshop.database(), Clock.systemUTC());
        edits = new LiveEdits(
                Home.at(workshop.home()), Map.of(), workshop.flows(), workshop.database(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private void write(String path, String text) throws IOException {
        Path file = workshop.home().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void lookTwice() {
        edits.look();
        edits.look();
    }

    private Result save(MappingSubject subject, String text, String base) {
        return desk.save(subject, text, base, "ada", "for the new ERP");
    }

    private static String replaced(String text, String part, String by) {
        assertThat(text).contains(part);
        return text.replace(part, by);
    }

    @ParameterizedTest
    @EnumSource
    void savesAVersionWhoseRowsTheNextRunWrites(TestDatabase kind) {
        open(kind);
        MappingDesk.Opened opened = desk.open(ACME);
        assertThat(opened.isThere()).isFalse();
        assertThat(opened.text()).contains("extends: default");

        Result result = save(ACME, OWN, opened.hash());
        assertThat(result).isInstanceOf(Result.Written.class);
        assertThat(desk.standing(ACME).isTakenUp()).isFalse();
        lookTwice();
        workshop.run();

        assertThat(desk.standing(ACME).using()).containsExactly(Workshop.STORE);
        assertThat(workshop.count("select count(*) from s_orders where customer_division = '07'"))
                .isEqualTo(workshop.count("select count(*) from s_orders"))
                .isPositive();
        assertThat(desk.versions(ACME)).singleElement().satisfies(version -> {
            assertThat(version.savedBy()).isEqualTo("ada");
            assertThat(version.note()).isEqualTo("for the new ERP");
            assertThat(version.fromConsole()).isTrue();
        });
        assertThat(workshop.database().mappingVersions().of(ACME.path()))
                .singleElement()
                .extracting(MappingVersion::savedBy)
                .isEqualTo("ada");
        assertThat(workshop.database().edits().latest(1).get(0).author()).isEqualTo("ada");
    }

    @Test
    void keepsWhatWasSavedOnTheDiskAsVersionsToo() throws IOException {
        open(TestDatabase.usual());
        save(ACME, OWN, "");
        lookTwice();
        write(ACME.path(), OWN.replace("07", "08"));
        lookTwice();

        List<FileVersion> versions = desk.versions(ACME);

        assertThat(versions).extracting(FileVersion::number).containsExactly(2, 1);
        assertThat(versions).extracting(FileVersion::fromConsole).containsExactly(false, true);
        assertThat(versions.get(0).savedBy()).isNotEqualTo("ada");
        assertThat(desk.text(ACME, 1)).contains(OWN);
        assertThat(desk.open(ACME).version()).contains(versions.get(0));
        assertThat(desk.versions(DEFAULT)).as("the default below it").hasSize(1);
    }

    @Test
    void savesNothingOverAnEditThatItsAuthorHasNotSeen() throws IOException {
        open(TestDatabase.usual());
        save(ACME, OWN, "");
        String base = desk.open(ACME).hash();
        write(ACME.path(), OWN.replace("07", "99"));

        Result result = save(ACME, OWN.replace("07", "08"), base);

        assertThat(result).isInstanceOfSatisfying(Result.Conflict.class, conflict -> assertThat(
                        conflict.now().orElseThrow().file().text())
                .contains("\"99\""));
        assertThat(workshop.home().resolve(ACME.path())).content().contains("\"99\"");
        assertThat(desk.versions(ACME)).hasSize(1);
        assertThat(save(ACME, OWN, "")).as("a file that is there already").isInstanceOf(Result.Conflict.class);
    }

    @Test
    void savesNothingThatIsWrongOrBreaksAnothersFile() {
        open(TestDatabase.usual());
        save(ACME, OWN.replace("s_orders:", "names: {who: customer_message}\ns_orders:\n  comments: who"), "");
        MappingDesk.Opened fallback = desk.open(DEFAULT);

        assertThat(save(
                        ACME,
                        OWN.replace("customer_division", "custmer_division"),
                        desk.open(ACME).hash()))
                .isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.problems())
                        .anySatisfy(problem -> assertThat(problem.toString())
                                .startsWith(ACME.path() + ":5:3:")
                                .contains("Did you mean 'customer_division'?")));
        assertThat(save(DEFAULT, "s_orders: [", fallback.hash())).isInstanceOf(Result.Refused.class);
        assertThat(desk.open(DEFAULT).text()).isEqualTo(fallback.text());
    }

    @Test
    void goesBackToAnOldVersionAsANewOne() {
        open(TestDatabase.usual());
        save(ACME, OWN, "");
        save(ACME, OWN.replace("07", "08"), desk.open(ACME).hash());

        Result result = desk.rollBack(ACME, 1, desk.open(ACME).hash(), "bo").orElseThrow();

        assertThat(result).isInstanceOfSatisfying(Result.Written.class, written -> assertThat(written.number())
                .isEqualTo(3));
        assertThat(desk.open(ACME).text()).isEqualTo(OWN);
        assertThat(desk.versions(ACME).get(0)).satisfies(version -> {
            assertThat(version.savedBy()).isEqualTo("bo");
            assertThat(version.note()).isEqualTo("back to version 1");
        });
        assertThat(desk.rollBack(ACME, 9, desk.open(ACME).hash(), "bo")).isEmpty();
        assertThat(desk.rollBack(ACME, 2, "an old hash", "bo").orElseThrow()).isInstanceOf(Result.Conflict.class);
    }

    @Test
    void tellsWhatATextWouldChangeInRealOrders() {
        open(TestDatabase.usual());
        workshop.run();
        DraftDiff diff = new DraftDiff(workshop.flows(), desk, workshop.database());

        DraftDiff.Forecast forecast = diff.of(ACME, OWN, 20, soFar -> true).orElseThrow();
        DraftDiff.Forecast broken = diff.of(ACME, OWN + "  freight_total: = freight + 1\n", 20, soFar -> true)
                .orElseThrow();
        String division = replaced(desk.open(DEFAULT).text(), "store.customer_division", "{value: \"08\"}");
        DraftDiff.Forecast byDefault =
                diff.of(DEFAULT, division, 20, soFar -> true).orElseThrow();

        assertThat(forecast.stores()).containsExactly(Workshop.STORE);
        assertThat(forecast.report().orders()).isPositive();
        assertThat(forecast.report().changed()).isEqualTo(forecast.report().orders());
        assertThat(forecast.report().columns()).singleElement().satisfies(column -> {
            assertThat(column.column()).isEqualTo("customer_division");
            assertThat(column.examples()).isNotEmpty().allMatch(example -> "07".equals(example.after()));
        });
        assertThat(broken.report().brokenTotals()).isEqualTo(broken.report().orders());
        assertThat(broken.report().held()).allMatch(DiffReport.Turn::brokenTotal);
        assertThat(byDefault.report().changed()).isEqualTo(byDefault.report().orders());
        assertThat(diff.of(ACME, "no: mapping\n", 20, soFar -> true)).isEmpty();
        assertThat(desk.open(ACME).isThere()).as("nothing is written").isFalse();
    }

    @Test
    void tellsWhyAnEditIsNotTakenUp() throws IOException {
        open(TestDatabase.usual());
        write(ACME.path(), OWN.replace("customer_division", "custmer_division"));
        lookTwice();

        MappingUptake.Standing standing = desk.standing(ACME);

        assertThat(standing.waiting()).containsExactly(Workshop.STORE);
        assertThat(standing.wrong()).singleElement().asString().contains("custmer_division");
        assertThat(desk.stores(DEFAULT)).extracting(PreparedStore::id).containsExactly(Workshop.STORE);
    }

    @Test
    void letsOneOfManyWhoSaveAtOnceWin() throws Exception {
        open(TestDatabase.usual());
        save(ACME, OWN, "");
        String base = desk.open(ACME).hash();
        List<Callable<Result>> savings = new ArrayList<>();
        for (int i = 10; i < 26; i++) {
            String text = OWN.replace("07", Integer.toString(i));
            savings.add(() -> new MappingDesk(workshop.flows(), workshop.database(), Clock.systemUTC())
                    .save(ACME, text, base, "ada", ""));
        }
        ExecutorService crowd = Executors.newFixedThreadPool(4);
        int written = 0;
        for (Future<Result> result : crowd.invokeAll(savings)) {
            written += result.get() instanceof Result.Written ? 1 : 0;
        }
        crowd.shutdown();

        assertThat(written).isEqualTo(1);
        assertThat(desk.versions(ACME)).hasSize(2);
        assertThat(desk.versions(ACME).get(0).hash())
                .isEqualTo(HomeEdits.hash(desk.open(ACME).text()));
    }

    @Test
    void knowsWhatThereIsToEdit() {
        open(TestDatabase.usual());

        assertThat(desk.knows(new MappingSubject("new-one", "bigcommerce", "orders")))
                .isTrue();
        assertThat(desk.knows(new MappingSubject("..", "bigcommerce", "orders")))
                .isFalse();
        assertThat(desk.knows(new MappingSubject("samples", "bigcommerce", "orders")))
                .isFalse();
        assertThat(desk.knows(new MappingSubject("acme", "nocart", "orders"))).isFalse();
    }
}
