package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.ShopOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class OrderListTest {

    @Test
    void readsEveryOrderOnceInTheOrderOfChange() {
        try (OpenShop open = new OpenShop("orders: 120, shares: {same_second: 100}")) {
            List<Long> expected = open.shop().orders().all().stream()
                    .sorted(Comparator.comparing(ShopOrder::dateModified).thenComparing(ShopOrder::id))
                    .map(ShopOrder::id)
                    .toList();

            assertThat(open.allIds(7, ", sortKey: UPDATED_AT")).isEqualTo(expected);
            assertThat(open.allIds(40, ", sortKey: UPDATED_AT")).isEqualTo(expected);
        }
    }

    @Test
    void goesBackwardsAndFromTheEnd() {
        try (OpenShop open = new OpenShop("orders: 30")) {
            List<Long> ids = open.allIds(50, ", sortKey: ID");
            List<Long> reversed = new ArrayList<>(ids);
            Collections.reverse(reversed);

            assertThat(open.allIds(7, ", sortKey: ID, reverse: true")).isEqualTo(reversed);
            assertThat(open.ids("last: 5, sortKey: ID")).isEqualTo(ids.subList(25, 30));
            JsonNode page = open.data(
                    "{ orders(last: 5, sortKey: ID) { edges { cursor node { id } } pageInfo { hasPreviousPage "
                            + "hasNextPage startCursor } } }",
                    Map.of());
            String start = page.at("/orders/pageInfo/startCursor").asText();
            assertThat(page.at("/orders/edges/0/cursor").asText()).isEqualTo(start);
            assertThat(page.at("/orders/pageInfo/hasPreviousPage").asBoolean()).isTrue();
            assertThat(page.at("/orders/pageInfo/hasNextPage").asBoolean()).isFalse();
            assertThat(open.ids("last: 5, sortKey: ID, before: \"" + start + "\""))
                    .isEqualTo(ids.subList(20, 25));
        }
    }

    @Test
    void losesNoOrderThatChangesBetweenTwoPages() {
        try (OpenShop open = new OpenShop("orders: 60, faults: [{kind: change, orders: 4}]")) {
            List<Long> read = open.allIds(10, ", sortKey: UPDATED_AT, query: \"updated_at:<'2026-11-02T13:00:00Z'\"");
            List<Long> late = open.allIds(250, ", sortKey: UPDATED_AT, query: \"updated_at:>='2026-11-02T12:59:59Z'\"");

            List<Long> all = new ArrayList<>(read);
            all.addAll(late);
            assertThat(all).containsAll(open.allIds(250, ", sortKey: ID"));
        }
    }

    @Test
    void endsAfterSoManyAsAListMayHave() {
        try (OpenShop open = new OpenShop("orders: 30, api: {list_limit: 25}")) {
            assertThat(open.allIds(10, ", sortKey: ID")).hasSize(25);
            assertThat(open.allIds(5, ", sortKey: ID")).hasSize(25);
        }
    }

    @Test
    void refusesPagesThatAreTooLargeOrNotSizedAndCursorsOfAnotherList() {
        try (OpenShop open = new OpenShop("orders: 3")) {
            assertThat(message(open, "{ orders { nodes { id } } }")).isEqualTo("you must provide one of first or last");
            assertThat(message(open, "{ orders(first: 251) { nodes { id } } }")).isEqualTo("first cannot exceed 250");
            assertThat(message(open, "{ orders(first: 1, after: \"x\") { nodes { id } } }"))
                    .isEqualTo("Invalid cursor for current pagination sort.");
        }
    }

    @Test
    void filtersAsItsMerchantWould() {
        try (OpenShop open = new OpenShop("orders: 300, mix: everything")) {
            List<OrderKey> keys = keys(open);

            assertThat(found(open, "financial_status:paid"))
                    .isEqualTo(expected(keys, key -> key.financialStatus().equals("PAID")))
                    .isNotEmpty();
            assertThat(found(open, "fulfillment_status:partial OR fulfillment_status:on_hold"))
                    .isEqualTo(expected(keys, key -> List.of("PARTIALLY_FULFILLED", "ON_HOLD")
                            .contains(key.fulfillmentStatus())))
                    .isNotEmpty();
            assertThat(found(open, "test:false -status:cancelled"))
                    .isEqualTo(expected(keys, key -> !key.test() && !key.cancelled()))
                    .isNotEmpty();
            assertThat(found(open, "status:open NOT (financial_status:paid)"))
                    .isEqualTo(expected(
                            keys,
                            key -> !key.closed()
                                    && !key.cancelled()
                                    && !key.financialStatus().equals("PAID")))
                    .isNotEmpty();
            assertThat(found(open, "name:" + keys.get(7).name()))
                    .containsExactly(keys.get(7).id());
            assertThat(found(open, "id:>=" + keys.get(290).id())).hasSize(10);
            Instant middle = keys.get(150).createdAt();
            assertThat(found(open, "created_at:>'" + middle + "' created_at:<'2026-11-02'"))
                    .isEqualTo(expected(
                            keys,
                            key -> key.createdAt().isAfter(middle)
                                    && key.createdAt().isBefore(Instant.parse("2026-11-02T00:00:00Z"))));
        }
    }

    @Test
    void takesAnUnquotedTimeApartAndOnlyTheWarningTells() {
        try (OpenShop open = new OpenShop("orders: 50")) {
            String search = "updated_at:>=2026-10-20T00:30:00Z";
            JsonNode answer = open.ask(
                    "query Scan($search: String) { orders(first: 250, query: $search) { nodes { updatedAt } } }",
                    Map.of("search", search));

            assertThat(answer.has("errors")).isFalse();
            assertThat(answer.at("/data/orders/nodes").findValuesAsText("updatedAt"))
                    .isNotEmpty()
                    .allMatch(time -> time.compareTo("2026-10-20T00:00:00Z") >= 0);
            JsonNode remark = answer.at("/extensions/search/0");
            assertThat(remark.get("path").toString()).isEqualTo("[\"orders\"]");
            assertThat(remark.get("query").asText()).isEqualTo(search);
            assertThat(remark.at("/parsed/and").toString())
                    .isEqualTo("[{\"field\":\"updated_at\",\"range_gte\":\"2026-10-20T00:30:00Z\"},"
                            + "{\"field\":\"30\",\"match_all\":\"00Z\"}]");
            assertThat(remark.at("/warnings/0").toString())
                    .isEqualTo("{\"field\":\"30\",\"message\":\"Invalid search field for this query.\","
                            + "\"code\":\"invalid_field\"}");
        }
    }

    @Test
    void leavesOutWhatItDoesNotUnderstandAndWarns() {
        try (OpenShop open = new OpenShop("orders: 20")) {
            JsonNode answer = open.ask(
                    "{ orders(first: 250, query: \"colour:red financial_status:payed\") { nodes { id } } }", Map.of());

            assertThat(answer.at("/data/orders/nodes")).hasSize(20);
            assertThat(answer.at("/extensions/search/0/warnings").findValuesAsText("code"))
                    .containsExactly("invalid_field", "invalid_value");
            assertThat(open.ask("{ orders(first: 1, query: \"status:open\") { nodes { id } } }", Map.of())
                            .at("/extensions/search")
                            .isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void seesAChangeByIdAtOnceAndBySearchLater() {
        try (OpenShop open = new OpenShop("orders: 20, statuses: {PENDING: 1, UNFULFILLED: 1}, api: {index_lag: 2s}")) {
            long id = open.ids("first: 1, query: \"financial_status:pending\", sortKey: ID")
                    .get(0);
            open.shop().orders().setStatus(id, "PAID");
            long added = open.shop().orders().add(1).get(0);

            assertThat(open.data("{ order(id: \"" + Gid.of("Order", id) + "\") { displayFinancialStatus } }", Map.of())
                            .at("/order/displayFinancialStatus")
                            .asText())
                    .isEqualTo("PAID");
            assertThat(found(open, "financial_status:paid")).isEmpty();
            assertThat(open.allIds(250, "")).doesNotContain(added);
            open.wait(Duration.ofSeconds(2));
            assertThat(found(open, "financial_status:paid")).contains(id);
            assertThat(open.allIds(250, "")).contains(added);
        }
    }

    @Test
    void countsUpToALimit() {
        try (OpenShop open = new OpenShop("orders: 20")) {
            assertThat(open.data("{ ordersCount { count precision } }", Map.of())
                            .toString())
                    .isEqualTo("{\"ordersCount\":{\"count\":20,\"precision\":\"EXACT\"}}");
            assertThat(open.data("{ ordersCount(limit: 5) { count precision } }", Map.of())
                            .toString())
                    .isEqualTo("{\"ordersCount\":{\"count\":5,\"precision\":\"AT_LEAST\"}}");
        }
    }

    private static String message(OpenShop open, String document) {
        return open.ask(document, Map.of()).at("/errors/0/message").asText();
    }

    private static List<Long> found(OpenShop open, String search) {
        return open.allIds(250, ", sortKey: ID, query: \"" + search + "\"");
    }

    private static List<Long> expected(List<OrderKey> keys, Predicate<OrderKey> wanted) {
        return keys.stream().filter(wanted).map(OrderKey::id).toList();
    }

    private static List<OrderKey> keys(OpenShop open) {
        return ((ShopifyOrders) open.shop().orders()).keys();
    }
}
