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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFilterTest {
    private static final Position AT = new Position("stores/acme.yaml", 9, 14);

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "0, Incomplete",
        "1, Pending",
        "2, Shipped",
        "3, Partially Shipped",
        "4, Refunded",
        "5, Cancelled",
        "6, Declined",
        "7, Awaiting Payment",
        "8, Awaiting Pickup",
        "9, Awaiting Shipment",
        "10, Completed",
        "11, Awaiting Fulfillment",
        "12, Manual Verification Required",
        "13, Disputed",
        "14, Partially Refunded"
    })
    void knowsEveryStatusByIdAndByName(String id, String name) {
        ObjectNode order = order("\"status_id\":" + id);

        assertThat(filter(List.of(id)).ruleAgainst(order)).isEmpty();
        assertThat(filter(List.of(name.toUpperCase(Locale.ROOT))).ruleAgainst(order))
                .isEmpty();
        assertThat(filter(List.of(id.equals("0") ? "1" : "0")).ruleAgainst(order))
                .contains("status " + name + " is not in orders.statuses");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void suggestsTheStatusThatWasMeant() {
        filter(List.of("Awaiting Fullfilment", "99"));

        assertThat(problems.all())
                .extracting(Problem::toString)
                .anyMatch(text -> text.equals("stores/acme.yaml:9:14: 'Awaiting Fullfilment' is not an order status of"
                        + " BigCommerce. Did you mean 'Awaiting Fulfillment'?"))
                .anyMatch(text -> text.contains("'99' is not an order status") && text.contains("Awaiting Pickup (8)"));
    }

    @Test
    void leavesOutOtherChannelsAndOlderOrders() {
        OrderFilter filter = filter(List.of("11"), Optional.of(Instant.parse("2026-11-01T00:00:00Z")), "2");

        assertThat(filter.ruleAgainst(order("\"status_id\":11,\"channel_id\":1")))
                .contains("channel 1 is not in orders.channels");
        assertThat(filter.ruleAgainst(order(
                        "\"status_id\":11,\"channel_id\":2,\"date_created\":\"Sat, 31 Oct 2026 23:59:59 +0000\"")))
                .contains("created before orders.from");
        assertThat(filter.ruleAgainst(
                        order("\"status_id\":11,\"channel_id\":2,\"date_created\":\"Sun, 1 Nov 2026 00:00:00 +0000\"")))
                .isEmpty();
    }

    @Test
    void keepsAnOrderWhoseDateItCannotRead() {
        OrderFilter filter = filter(List.of("11"), Optional.of(Instant.parse("2026-11-01T00:00:00Z")));

        assertThat(filter.ruleAgainst(order("\"status_id\":11,\"date_created\":\"yesterday\"")))
                .isEmpty();
    }

    @Test
    void tellsCancelledAndArchivedOrders() {
        OrderFilter filter = filter(List.of("11"));

        assertThat(filter.isCancelled(order("\"status_id\":5"))).isTrue();
        assertThat(filter.isCancelled(order("\"status_id\":2"))).isFalse();
        assertThat(filter.isCancelled(order("\"status_id\":11,\"is_deleted\":true")))
                .isTrue();
        assertThat(filter.ruleAgainst(order("\"status_id\":11,\"is_deleted\":true")))
                .contains("archived in the cart");
    }

    private OrderFilter filter(List<String> statuses) {
        return filter(statuses, Optional.empty());
    }

    private OrderFilter filter(List<String> statuses, Optional<Instant> from, String... channels) {
        OrderSettings orders = new OrderSettings(
                scalars(statuses),
                from,
                scalars(Arrays.asList(channels)),
                "",
                "pending_cash_sale",
                new Timing.Every(Duration.ofMinutes(5), "5m"),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        Store store = new Store(
                "acme",
                "bigcommerce",
                "acme",
                AT,
                Map.of(),
                orders,
                PushSettings.NONE,
                StoreNotices.NONE,
                Map.of(),
                ZoneOffset.UTC,
                true,
                Optional.empty());
        return OrderFilter.of(BigCommerceFacts.FACTS, store, problems);
    }

    private static List<YamlScalar> scalars(List<String> texts) {
        return texts.stream().map(text -> new YamlScalar(text, false, AT)).toList();
    }

    private static ObjectNode order(String members) {
        return CartAnswers.object(("{" + members + "}").getBytes(StandardCharsets.UTF_8));
    }
}
