package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.ShopClient;
import io.cartage.sandbox.ShopOrder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListTest {

    @Test
    void answersFiftyByAscendingIdWhenNothingIsAsked() {
        try (OpenShop open = new OpenShop("orders: 120")) {
            List<Long> ids = open.ids("/v2/orders");

            assertThat(ids).hasSize(50).isSorted().first().isEqualTo(100L);
        }
    }

    @Test
    void answers204WithoutABodyPastTheEndAndInAnEmptyShop() {
        try (OpenShop open = new OpenShop("orders: 100");
                OpenShop empty = new OpenShop("orders: 0")) {
            assertThat(open.ids("/v2/orders?limit=50&page=2")).hasSize(50);

            HttpResponse<String> past = open.client().get("/v2/orders?limit=50&page=3");

            assertThat(past.statusCode()).isEqualTo(204);
            assertThat(past.body()).isEmpty();
            assertThat(empty.status("/v2/orders")).isEqualTo(204);
        }
    }

    @Test
    void refusesMoreThan250RowsOrClampsThemIfSetSo() {
        try (OpenShop strict = new OpenShop("orders: 300");
                OpenShop lenient = new OpenShop("orders: 300, api: {over_limit: clamp}")) {
            assertThat(strict.status("/v2/orders?limit=250")).isEqualTo(200);
            assertThat(strict.status("/v2/orders?limit=251")).isEqualTo(413);
            assertThat(lenient.ids("/v2/orders?limit=1000")).hasSize(250);
        }
    }

    @Test
    void sortsByTimeOfChangeAndThenById() {
        try (OpenShop open = new OpenShop("orders: 250, shares: {same_second: 100}")) {
            List<Long> expected = open.shop().orders().all().stream()
                    .sorted(Comparator.comparing(ShopOrder::dateModified).thenComparing(ShopOrder::id))
                    .map(ShopOrder::id)
                    .toList();

            assertThat(open.ids("/v2/orders?limit=250&sort=date_modified:asc")).isEqualTo(expected);
            assertThat(open.ids("/v2/orders?limit=250&sort=date_modified:desc"))
                    .isEqualTo(expected.stream()
                            .sorted((a, b) -> expected.indexOf(b) - expected.indexOf(a))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "customer_id", "date_created", "status_id", "channel_id"})
    void sortsByEveryDescribedField(String field) {
        try (OpenShop open = new OpenShop("orders: 60, mix: everything")) {
            JsonNode rows = open.client().json("/v2/orders?limit=250&sort=" + field + ":desc");

            List<String> values = rows.findValuesAsText(field);
            Comparator<String> order = field.startsWith("date")
                    ? Comparator.comparing(OrderListTest::instant)
                    : Comparator.comparing(Long::valueOf);
            assertThat(values).hasSizeGreaterThanOrEqualTo(60).isSortedAccordingTo(order.reversed());
        }
    }

    @Test
    void keepsBothDateBoundsInclusiveUnlessSetOtherwise() {
        try (OpenShop inclusive = new OpenShop("orders: 100");
                OpenShop exclusive = new OpenShop("orders: 100, api: {date_filters: exclusive}")) {
            Instant bound = inclusive.shop().orders().order(100).dateModified();
            String filters = "/v2/orders?min_date_modified=" + bound + "&max_date_modified=" + bound;

            assertThat(inclusive.ids(filters)).contains(100L);
            assertThat(exclusive.status(filters)).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min_date_modified=2026-10-20T00:00:00Z",
                "min_date_modified=2026-10-19T19:00:00.000-05:00",
                "min_date_modified=2026-10-20T05:45:00%2B05:45",
                "min_date_modified=Tue, 20 Oct 2026 00:00:00 +0000",
                "min_date_modified=20 Oct 2026 00:00:00 GMT",
                "min_date_modified=2026-10-20",
            })
    void understandsDatesInEveryDescribedForm(String filter) {
        try (OpenShop open = new OpenShop("orders: 200")) {
            Instant bound = Instant.parse("2026-10-20T00:00:00Z");
            String query = filter.replace(" ", "%20").replace("%20+", "%20%2B");

            assertThat(open.ids("/v2/orders?limit=250&" + query))
                    .isEqualTo(matching(open, order -> !order.dateModified().isBefore(bound)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-20T00:00:00+00:00", "2026-10-20T00:00:00%252B00:00", "yesterday", "2026-13-40"})
    void passesOverADateItCannotReadUnlessSetOtherwise(String date) {
        try (OpenShop open = new OpenShop("orders: 200");
                OpenShop strict = new OpenShop("orders: 200, api: {bad_dates: reject}")) {
            assertThat(open.ids("/v2/orders?limit=250&min_date_modified=" + date))
                    .hasSize(200);
            assertThat(strict.status("/v2/orders?min_date_modified=" + date)).isEqualTo(400);
        }
    }

    @Test
    void filtersByIdStatusAndChannel() {
        try (OpenShop open = new OpenShop("orders: 200, mix: everything")) {
            assertThat(open.ids("/v2/orders?limit=250&min_id=120&max_id=150"))
                    .isEqualTo(matching(open, order -> order.id() >= 120 && order.id() <= 150));
            assertThat(open.ids("/v2/orders?limit=250&status_id=11"))
                    .isNotEmpty()
                    .isEqualTo(matching(open, order -> order.status().equals("11")));
            assertThat(open.ids("/v2/orders?limit=250&channel_id=664179"))
                    .isNotEmpty()
                    .isEqualTo(matching(open, order -> order.channelId() == 664179));
        }
    }

    @Test
    void filtersByWhatStandsInTheOrder() {
        try (OpenShop open = new OpenShop("orders: 80")) {
            JsonNode order =
                    open.client().json("/v2/orders?status_id=11&limit=1").get(0);

            for (String field : List.of("customer_id", "payment_method", "cart_id")) {
                String filter = "/v2/orders?limit=250&" + field + "="
                        + ShopClient.encoded(order.get(field).asText());
                assertThat(open.client().json(filter).findValuesAsText(field))
                        .isNotEmpty()
                        .containsOnly(order.get(field).asText());
            }
            String total = order.get("total_inc_tax").asText();
            assertThat(open.ids("/v2/orders?limit=250&min_total=" + total + "&max_total=" + total))
                    .contains(order.get("id").asLong());
            String email = order.at("/billing_address/email").asText();
            assertThat(open.ids("/v2/orders?limit=250&email=" + ShopClient.encoded(email)))
                    .contains(order.get("id").asLong());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status_id=11,9",
                "is_deleted=false",
                "limit=0",
                "page=x",
                "sort=total",
                "sort=id:up",
                "include=products",
                "min_id=a"
            })
    void refusesWhatItDoesNotKnowWithAnArrayOfMessages(String query) {
        try (OpenShop open = new OpenShop("orders: 10")) {
            HttpResponse<String> response = open.client().get("/v2/orders?" + query);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(ShopClient.parse(response.body()).at("/0/status").asInt())
                    .isEqualTo(400);
            assertThat(ShopClient.parse(response.body()).at("/0/message").asText())
                    .isNotEmpty();
        }
    }

    @Test
    void countsTheSameOrdersAsTheListShows() {
        try (OpenShop open = new OpenShop("orders: 240, mix: everything")) {
            String filters = "min_date_modified=2026-10-20T00:00:00Z&channel_id=1";
            JsonNode count = open.client().json("/v2/orders/count?" + filters);

            assertThat(count.get("count").asInt())
                    .isEqualTo(open.ids("/v2/orders?limit=250&" + filters).size());
            assertThat(count.get("statuses")).hasSize(15);
            assertThat(count.get("statuses").findValues("count").stream()
                            .mapToInt(JsonNode::asInt)
                            .sum())
                    .isEqualTo(count.get("count").asInt());
        }
    }

    @Test
    void hidesArchivedOrdersIfSetSo() {
        try (OpenShop listed = new OpenShop("orders: 20");
                OpenShop hidden = new OpenShop("orders: 20, api: {archived: hidden}")) {
            listed.shop().orders().archive(100);
            hidden.shop().orders().archive(100);

            assertThat(listed.client()
                            .json("/v2/orders?max_id=100")
                            .get(0)
                            .get("is_deleted")
                            .asBoolean())
                    .isTrue();
            assertThat(hidden.status("/v2/orders?max_id=100")).isEqualTo(204);
            assertThat(hidden.client().json("/v2/orders/100").get("is_deleted").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void answersXmlToCallersThatDoNotSayWhatTheyAcceptIfSetSo() {
        try (OpenShop open = new OpenShop("orders: 5, api: {without_accept: xml, token: abc}")) {
            HttpRequest silent = HttpRequest.newBuilder(
                            open.client().request("/v2/orders").build().uri())
                    .header("X-Auth-Token", "abc")
                    .build();

            assertThat(open.client().send(silent).body()).startsWith("<?xml");
        }
    }

    private static List<Long> matching(OpenShop open, Predicate<ShopOrder> filter) {
        return open.shop().orders().all().stream()
                .filter(filter)
                .map(ShopOrder::id)
                .toList();
    }

    private static Instant instant(String rfc2822) {
        return Instant.ofEpochSecond(ShopDates.parse(rfc2822).orElseThrow());
    }
}
