package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.sandbox.ShopOrder;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real files are edited {@value #EDITS} times, a third of them badly, while orders come in and one run follows the other.
 * Half of the edits stand still and are looked at; the others are edited again before anybody could.
 */
@Tag("slow")
class StormOfEditsTest {
    private static final int EDITS = 500;
    private static final int MOST_ORDERS = 250;
    private static final String MAPPING = "mappings/default/bigcommerce/orders.yaml";
    private static final String ROUTE = "routes/bigcommerce/orders.camel.yaml";
    private static final String STORE = "stores/test.yaml";

    /** What people get wrong: in which file, and how; each is told with the words that its problem begins with. */
    private enum Slip {
        OPEN_BRACKET(MAPPING, MAPPING, text -> text.replaceFirst("(?m)^tests:$", "tests: [")),
        UNKNOWN_COLUMN(MAPPING, MAPPING, text -> text.replace("customer_division:", "custmer_division:")),
        FAILING_TEST(MAPPING, MAPPING, text -> text.replace("order_total: 112.73", "order_total: 112.74")),
        HALF_WRITTEN(MAPPING, MAPPING, text -> text.substring(0, text.indexOf("{line_type: item") + 8)),
        UNKNOWN_WORD(STORE, STORE, text -> text.replace("orders:", "ordres:")),
        HALF_A_STORE(STORE, STORE, text -> text.substring(0, text.indexOf("statuses: [") + 12)),
        ROUTE_WORD(ROUTE, ROUTE, text -> text.replace("steps:", "stpes:")),
        ENDPOINT(ROUTE, "routes: ", text -> text.replace("uri: staging:orders", "uri: nowhere:orders"));

        private final String path;
        private final String told;
        private final UnaryOperator<String> change;

        Slip(String path, String told, UnaryOperator<String> change) {
            this.path = path;
            this.told = told;
            this.change = change;
        }
    }

    private final long seed = Long.getLong("cartage.seed", 20261121);
    private final Random random = new Random(seed);
    private final Workshop workshop = Workshop.open(
            TestDatabase.H2,
            "{seed: 11, orders: 40, statuses: {11: 1}, api: {quota: unlimited}}",
            "{statuses: [11], page: 20, overlap: 1s}");
    private final Map<String, String> right = new HashMap<>();
    private Optional<Slip> slip = Optional.empty();
    private LiveEdits edits;
    private int stoodStill;
    private int reported;

    @Test
    void losesAndDoublesNoOrderAndReportsEverySlip() throws Exception {
        furnish();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService shop = Executors.newSingleThreadExecutor();
        try {
            Future<List<RunAccount>> runs = shop.submit(() -> sellAndRun(over));
            for (boolean bad : shuffled()) {
                edit(bad);
                if (random.nextBoolean()) {
                    edits.look();
                } else {
                    lookTwice();
                }
            }
            mend();
            write(MAPPING, divided("99"));
            lookTwice();
            over.set(true);
            assertThat(runs.get()).as(this::told).hasSizeGreaterThan(20).allSatisfy(run -> assertThat(run.state())
                    .isEqualTo(RunAccount.State.COMPLETED));
        } finally {
            over.set(true);
            shop.shutdown();
            assertEverythingIsRight();
            workshop.close();
        }
    }

    private void assertEverythingIsRight() {
        List<Long> late = workshop.shop().orders().add(3);
        workshop.run();
        workshop.assertEverythingIsStagedOnce();
        assertThat(workshop.count("select count(*) from s_orders where customer_division = '99' and cart_order_id = '"
                        + late.get(0) + "'"))
                .as("the last good edit is at work")
                .isEqualTo(1);
        assertThat(reported).as(this::told).isEqualTo(stoodStill).isGreaterThan(EDITS / 10);
        assertThat(workshop.database().edits().broken()).isEmpty();
    }

    /** Orders come in and change, and every one of them is downloaded, all the while. */
    private List<RunAccount> sellAndRun(AtomicBoolean over) {
        Random shoppers = new Random(seed + 1);
        List<RunAccount> runs = new ArrayList<>();
        while (!over.get()) {
            List<ShopOrder> all = workshop.shop().orders().all();
            long any = all.get(shoppers.nextInt(all.size())).id();
            switch (shoppers.nextInt(4)) {
                case 0 -> workshop.shop().orders().touch(any);
                case 1 -> workshop.shop().orders().edit(any);
                default -> workshop.shop().orders().add(all.size() < MOST_ORDERS ? 1 : 0);
            }
            runs.add(workshop.run());
        }
        return runs;
    }

    /** Whether each edit is bad: a third of them, by chance. */
    private List<Boolean> shuffled() {
        List<Boolean> bad = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            bad.add(i % 3 == 0);
        }
        Collections.shuffle(bad, random);
        return bad;
    }

    private void edit(boolean bad) throws IOException {
        if (bad) {
            mend();
            // Each edition of routes takes an engine of its own to try.
            int slips = Slip.values().length - (random.nextInt(5) == 0 ? 0 : 1);
            Slip made = Slip.values()[random.nextInt(slips)];
            Files.writeString(workshop.home().resolve(made.path), made.change.apply(right.get(made.path)));
            slip = Optional.of(made);
            return;
        }
        if (random.nextBoolean()) {
            mend();
        }
        switch (random.nextInt(12)) {
            case 0 -> write(ROUTE, right.get(ROUTE) + "# " + random.nextInt(1000) + "\n");
            case 1, 2, 3 ->
                write(STORE, right.get(STORE).replaceFirst("page: \\d+", "page: " + (10 + random.nextInt(20))));
            case 4, 5 -> hurry(divided(String.format(Locale.ROOT, "%02d", random.nextInt(90))));
            default -> write(MAPPING, divided(String.format(Locale.ROOT, "%02d", random.nextInt(90))));
        }
    }

    private String divided(String division) {
        return right.get(MAPPING)
                .replaceFirst("customer_division: .*", "customer_division: {value: \"" + division + "\"}");
    }

    /** A good edit that is looked at while it is half written. */
    private void hurry(String text) throws IOException {
        Files.writeString(workshop.home().resolve(MAPPING), text.substring(0, text.length() / 2));
        edits.look();
        write(MAPPING, text);
    }

    private void mend() throws IOException {
        if (slip.isPresent()) {
            write(slip.get().path, right.get(slip.get().path));
        }
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(workshop.home().resolve(path), text);
        right.put(path, text);
        if (slip.isPresent() && slip.get().path.equals(path)) {
            slip = Optional.empty();
        }
    }

    /** At the first look something is different, at the second it stands still; then all that is wrong is told. */
    private void lookTwice() {
        edits.look();
        edits.look();
        List<String> problems = workshop.database().edits().latest(1).get(0).problems();
        if (slip.isEmpty()) {
            assertThat(problems).as(this::told).isEmpty();
            return;
        }
        stoodStill++;
        reported += problems.stream().anyMatch(line -> line.startsWith(slip.get().told)) ? 1 : 0;
        assertThat(problems).as(this::told).isNotEmpty().allMatch(line -> line.startsWith(slip.get().told));
    }

    private void furnish() throws IOException {
        for (String path : Home.at(Path.of("")).list("mappings")) {
            Path file = workshop.home().resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, Files.readString(Path.of(path)));
        }
        workshop.restart();
        for (String path : List.of(MAPPING, ROUTE, STORE)) {
            right.put(path, Files.readString(workshop.home().resolve(path)));
        }
        edits = new LiveEdits(
                Home.at(workshop.home()), Map.of(), workshop.flows(), workshop.database(), Clock.systemUTC());
    }

    private String told() {
        return "-Dcartage.seed=" + seed + ", the latest slip: " + slip;
    }
}
