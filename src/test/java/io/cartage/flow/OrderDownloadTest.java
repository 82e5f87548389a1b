package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.ContractCheck;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.ShopOrder;
import io.cartage.staging.TestDatabase;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ten questions that every cart answers, and what an operator expects besides, on both databases. */
class OrderDownloadTest {
    private static final Set<String> WANTED = Set.of("11", "9", "8", "1", "2", "3", "7", "10", "12");
    private static final String SHOP = "{seed: 3, orders: 60}";

    @ParameterizedTest
    @EnumSource
    void readsTheWholeShop(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 250)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumesAtTheCursorAndWritesNothingForWhatIsUnchanged(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 10)) {
            workshop.run();
            workshop.shop().orders().edit(first(workshop));
            workshop.shop().orders().add(3);
            workshop.restart();

            RunAccount second = workshop.run();

            assertThat(second.state()).as(second.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(second.counts().seen()).isBetween(4L, 20L);
            assertThat(second.counts().unchanged()).isEqualTo(second.counts().seen() - 4);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAnEmptyShop(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, "{seed: 3, orders: 0}", 10)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isZero();
            assertThat(account.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAShopWhoseLastPageIsExactlyFull(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 60)) {
            RunAccount account = workshop.run();

            assertThat(account.counts().seen()).isEqualTo(60);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsOrdersOfOneSecondThatCrossAPageBorder(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 7)) {
            workshop.shop().orders().bulkEdit(40);

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void missesNoOrderWhileOrdersChangeBetweenPages(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 7)) {
            workshop.shop().faults().add(Fault.of(Kind.CHANGE).orders(3).calls(6));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void missesNoOrderOfAShopWhoseDateFilterLeavesTheBoundOut(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, "{seed: 3, orders: 60, api: {date_filters: exclusive}}", 7)) {
            workshop.shop().orders().bulkEdit(20);
            workshop.shop().faults().add(Fault.of(Kind.CHANGE).orders(2).calls(4));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsAsLongAsAThrottledShopAsks(TestDatabase kind) {
        try (Workshop workshop =
                Workshop.open(kind, "{seed: 3, orders: 60, api: {quota: 5, quota_window: 300ms}}", 5)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void repeatsOnlyTheCallThatWasThrottledWithoutHeaders(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 10)) {
            workshop.shop().faults().add(Fault.of(Kind.BLOCK).every(3));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            assertThat(account.calls()).isEqualTo(workshop.shop().calls().count());
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void repeatsACallThatWasCutInMidPage(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 10)) {
            workshop.shop().faults().add(Fault.of(Kind.CUT).every(3));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAtTheCursorWhenTheShopWasDown(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 10)) {
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
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsTheRunWithAClearMessageWhenTheTokenIsRevoked(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 10)) {
            workshop.shop().faults().add(Fault.of(Kind.REVOKE));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("HTTP 401", "Store-level API accounts");
            assertThat(workshop.shop().calls().count()).as("no storm of calls").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesPagesThatIgnoreTheDateFilter(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 10)) {
            workshop.run();
            workshop.shop().faults().add(Fault.of(Kind.IGNORE_DATES));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("ignored the filter");
        }
    }

    @ParameterizedTest
    @EnumSource
    void stagesAnOrderThatWasFilteredWhenTheStoreWantsItNow(TestDatabase kind) {
        try (Workshop workshop =
                Workshop.open(kind, "{seed: 3, orders: 60, days: 5}", "{statuses: [11], overlap: 7d}")) {
            RunAccount narrow = workshop.run();
            workshop.restart("{statuses: [11, 9, 8, 1, 2, 3, 7, 10, 12], overlap: 7d}");

            RunAccount wide = workshop.run();

            assertThat(wide.counts().staged()).isGreaterThan(narrow.counts().staged());
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withdrawsAnOrderThatIsCancelledBeforeTheErpTookIt(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 250)) {
            workshop.run();
            long id = first(workshop);
            workshop.shop().orders().cancel(id);

            workshop.run();

            String row = "select count(*) from s_orders where cart_order_id = '" + id + "'";
            assertThat(workshop.count(row + " and import_status = 'withdrawn'")).isEqualTo(1);
            assertThat(workshop.count("select count(*) from s_order_changes")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfAnOrderThatIsCancelledAfterTheErpTookIt(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 250)) {
            workshop.run();
            long id = first(workshop);
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

    @ParameterizedTest
    @EnumSource
    void needsAtMostTwoCallsForAHundredOrdinaryOrders(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, "{seed: 8, orders: 1000}", 250)) {
            RunAccount account = workshop.run();

            assertThat(account.counts().seen()).isEqualTo(1000);
            assertThat(workshop.shop().calls().count()).isEqualTo((int) account.calls());
            assertThat(account.calls() / 1000.0).isLessThanOrEqualTo(0.02);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryOddityOfAShop(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, "{seed: 21, orders: 250, mix: everything}", 40)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(250);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAnOldShopThatAnswersConsignmentsAsAList(TestDatabase kind) {
        String old = "{seed: 21, orders: 80, mix: everything, api: {consignments: always_array}}";
        try (Workshop workshop = Workshop.open(kind, old, 40)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsATaxInclusiveShopOfThreeDecimals(TestDatabase kind) {
        String shop = "{seed: 4, orders: 120, mix: everything, currencies: [KWD, JPY], tax_inclusive: true,"
                + " credit_lowers_total: true}";
        try (Workshop workshop = Workshop.open(kind, shop, 250)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stagesEveryLineOfAnOrderThatTheListCuts(TestDatabase kind) {
        String shop = "{seed: 6, orders: 12, lines: 40-63}";
        try (Workshop workshop = Workshop.open(kind, shop, 250)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.calls()).isGreaterThan(2);
            assertThat(workshop.count("select max(line_no) from s_order_details"))
                    .isGreaterThan(50);
            assertEverythingIsStagedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource
    void quarantinesAnOrderWhoseLinesTheShopHoldsBack(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, "{seed: 6, orders: 12, lines: 40-63}", 250)) {
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
    void endsTheRunWithAMessageWhenTheDatabaseIsGone(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 10)) {
            workshop.database().close();

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).isNotBlank();
            assertThat(workshop.shop().calls().count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void followsNoRedirect(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, 10)) {
            workshop.shop().faults().add(Fault.of(Kind.ERROR).status(302, "html"));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("HTTP 302");
            assertThat(workshop.shop().calls().count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsOnlyRequestsThatTheOfficialDescriptionKnows(TestDatabase kind) {
        ContractCheck contract = ContractCheck.assumeContracts("bigcommerce");
        try (Workshop workshop = Workshop.open(kind, "{seed: 6, orders: 30, lines: 40-63}", 10)) {
            workshop.run();

            assertThat(workshop.shop().calls().latest()).hasSizeGreaterThan(5).allSatisfy(call -> {
                assertThat(contract.faults(call)).isEmpty();
                assertThat(call.headers()).containsKeys("x-auth-token", "accept", "user-agent");
                assertThat(call.headers().keySet()).noneMatch(name -> name.startsWith("camel"));
            });
        }
    }

    private static long first(Workshop workshop) {
        return workshop.shop().orders().all().stream()
                .filter(order -> order.status().equals("11"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void assertEverythingIsStagedOnce(Workshop workshop) {
        Map<String, BigDecimal> expected = workshop.totalsInShop(OrderDownloadTest::wanted);

        assertThat(workshop.totalsStaged()).isEqualTo(expected);
        assertThat(workshop.count("select count(*) from cartage_outcome"))
                .as("every order has an outcome")
                .isEqualTo(workshop.shop().orders().size());
        assertThat(workshop.count("select count(*) from cartage_outcome where kind = 'quarantined'"))
                .isZero();
        assertThat(workshop.count("select count(*) from s_orders")).isEqualTo(expected.size());
        assertThat(workshop.count(
                        "select count(*) from (select cart_order_id from s_order_details group by cart_order_id) x"))
                .as("orders with lines")
                .isEqualTo(expected.size());
    }

    private static Stream<ShopOrder> wanted(Stream<ShopOrder> orders) {
        return orders.filter(order -> WANTED.contains(order.status()) && !order.withdrawn());
    }
}
