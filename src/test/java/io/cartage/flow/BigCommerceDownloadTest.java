package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.ContractCheck;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.staging.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is peculiar to BigCommerce: orders cut off at 50 lines, parcels, its date filters, its official description. */
class BigCommerceDownloadTest {
    @ParameterizedTest
    @EnumSource
    void missesNoOrderOfAShopWhoseDateFilterLeavesTheBoundOut(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(
                CartUnderTest.BIGCOMMERCE, kind, "{seed: 3, orders: 60, api: {date_filters: exclusive}}", 7)) {
            workshop.shop().orders().bulkEdit(20);
            workshop.shop().faults().add(Fault.of(Kind.CHANGE).orders(2).calls(4));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsAtMostTwoCallsForAHundredOrdinaryOrders(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(CartUnderTest.BIGCOMMERCE, kind, "{seed: 8, orders: 1000}", 250)) {
            RunAccount account = workshop.run();

            assertThat(account.counts().seen()).isEqualTo(1000);
            assertThat(workshop.shop().calls().count()).isEqualTo((int) account.calls());
            assertThat(account.calls() / 1000.0).isLessThanOrEqualTo(0.02);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryOddityOfAShop(TestDatabase kind) {
        try (Workshop workshop =
                Workshop.open(CartUnderTest.BIGCOMMERCE, kind, "{seed: 21, orders: 250, mix: everything}", 40)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(250);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAnOldShopThatAnswersConsignmentsAsAList(TestDatabase kind) {
        String old = "{seed: 21, orders: 80, mix: everything, api: {consignments: always_array}}";
        try (Workshop workshop = Workshop.open(CartUnderTest.BIGCOMMERCE, kind, old, 40)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsATaxInclusiveShopOfThreeDecimals(TestDatabase kind) {
        String shop = "{seed: 4, orders: 120, mix: everything, currencies: [KWD, JPY], tax_inclusive: true,"
                + " credit_lowers_total: true}";
        try (Workshop workshop = Workshop.open(CartUnderTest.BIGCOMMERCE, kind, shop, 250)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stagesEveryLineOfAnOrderThatTheListCuts(TestDatabase kind) {
        String shop = "{seed: 6, orders: 12, lines: 40-63}";
        try (Workshop workshop = Workshop.open(CartUnderTest.BIGCOMMERCE, kind, shop, 250)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.calls()).isGreaterThan(2);
            assertThat(workshop.count("select max(line_no) from s_order_details"))
                    .isGreaterThan(50);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void quarantinesAnOrderWhoseLinesTheShopHoldsBack(TestDatabase kind) {
        try (Workshop workshop =
                Workshop.open(CartUnderTest.BIGCOMMERCE, kind, "{seed: 6, orders: 12, lines: 40-63}", 250)) {
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.ERROR)
                            .path("/v2/orders/*/products")
                            .status(404, "json")
                            .at(1));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().quarantined()).isEqualTo(1);
            assertThat(workshop.database()
                            .report()
                            .quarantined(5)
                            .get(0)
                            .reasons()
                            .get(0))
                    .contains("HTTP 404");
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsOnlyRequestsThatTheOfficialDescriptionKnows(TestDatabase kind) {
        ContractCheck contract = ContractCheck.assumeContracts("bigcommerce");
        try (Workshop workshop =
                Workshop.open(CartUnderTest.BIGCOMMERCE, kind, "{seed: 6, orders: 30, lines: 40-63}", 10)) {
            workshop.run();

            assertThat(workshop.shop().calls().latest()).hasSizeGreaterThan(5).allSatisfy(call -> {
                assertThat(contract.faults(call)).isEmpty();
                assertThat(call.headers()).containsKeys("x-auth-token", "accept", "user-agent");
                assertThat(call.headers().keySet()).noneMatch(name -> name.startsWith("camel"));
            });
        }
    }
}
