package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.ShopOrder;
import io.cartage.staging.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the cart, and where it stands here, on both databases. */
class OrderCatalogueTest {
    private static final Instant BEGINNING = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant MIDDLE = Instant.parse("2026-10-20T00:00:00Z");
    private static final Instant END = Instant.parse("2026-11-03T00:00:00Z");
    private static final String SHOP = "{seed: 3, orders: 60, unmappable: 1}";
    private static final String WANTED = "{statuses: [11, 9, 8], page: 20, prefix: T-}";

    private final List<ListedOrder> listed = new ArrayList<>();
    private int pages;

    @ParameterizedTest
    @EnumSource
    void tellsOfEachOrderWhatTheCartSays(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            list(workshop, BEGINNING, END, OptionalInt.empty());

            ShopOrder first = workshop.shop().orders().all().get(0);
            ListedOrder shown = listed.get(0);
            assertThat(listed).hasSize(60);
            assertThat(pages).isGreaterThan(2);
            assertThat(shown.order().id()).isEqualTo(String.valueOf(first.id()));
            assertThat(shown.orderNo()).isEqualTo("T-" + first.id());
            assertThat(shown.order().created()).isEqualTo(first.dateCreated());
            assertThat(shown.order().currency()).isEqualTo("USD");
            assertThat(shown.order().total().map(BigDecimal::stripTrailingZeros))
                    .contains(workshop.shop()
                            .orders()
                            .control(first.id())
                            .totalIncTax()
                            .stripTrailingZeros());
            assertThat(shown.order().total().orElseThrow().scale()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsToTheSpanAndToTheLimit(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            list(workshop, MIDDLE, END, OptionalInt.of(7));

            assertThat(listed)
                    .hasSize(7)
                    .allSatisfy(order -> assertThat(order.order().created()).isBetween(MIDDLE, END));
            assertThat(listed).extracting(order -> order.order().created()).isSorted();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsBeforeAnyRunWhatWouldBeLeftOut(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            list(workshop, BEGINNING, END, OptionalInt.empty());

            assertThat(listed).extracting(ListedOrder::state).allSatisfy(state -> assertThat(state)
                    .isInstanceOfAny(ListedOrder.New.class, ListedOrder.Filtered.class));
            assertThat(of(ListedOrder.Filtered.class))
                    .extracting(ListedOrder.Filtered::rule)
                    .contains("status Shipped is not in orders.statuses");
            assertThat(workshop.count("select count(*) from cartage_outcome")).isZero();
            assertThat(workshop.count("select count(*) from cartage_run")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhereEachOrderStands(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            workshop.run();
            workshop.update("update s_orders set import_status = 'imported', erp_order_no = 'SO-1' where id = 1");

            list(workshop, BEGINNING, END, OptionalInt.empty());

            assertThat(of(ListedOrder.Staged.class))
                    .contains(new ListedOrder.Staged(1, Optional.of("imported"), Optional.of("SO-1"), false))
                    .contains(new ListedOrder.Staged(1, Optional.of("pending"), Optional.empty(), false))
                    .hasSize((int) workshop.count("select count(*) from s_orders"));
            assertThat(of(ListedOrder.Quarantined.class)).singleElement().satisfies(order -> {
                assertThat(order.reasons()).isNotEmpty();
                assertThat(order.changedSince()).isFalse();
            });
            assertThat(of(ListedOrder.New.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatChangedInTheCartSince(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            workshop.run();
            long changed = workshop.shop().orders().all().stream()
                    .filter(order -> order.status().equals("11") && !order.withdrawn())
                    .findFirst()
                    .orElseThrow()
                    .id();
            workshop.shop().orders().edit(changed);

            list(workshop, BEGINNING, END, OptionalInt.empty());

            assertThat(listed)
                    .filteredOn(order -> order.state() instanceof ListedOrder.Staged staged && staged.changedSince())
                    .extracting(order -> order.order().id())
                    .containsExactly(String.valueOf(changed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsAnOrderNewThatARuleLeftOutBefore(TestDatabase kind) {
        try (Workshop workshop = Workshop.open(kind, SHOP, WANTED)) {
            workshop.run();
            workshop.restart("{statuses: [11, 9, 8, 2], page: 20}");

            list(workshop, BEGINNING, END, OptionalInt.empty());

            assertThat(of(ListedOrder.New.class)).isNotEmpty();
            assertThat(of(ListedOrder.Filtered.class))
                    .extracting(ListedOrder.Filtered::rule)
                    .doesNotContain("status Shipped is not in orders.statuses");
        }
    }

    private void list(Workshop workshop, Instant from, Instant until, OptionalInt most) {
        OrderListing.Query query = new OrderListing.Query(from, until, Optional.empty(), most);
        workshop.flows().listOrders(Workshop.STORE, query, page -> {
            pages++;
            listed.addAll(page);
        });
    }

    private <T extends ListedOrder.State> List<T> of(Class<T> state) {
        return listed.stream()
                .map(ListedOrder::state)
                .filter(state::isInstance)
                .map(state::cast)
                .toList();
    }
}
