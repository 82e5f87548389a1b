package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.ShopClient;
import io.cartage.sandbox.ShopOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShopDataTest {
    private static final String PAGE = "/v2/orders?" + ShopClient.WHOLE + "&sort=date_modified:asc";

    @Test
    void isTheSameToTheByteForOneSeedAndAnotherForAnother() {
        try (OpenShop one = new OpenShop("seed: 7, orders: 250, mix: everything");
                OpenShop same = new OpenShop("seed: 7, orders: 250, mix: everything");
                OpenShop other = new OpenShop("seed: 8, orders: 250, mix: everything")) {
            String body = one.client().get(PAGE).body();

            assertThat(same.client().get(PAGE).body()).isEqualTo(body);
            assertThat(one.client().get(PAGE).body()).isEqualTo(body);
            assertThat(other.client().get(PAGE).body()).isNotEqualTo(body);
        }
    }

    @Test
    void holdsEverySortOfOrderInAShopOfEverything() {
        try (OpenShop open = new OpenShop("orders: 1500, mix: everything")) {
            List<JsonNode> orders = open.client().orders("");

            some(orders, "guest", order -> order.get("customer_id").asInt() == 0);
            some(orders, "eBay", order -> !order.get("ebay_order_id").asText().equals("0"));
            some(orders, "digital only", order -> order.get("order_is_digital").asBoolean());
            some(orders, "pickup", order -> !order.at("/consignments/pickups").isEmpty());
            some(
                    orders,
                    "several addresses",
                    order -> order.get("shipping_address_count").asInt() > 1);
            some(orders, "coupon", order -> order.get("coupon_discount").asDouble() > 0);
            some(orders, "discount", order -> order.get("discount_amount").asDouble() > 0);
            some(
                    orders,
                    "gift certificate used",
                    order -> order.get("gift_certificate_amount").asDouble() > 0);
            some(
                    orders,
                    "store credit used",
                    order -> order.get("store_credit_amount").asDouble() > 0);
            some(orders, "certificate bought", order -> !order.at("/consignments/email/gift_certificates")
                    .isEmpty());
            some(orders, "fee", order -> !order.get("fees").isEmpty());
            some(orders, "odd fee", order -> order.at("/fees/0").has("cost_exc_tax"));
            some(orders, "handling", order -> order.get("handling_cost_ex_tax").asDouble() > 0);
            some(orders, "wrapping", order -> order.get("wrapping_cost_ex_tax").asDouble() > 0);
            some(orders, "archived", order -> order.get("is_deleted").asBoolean());
            some(orders, "cut", order -> !order.findValues("__warning__").isEmpty());
            some(orders, "bundle", order -> order.findValuesAsText("is_bundled_product")
                    .contains("true"));
            some(orders, "zero quantity", order -> order.findValuesAsText("quantity")
                    .contains("0"));
            some(orders, "no form fields", order -> order.at("/billing_address/form_fields")
                    .isNull());
            some(orders, "number", order -> order.at("/billing_address/form_fields/1/value")
                    .isNumber());
            some(orders, "list", order -> order.at("/billing_address/form_fields/2/value")
                    .isArray());
            some(orders, "null", order -> order.at("/billing_address/form_fields/3/value")
                    .isNull());
            some(orders, "emoji", order -> order.at("/billing_address/first_name")
                    .asText()
                    .contains("\uD83C\uDF3B"));
            some(
                    orders,
                    "very long text",
                    order -> order.get("staff_notes").asText().length() > 10_000);
            some(orders, "other display currency", order -> !order.get("currency_code")
                    .equals(order.get("default_currency_code")));
            assertThat(texts(orders, "default_currency_code")).contains("USD", "JPY", "KWD", "EUR");
            assertThat(texts(orders, "channel_id")).hasSize(3);
            assertThat(texts(orders, "status_id")).hasSize(15);
            assertThat(orders).allSatisfy(order -> assertThat(
                            order.get("staff_notes").asText().length())
                    .isLessThanOrEqualTo(65_535));
        }
    }

    @Test
    void givesEveryPhysicalLineOfAnOrdinaryShopASkuAndFewLines() {
        try (OpenShop open = new OpenShop("orders: 2000")) {
            for (JsonNode order : open.client().orders("")) {
                for (JsonNode items : order.findValues("line_items")) {
                    assertThat(items.size()).isLessThanOrEqualTo(12);
                    for (JsonNode line : items) {
                        boolean certificate = line.get("type").asText().equals("giftcertificate");
                        assertThat(line.get("sku").asText().isEmpty()).isEqualTo(certificate);
                    }
                }
            }
        }
    }

    @Test
    void putsSeveralOrdersIntoOneSecond() {
        try (OpenShop open = new OpenShop("orders: 1000")) {
            List<ShopOrder> orders = open.shop().orders().all();

            long seconds =
                    orders.stream().map(ShopOrder::dateModified).distinct().count();
            assertThat(seconds).isLessThan(990);
            assertThat(orders).allSatisfy(order -> assertThat(order.dateModified())
                    .isBetween(
                            order.dateCreated(), open.shop().settings().data().now()));
        }
    }

    @Test
    void givesAscendingIdsWithGapsAndFindsEachAgain() {
        OrderIds ids = new OrderIds(5);
        Set<Long> seen = new HashSet<>();
        long last = 99;
        for (int index = 0; index < 10_000; index++) {
            long id = ids.id(index);
            assertThat(id).isGreaterThan(last);
            assertThat(ids.index(id)).isEqualTo(index);
            seen.add(id);
            last = id;
        }
        for (long id = 0; id < last; id++) {
            assertThat(ids.index(id) >= 0).isEqualTo(seen.contains(id));
        }
        assertThat(seen).contains(100L).doesNotContain(99L);
        assertThat(last).isEqualTo(100 + 10_000 + 10_000 / 16 - 1);
    }

    @Test
    void putsDefectiveOrdersAtKnownPlaces() {
        try (OpenShop open = new OpenShop("orders: 300, unmappable: 2")) {
            List<Long> unmappable = open.shop().orders().unmappable();

            assertThat(unmappable).hasSize(2);
            assertThat(open.shop().orders().control(unmappable.get(0)).defect()).contains("no SKU");
            assertThat(open.shop().orders().control(unmappable.get(1)).defect()).contains("above the sum");
        }
    }

    @Test
    void makesOrdersDefectiveAsItIsTold() {
        try (OpenShop open = new OpenShop("orders: 300, unmappable: 3, defects: [total_off]")) {
            assertThat(open.shop().orders().unmappable()).hasSize(3).allSatisfy(id -> assertThat(
                            open.shop().orders().control(id).defect())
                    .contains("above the sum"));
        }
    }

    @Test
    void takesInNewOrdersWithTheNextIds() {
        try (OpenShop open = new OpenShop("orders: 20")) {
            List<Long> before = open.ids("/v2/orders");

            List<Long> added = open.shop().orders().add(5);

            assertThat(open.ids("/v2/orders?min_date_created=" + OpenShop.NOW)).isEqualTo(added);
            assertThat(open.ids("/v2/orders")).hasSize(25).containsAll(before);
        }
    }

    private static void some(List<JsonNode> orders, String what, Predicate<JsonNode> test) {
        assertThat(orders).as(what).anyMatch(test);
    }

    private static Set<String> texts(List<JsonNode> orders, String field) {
        return orders.stream().map(order -> order.get(field).asText()).collect(Collectors.toSet());
    }
}
