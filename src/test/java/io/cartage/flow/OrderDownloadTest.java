package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.CartAnswers;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.staging.TestDatabase;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator expects of a download besides the ten questions, whatever the cart. */
class OrderDownloadTest {
    private static final String SHOP = "seed: 3, orders: 60";

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void goesOnAtTheCursorWhenTheShopWasDown(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.ERROR).status(503, "html").at(3).calls(1000));

            RunAccount broken = workshop.run();
            workshop.shop().faults().clear();
            RunAccount next = workshop.run();

            assertThat(broken.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(broken.message()).contains("HTTP 503");
            assertThat(broken.counts().seen()).isBetween(10L, 20L);
            assertThat(next.state()).as(next.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(next.counts().seen()).isLessThan(60);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void endsTheRunWithAClearMessageWhenTheTokenIsRevoked(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.shop().faults().add(Fault.of(Kind.REVOKE));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("HTTP 401", cart.remedy());
            assertThat(workshop.shop().calls().count()).as("no storm of calls").isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void refusesPagesThatIgnoreTheDateFilter(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.run();
            workshop.shop().faults().add(Fault.of(Kind.IGNORE_DATES));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("the filter");
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void stagesAnOrderThatWasFilteredWhenTheStoreWantsItNow(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(
                cart, kind, cart.shop(SHOP + ", days: 5"), "{statuses: [" + cart.firstStatus() + "], overlap: 7d}")) {
            RunAccount narrow = workshop.run();
            workshop.restart("{statuses: " + cart.statuses() + ", overlap: 7d}");

            RunAccount wide = workshop.run();

            assertThat(wide.counts().staged()).isGreaterThan(narrow.counts().staged());
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void withdrawsAnOrderThatIsCancelledBeforeTheErpTookIt(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 250)) {
            workshop.run();
            long id = workshop.firstWanted();
            workshop.shop().orders().cancel(id);

            workshop.run();

            String row = "select count(*) from s_orders where cart_order_id = '" + id + "'";
            assertThat(workshop.count(row + " and import_status = 'withdrawn'")).isEqualTo(1);
            assertThat(workshop.count("select count(*) from s_order_changes")).isZero();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void tellsOfAnOrderThatIsCancelledAfterTheErpTookIt(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 250)) {
            workshop.run();
            long id = workshop.firstWanted();
            String order = " where cart_order_id = '" + id + "'";
            BigDecimal before = workshop.totalsStaged().get(String.valueOf(id));
            workshop.update("update s_orders set import_status = 'imported'" + order);
            workshop.shop().orders().cancel(id);

            workshop.run();

            assertThat(workshop.count("select count(*) from s_order_changes" + order))
                    .isEqualTo(1);
            assertThat(workshop.count("select count(*) from s_orders" + order + " and import_status = 'imported'"))
                    .isEqualTo(1);
            assertThat(workshop.totalsStaged().get(String.valueOf(id))).isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void endsTheRunWithAMessageWhenTheDatabaseIsGone(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.database().close();

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).isNotBlank();
            assertThat(workshop.shop().calls().count()).isZero();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void followsNoRedirect(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.shop().faults().add(Fault.of(Kind.ERROR).status(302, "html"));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("HTTP 302");
            assertThat(workshop.shop().calls().count()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void showsASingleOrderAsItsListShowedIt(CartUnderTest cart, TestDatabase kind) {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 10)) {
            workshop.run();
            String id = String.valueOf(workshop.firstWanted());

            byte[] read = workshop.flows().readOrder(Workshop.STORE, id);

            assertThat(workshop.database().staging().readPayload(Workshop.STORE, Flow.ORDERS, id))
                    .hasValueSatisfying(
                            listed -> assertThat(CartAnswers.object(read)).isEqualTo(CartAnswers.object(listed)));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.cartage.flow.CartUnderTest#mostlyOnH2")
    void endsAfterThePageAtHandWhenTheProgramIsStopped(CartUnderTest cart, TestDatabase kind) throws Exception {
        try (Workshop workshop = Workshop.open(cart, kind, cart.shop(SHOP), 2)) {
            Thread stopping = new Thread(workshop.flows()::close);
            workshop.shop().beforeAnswer(2, stopping::start);

            RunAccount stopped = workshop.run();
            stopping.join();
            workshop.restart();
            RunAccount next = workshop.run();

            assertThat(stopped.state()).as(stopped.message()).isEqualTo(RunAccount.State.STOPPED);
            assertThat(stopped.counts().seen()).isLessThan(60);
            assertThat(next.state()).as(next.message()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }
}
