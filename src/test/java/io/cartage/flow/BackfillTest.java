package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.flow.BackfillAccount.End;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.ShopOrder;
import io.cartage.staging.Counts;
import io.cartage.staging.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A span of the past is read in windows, in every cart and on both databases. */
@Timeout(120)
class BackfillTest {
    private static final Instant BEGINNING = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant MIDDLE = Instant.parse("2026-10-20T00:00:00Z");
    private static final Instant END = Instant.parse("2026-11-03T00:00:00Z");
    private static final String SHOP = "seed: 3, orders: 120";

    private final List<BackfillProgress> progress = new ArrayList<>();

    @AskedOfEveryCart
    void readsTheOrdersMadeInTheSpanAndNoOthers(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            BackfillAccount account = workshop.flows().backfill(request(MIDDLE, END), progress::add);

            assertThat(account.end()).as(account.message()).isEqualTo(End.DONE);
            assertThat(workshop.totalsStaged()).isNotEmpty().isEqualTo(expected(cart, workshop, MIDDLE, END));
            assertThat(account.progress().counts().seen()).isEqualTo(made(workshop, MIDDLE, END));
        }
    }

    @AskedOfEveryCart
    void countsEachOrderInOneWindowOnly(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 3)) {
            BackfillAccount account = workshop.flows().backfill(request(BEGINNING, END), progress::add);

            assertThat(account.progress().counts().seen()).isEqualTo(120);
            assertThat(account.progress().counts().unchanged()).isZero();
            assertThat(workshop.totalsStaged()).isEqualTo(expected(cart, workshop, BEGINNING, END));
        }
    }

    @AskedOfEveryCart
    void goesOnWhereItStopped(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 5)) {
            BackfillAccount first = workshop.flows().backfill(request(BEGINNING, END), page -> {
                if (page.counts().seen() > 40) {
                    workshop.flows().endSoon();
                }
            });
            workshop.restart();
            int before = workshop.shop().calls().count();

            BackfillAccount second = workshop.flows().backfill(request(BEGINNING, END), progress::add);

            assertThat(first.end()).isEqualTo(End.STOPPED);
            assertThat(second.end()).as(second.message()).isEqualTo(End.DONE);
            assertThat(second.progress().beganAt())
                    .isEqualTo(first.progress().done().doneTo())
                    .isAfter(BEGINNING);
            assertThat(second.progress().counts().seen()).isEqualTo(120);
            assertThat((long) workshop.shop().calls().count() - before)
                    .isEqualTo(second.progress().calls() - first.progress().calls());
            assertThat(workshop.totalsStaged()).isEqualTo(expected(cart, workshop, BEGINNING, END));
        }
    }

    @AskedOfEveryCart
    void endsAloneWhenItIsCalledOff(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 5)) {
            BackfillAccount first = workshop.flows().backfill(request(BEGINNING, END), new CalledOff(40));

            RunAccount regular = workshop.run();
            BackfillAccount second = workshop.flows().backfill(request(BEGINNING, END), progress::add);

            assertThat(first.end()).isEqualTo(End.STOPPED);
            assertThat(first.progress().done().doneTo()).isAfter(BEGINNING).isBefore(END);
            assertThat(regular.state()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(second.end()).as(second.message()).isEqualTo(End.DONE);
            assertThat(second.progress().counts().seen()).isEqualTo(120);
        }
    }

    /** Wants no more once it has seen so many orders. */
    private static final class CalledOff implements BackfillWatcher {
        private final long after;
        private long seen;

        CalledOff(long after) {
            this.after = after;
        }

        @Override
        public void watch(BackfillProgress page) {
            seen = page.counts().seen();
        }

        @Override
        public boolean isOver() {
            return seen > after;
        }
    }

    @AskedOfEveryCart
    void readsNothingTwiceUnlessAsked(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.flows().backfill(request(BEGINNING, END), progress::add);
            int before = workshop.shop().calls().count();

            BackfillAccount same = workshop.flows().backfill(request(BEGINNING, END), progress::add);
            int after = workshop.shop().calls().count();
            BackfillAccount again = workshop.flows()
                    .backfill(new BackfillRequest(Workshop.STORE, BEGINNING, END, 50, true), progress::add);

            assertThat(same.end()).isEqualTo(End.DONE);
            assertThat(after).isEqualTo(before);
            assertThat(again.progress().counts())
                    .isEqualTo(new Counts(
                            120,
                            same.progress().counts().staged(),
                            same.progress().counts().filtered(),
                            same.progress().counts().quarantined(),
                            120));
        }
    }

    @AskedOfEveryCart
    void endsWithTheReasonAndGoesOnWhenItIsMended(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.shop().faults().add(Fault.of(Kind.REVOKE).at(6));

            BackfillAccount failed = workshop.flows().backfill(request(BEGINNING, END), progress::add);
            workshop.shop().faults().clear();
            BackfillAccount done = workshop.flows().backfill(request(BEGINNING, END), progress::add);

            assertThat(failed.end()).isEqualTo(End.FAILED);
            assertThat(failed.message()).contains("refuses the store's credentials");
            assertThat(failed.progress().done().doneTo()).isAfter(BEGINNING);
            assertThat(done.end()).as(done.message()).isEqualTo(End.DONE);
            assertThat(workshop.totalsStaged()).isEqualTo(expected(cart, workshop, BEGINNING, END));
        }
    }

    @AskedOfEveryCart
    void leavesTheFutureToTheRegularRuns(CartUnderTest cart, TestDatabase kind) {
        Instant far = Instant.parse("2999-01-01T00:00:00Z");
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            BackfillAccount account = workshop.flows().backfill(request(BEGINNING, far), progress::add);

            assertThat(account.end()).as(account.message()).isEqualTo(End.REACHED_PRESENT);
            assertThat(account.progress().done().doneTo()).isAfter(END).isBefore(far);
            assertThat(account.progress().counts().seen()).isEqualTo(120);
        }
    }

    @AskedOfEveryCart
    void worksBesideRegularRunsWhileOrdersChange(CartUnderTest cart, TestDatabase kind) throws Exception {
        ExecutorService schedule = Executors.newSingleThreadExecutor();
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 5)) {
            AtomicBoolean over = new AtomicBoolean();
            Future<List<RunAccount>> regular = schedule.submit(() -> {
                List<RunAccount> accounts = new ArrayList<>();
                while (!over.get()) {
                    workshop.shop().orders().change(3);
                    accounts.add(workshop.run());
                }
                accounts.add(workshop.run());
                return accounts;
            });

            BackfillAccount account = workshop.flows().backfill(request(BEGINNING, END), progress::add);
            over.set(true);

            assertThat(regular.get())
                    .allSatisfy(run -> assertThat(run.state()).as(run.message()).isEqualTo(RunAccount.State.COMPLETED));
            assertThat(account.end()).as(account.message()).isEqualTo(End.DONE);
            assertEverythingIsStagedAsItIsNow(cart, workshop);
        } finally {
            schedule.shutdownNow();
        }
    }

    @AskedOfEveryCart
    void tellsHowFarItIsAndHowLongItTakes(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.flows().backfill(request(BEGINNING, END), progress::add);

            assertThat(progress).extracting(BackfillProgress::share).isSorted().endsWith(1.0);
            assertThat(progress)
                    .extracting(page -> page.counts().seen())
                    .isSorted()
                    .endsWith(120L);
            assertThat(progress.get(0).left())
                    .as("before the first window is read")
                    .isEmpty();
            assertThat(progress.get(progress.size() - 1).left()).contains(Duration.ZERO);
        }
    }

    @Test
    void usesTheShareItIsGivenButNeverWhatTheCartKeepsForOthers() {
        assertThat(window(30).keepPercent(20)).isEqualTo(70);
        assertThat(window(100).keepPercent(20)).isEqualTo(20);
    }

    private static RunTask.Window window(int share) {
        return new RunTask.Window(BEGINNING, END, share, RunWatcher.NONE, () -> false);
    }

    private static BackfillRequest request(Instant from, Instant to) {
        return new BackfillRequest(Workshop.STORE, from, to, 80, false);
    }

    /** Orders that stopped being wanted after they were staged stay staged, in their present state. */
    private static void assertEverythingIsStagedAsItIsNow(CartUnderTest cart, Workshop workshop) {
        Map<String, BigDecimal> now = totals(workshop, order -> true);
        Map<String, BigDecimal> staged = workshop.totalsStaged();
        assertThat(staged).containsAllEntriesOf(expected(cart, workshop, BEGINNING, Instant.MAX));
        assertThat(now).containsAllEntriesOf(staged);
        assertThat(workshop.count("select count(*) from cartage_outcome")).isEqualTo(120);
        assertThat(workshop.count("select count(*) from cartage_outcome where kind = 'quarantined'"))
                .isZero();
    }

    private static Map<String, BigDecimal> expected(
            CartUnderTest cart, Workshop workshop, Instant from, Instant until) {
        return totals(workshop, order -> isMadeIn(order, from, until) && cart.wants(order));
    }

    private static Map<String, BigDecimal> totals(Workshop workshop, Predicate<ShopOrder> some) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        workshop.shop().orders().all().stream()
                .filter(some)
                .forEach(order -> totals.put(
                        String.valueOf(order.id()),
                        workshop.shop()
                                .orders()
                                .control(order.id())
                                .totalIncTax()
                                .setScale(4)));
        return totals;
    }

    private static long made(Workshop workshop, Instant from, Instant until) {
        Stream<ShopOrder> orders = workshop.shop().orders().all().stream();
        return orders.filter(order -> isMadeIn(order, from, until)).count();
    }

    private static boolean isMadeIn(ShopOrder order, Instant from, Instant until) {
        return !order.dateCreated().isBefore(from) && order.dateCreated().isBefore(until);
    }
}
