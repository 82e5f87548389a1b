package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.store.OrderSettings;
import io.cartage.store.PushSettings;
import io.cartage.store.Store;
import io.cartage.store.StoreNotices;
import io.cartage.store.Timing;
import io.cartage.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Statuses of a cart that tells them in two fields: what was paid, and what was shipped. */
class StatusFieldsTest {
    private static final Position AT = new Position("stores/boutique.yaml", 9, 14);

    private final Problems problems = new Problems();

    @Test
    void takesOneOfEachFieldThatTheStoreNames() {
        OrderFilter filter = filter("Paid", "authorized", "Unfulfilled");

        assertThat(filter.ruleAgainst(order("PAID", "UNFULFILLED", ""))).isEmpty();
        assertThat(filter.ruleAgainst(order("AUTHORIZED", "UNFULFILLED", ""))).isEmpty();
        assertThat(filter.ruleAgainst(order("PENDING", "UNFULFILLED", "")))
                .contains("status Payment pending is not in orders.statuses");
        assertThat(filter.ruleAgainst(order("PAID", "FULFILLED", "")))
                .contains("status Fulfilled is not in orders.statuses");
    }

    @Test
    void leavesAFieldAloneThatTheStoreDoesNotName() {
        OrderFilter filter = filter("PAID");

        assertThat(filter.ruleAgainst(order("PAID", "FULFILLED", ""))).isEmpty();
        assertThat(filter.ruleAgainst(order("PAID", "SOMETHING_NEW", ""))).isEmpty();
    }

    @Test
    void showsAValueThatTheCartHasAddedSince() {
        assertThat(filter("Paid").ruleAgainst(order("HALF_PAID", "OPEN", "")))
                .contains("status HALF_PAID is not in orders.statuses");
        assertThat(ShopifyFacts.FACTS.statusOf(order("PAID", "NEW_WORD", ""))).isEqualTo("Paid, NEW_WORD");
    }

    @Test
    void neverTakesCancelledOrTestOrders() {
        OrderFilter filter = filter("Paid");
        ObjectNode cancelled = order("PAID", "UNFULFILLED", ",\"cancelledAt\":\"2026-11-20T08:00:00Z\"");
        ObjectNode test = order("PAID", "UNFULFILLED", ",\"cancelledAt\":null,\"test\":true");

        assertThat(filter.ruleAgainst(cancelled)).contains("cancelled in the cart");
        assertThat(filter.isCancelled(cancelled)).isTrue();
        assertThat(filter.ruleAgainst(test)).contains("a test order");
        assertThat(filter.ruleAgainst(order("PAID", "UNFULFILLED", ",\"cancelledAt\":null,\"test\":false")))
                .isEmpty();
    }

    @Test
    void tellsARefundFromTheFieldThatTellsIt() {
        OrderFilter filter = filter("Paid");

        assertThat(filter.isRefunded(order("PARTIALLY_REFUNDED", "FULFILLED", "")))
                .isTrue();
        assertThat(filter.isRefunded(order("PAID", "RESTOCKED", ""))).isFalse();
        assertThat(filter.isCancelled(order("VOIDED", "UNFULFILLED", ""))).isTrue();
    }

    @Test
    void suggestsTheStatusThatWasMeant() {
        filter("Unfullfilled");

        assertThat(problems.all())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("'Unfullfilled' is not an order status of Shopify", "Did you mean 'Unfulfilled'?");
    }

    private OrderFilter filter(String... statuses) {
        OrderSettings orders = new OrderSettings(
                Stream.of(statuses).map(text -> new YamlScalar(text, false, AT)).toList(),
                Optional.empty(),
                List.of(),
                "",
                "pending_cash_sale",
                new Timing.Every(Duration.ofMinutes(5), "5m"),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        Store store = new Store(
                "boutique",
                "shopify",
                "boutique",
                AT,
                Map.of(),
                orders,
                PushSettings.NONE,
                StoreNotices.NONE,
                Map.of(),
                ZoneOffset.UTC,
                true,
                Optional.empty());
        return OrderFilter.of(ShopifyFacts.FACTS, store, problems);
    }

    private static ObjectNode order(String paid, String shipped, String more) {
        return CartAnswers.object(("{\"displayFinancialStatus\":\"" + paid + "\",\"displayFulfillmentStatus\":\""
                        + shipped + "\"" + more + "}")
                .getBytes(StandardCharsets.UTF_8));
    }
}
