package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.staging.TestDatabase;

/**
 * The ten questions that every cart answers. The tenth, whether it may be killed at any instant, is asked by
 * {@link KilledDownloadIT}.
 */
class TenQuestionsTest {
    private static final String SHOP = "seed: 3, orders: 60";

    @AskedOfEveryCart
    void readsTheWholeShop(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 250)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @AskedOfEveryCart
    void resumesAtTheCursorAndWritesNothingForWhatIsUnchanged(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.run();
            workshop.shop().orders().edit(workshop.firstWanted());
            workshop.shop().orders().add(3);
            workshop.restart();

            RunAccount second = workshop.run();

            assertThat(second.state()).as(second.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(second.counts().seen()).isBetween(4L, 20L);
            assertThat(second.counts().unchanged()).isEqualTo(second.counts().seen() - 4);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @AskedOfEveryCart
    void readsAnEmptyShop(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop("seed: 3, orders: 0"), 10)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isZero();
            assertThat(account.calls()).isEqualTo(1);
        }
    }

    @AskedOfEveryCart
    void readsAShopWhoseLastPageIsExactlyFull(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop("seed: 3, orders: 30"), 30)) {
            RunAccount account = workshop.run();

            assertThat(account.counts().seen()).isEqualTo(30);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @AskedOfEveryCart
    void readsOrdersOfOneSecondThatCrossAPageBorder(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 7)) {
            workshop.shop().orders().bulkEdit(40);

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @AskedOfEveryCart
    void missesNoOrderWhileOrdersChangeBetweenPages(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 7)) {
            workshop.shop().faults().add(Fault.of(Kind.CHANGE).orders(3).calls(6));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @AskedOfEveryCart
    void waitsAsLongAsAThrottledShopAsks(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.scarceShop(SHOP), 10)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @AskedOfEveryCart
    void repeatsOnlyTheCallThatWasThrottledWithoutHeaders(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.shop().faults().add(Fault.of(Kind.BLOCK).every(3));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            assertThat(account.calls()).isEqualTo(workshop.shop().calls().count());
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @AskedOfEveryCart
    void repeatsACallThatWasCutInMidPage(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.shop().faults().add(Fault.of(Kind.CUT).every(3));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }
}
