package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.ShopOrder;
import io.cartage.sandbox.shopify.ShopifyOrders.Sort;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopDataTest {
    private static final int EVERYTHING = Integer.MAX_VALUE;

    @Test
    void isTheSameForOneSeedAndAnotherForAnother() {
        String same =
                new MadeOrders("seed: 7, orders: 250, mix: everything").all().toString();

        assertThat(new MadeOrders("seed: 7, orders: 250, mix: everything").all().toString())
                .isEqualTo(same);
        assertThat(new MadeOrders("seed: 8, orders: 250, mix: everything").all().toString())
                .isNotEqualTo(same);
    }

    @Test
    void holdsEverySortOfOrderInAShopOfEverything() {
        List<JsonNode> orders = new MadeOrders("orders: 2000, mix: everything").all();

        some(orders, "no customer", order -> order.get("customer").isNull());
        some(orders, "test", order -> order.get("test").asBoolean());
        some(orders, "cancelled", order -> !order.get("cancelReason").isNull());
        some(orders, "closed", order -> !order.get("closedAt").isNull());
        some(orders, "edited", order -> order.get("edited").asBoolean());
        some(orders, "B2B", order -> order.at("/purchasingEntity/company/externalId")
                .isTextual());
        some(orders, "location without number", order -> order.at("/purchasingEntity/location/externalId")
                .isNull());
        some(orders, "terms", order -> order.at("/paymentTerms/dueInDays").asInt() == 30);
        some(orders, "sold at the till", order -> !order.get("retailLocation").isNull());
        some(orders, "draft", order -> order.get("sourceName").asText().equals("shopify_draft_order"));
        some(orders, "other number", order -> !order.get("sourceIdentifier").isNull());
        some(orders, "no shipping address", order -> order.get("shippingAddress")
                .isNull());
        some(
                orders,
                "no shipping line",
                order -> order.get("shippingLines").isEmpty()
                        && !order.get("shippingAddress").isNull());
        some(orders, "two shipping lines", order -> order.get("shippingLines").size() == 2);
        some(orders, "free shipping by code", order -> order.at(
                        "/shippingLines/0/discountAllocations/0/discountApplication/code")
                .asText()
                .equals("FREESHIP"));
        some(orders, "tip", order -> order.findValuesAsText("title").contains("Tip"));
        some(orders, "gift card", order -> order.findValuesAsText("isGiftCard").contains("true"));
        some(
                orders,
                "deleted product",
                order -> hasLine(
                        order,
                        line -> line.get("product").isNull() && line.get("sku").isTextual()));
        some(
                orders,
                "removed line",
                order -> hasLine(order, line -> line.get("currentQuantity").asInt() == 0)
                        && !order.get("displayFinancialStatus").asText().equals("REFUNDED"));
        some(
                orders,
                "bundle",
                order -> hasLine(order, line -> !line.get("lineItemGroup").isNull()));
        some(orders, "duty", order -> hasLine(order, line -> !line.get("duties").isEmpty()));
        some(orders, "two taxes", order -> order.get("taxLines").size() == 2);
        some(orders, "fee", order -> !order.get("additionalFees").isEmpty());
        some(orders, "rounding", order -> !order.at("/totalCashRoundingAdjustment/paymentSet/shopMoney/amount")
                .asText()
                .equals("0.0"));
        some(orders, "other currency", order -> !order.get("presentmentCurrencyCode")
                .equals(order.get("currencyCode")));
        some(orders, "two locations", order -> order.get("fulfillmentOrders").size() > 1);
        some(orders, "parcel", order -> !order.get("fulfillments").isEmpty());
        some(orders, "failed payment", order -> order.findValuesAsText("status").contains("FAILURE"));
        some(orders, "gift card used", order -> order.findValuesAsText("gateway")
                .contains("gift_card"));
        some(orders, "restocked", order -> order.findValuesAsText("restockType").contains("CANCEL"));
        some(orders, "attributes", order -> !order.get("customAttributes").isEmpty());
        some(orders, "metafields", order -> order.get("metafields").size() == 3);
        some(orders, "long note", order -> order.get("note").asText().length() == 5000);
        some(orders, "emoji", order -> order.at("/billingAddress/firstName")
                .asText()
                .contains("\uD83C\uDF3B"));
        assertThat(lineCounts(orders)).contains(50, 51, 63, 300);
        assertThat(texts(orders, "/displayFinancialStatus")).hasSize(FinancialStatus.values().length);
        assertThat(texts(orders, "/displayFulfillmentStatus")).hasSize(FulfillmentStatus.values().length);
        assertThat(texts(orders, "/presentmentCurrencyCode")).contains("USD", "JPY", "KWD", "EUR");
        assertThat(discountTypes(orders))
                .containsExactlyInAnyOrder(
                        "AutomaticDiscountApplication",
                        "DiscountCodeApplication",
                        "ManualDiscountApplication",
                        "ScriptDiscountApplication");
    }

    @Test
    void givesEveryPhysicalLineOfAnOrdinaryShopASku() {
        for (JsonNode order : new MadeOrders("orders: 1500").all()) {
            for (JsonNode line : order.get("lineItems")) {
                boolean needsNone = line.get("isGiftCard").asBoolean()
                        || line.get("title").asText().equals("Tip");
                assertThat(line.get("sku").asText("").isBlank()).isEqualTo(needsNone);
                assertThat(line.get("quantity").asInt()).isPositive();
            }
        }
    }

    @Test
    void knowsAnOrderByItsIdAlone() {
        ShopifyOrders orders = new MadeOrders("orders: 500").orders();
        List<Long> ids = orders.all().stream().map(ShopOrder::id).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().startsWith(6_100_000_000_001L);
        assertThat(ids)
                .allSatisfy(id -> assertThat(orders.key(id).orElseThrow().id()).isEqualTo(id));
        assertThat(orders.key(ids.get(7) + 1)).isEmpty();
        assertThat(orders.key(1)).isEmpty();
        assertThat(orders.key(Long.MAX_VALUE)).isEmpty();
        assertThatThrownBy(() -> orders.graph(ids.get(7) + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsOrdersByTheTimeOfTheirChangeInBothDirections() {
        ShopifyOrders orders = new MadeOrders("orders: 400, mix: everything").orders();
        List<OrderKey> all = orders.find(Sort.UPDATED_AT, Instant.EPOCH, false, key -> true, EVERYTHING);
        Instant middle = all.get(200).updatedAt();

        assertThat(all)
                .hasSize(400)
                .isSortedAccordingTo(Comparator.comparing(OrderKey::updatedAt).thenComparing(OrderKey::id));
        assertThat(all.stream().map(OrderKey::updatedAt).distinct().count()).isLessThan(400);
        assertThat(orders.find(Sort.UPDATED_AT, middle, false, key -> true, EVERYTHING))
                .isEqualTo(all.stream()
                        .filter(key -> !key.updatedAt().isBefore(middle))
                        .toList());
        assertThat(orders.find(Sort.UPDATED_AT, middle, true, key -> true, EVERYTHING))
                .isEqualTo(reversed(all.stream()
                        .filter(key -> !key.updatedAt().isAfter(middle))
                        .toList()));
        assertThat(orders.find(Sort.CREATED_AT, Instant.MAX, true, OrderKey::test, 3))
                .isEqualTo(
                        reversed(orders.keys().stream().filter(OrderKey::test).toList())
                                .subList(0, 3));
    }

    @Test
    void hasOnlyTheStatusesThatWereGivenAWeight() {
        List<ShopOrder> orders = new MadeOrders(
                        "orders: 400, mix: everything, statuses: {PAID: 1, UNFULFILLED: 2, FULFILLED: 1}")
                .orders()
                .all();

        assertThat(orders).extracting(ShopOrder::status).containsOnly("PAID");
        assertThat(orders).extracting(order -> order.statuses().get(1)).containsOnly("UNFULFILLED", "FULFILLED");
    }

    @Test
    void cancelsAnOrderForGoodAndPaysBackWhatWasPaid() {
        MadeOrders made =
                new MadeOrders("orders: 10, statuses: {PAID: 1}, shares: {cancelled_orders: 0, test_orders: 0}");
        long id = made.orders().all().get(3).id();

        made.orders().cancel(id);

        JsonNode order = made.json(id);
        assertThat(order.get("cancelledAt").asText()).isEqualTo("2026-11-02T13:00:00Z");
        assertThat(order.get("updatedAt").asText()).isEqualTo("2026-11-02T13:00:00Z");
        assertThat(order.get("displayFinancialStatus").asText()).isEqualTo("REFUNDED");
        assertThat(order.at("/currentTotalPriceSet/shopMoney/amount").asText()).isEqualTo("0.0");
        assertThat(order.at("/totalPriceSet/shopMoney/amount").asText()).isNotEqualTo("0.0");
        assertThat(order.at("/totalRefundedSet")).isEqualTo(order.at("/totalPriceSet"));
        assertThat(made.orders().order(id).withdrawn()).isTrue();
        assertThat(made.orders().all()).filteredOn(ShopOrder::withdrawn).hasSize(1);
    }

    @Test
    void changesAsItsMerchantWishes() {
        MadeOrders made = new MadeOrders("orders: 10, statuses: {AUTHORIZED: 1, UNFULFILLED: 1}");
        ShopifyOrders orders = made.orders();
        long id = orders.all().get(5).id();
        int units = orders.control(id).units();

        orders.edit(id);
        orders.archive(id);
        orders.setStatus(id, "PAID");
        orders.setStatus(id, "partially fulfilled");

        JsonNode order = made.json(id);
        assertThat(orders.control(id).units()).isEqualTo(units + 1);
        assertThat(order.get("edited").asBoolean()).isTrue();
        assertThat(order.get("closed").asBoolean()).isTrue();
        assertThat(orders.order(id).statuses()).containsExactly("PAID", "PARTIALLY_FULFILLED");
        assertThat(orders.key(id).orElseThrow().updatedAt()).isEqualTo(MadeOrders.NOW);
        assertThat(orders.key(id).orElseThrow().changedAt()).isEqualTo(MadeOrders.NOW);
        assertThatThrownBy(() -> orders.setStatus(id, "SHIPPED")).hasMessageContaining("SHIPPED");
    }

    @Test
    void takesInNewOrdersWithTheNextIds() {
        ShopifyOrders orders = new MadeOrders("orders: 20").orders();

        List<Long> added = orders.add(30);

        assertThat(added).isSorted().hasSize(30).doesNotHaveDuplicates();
        assertThat(orders.find(Sort.CREATED_AT, MadeOrders.NOW, false, key -> true, EVERYTHING))
                .extracting(OrderKey::id)
                .isEqualTo(added);
        assertThat(orders.size()).isEqualTo(50);
    }

    @Test
    void changesSomeOrdersByTheSeedWhileSomebodyReads() {
        ShopifyOrders one = new MadeOrders("orders: 200").orders();
        ShopifyOrders same = new MadeOrders("orders: 200").orders();

        one.change(30);
        same.change(30);
        one.bulkEdit(20);
        same.bulkEdit(20);

        assertThat(one.all()).isEqualTo(same.all());
        assertThat(one.find(Sort.UPDATED_AT, MadeOrders.NOW, false, key -> true, EVERYTHING))
                .hasSizeGreaterThan(20);
    }

    @Test
    void listsSkusAsTheyGoWrong() {
        MadeOrders made = new MadeOrders("products: 400");
        List<Article> variants = made.catalog().existing();
        List<String> skus =
                variants.stream().map(Article::sku).filter(Objects::nonNull).toList();
        Set<String> distinct = Set.copyOf(skus);
        Set<String> normal =
                skus.stream().map(sku -> sku.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());

        assertThat(variants)
                .hasSizeGreaterThan(400)
                .extracting(Article::variantId)
                .doesNotHaveDuplicates();
        assertThat(skus.size()).as("some blank").isLessThan(variants.size());
        assertThat(skus).anyMatch(String::isEmpty).anyMatch(sku -> !sku.equals(sku.strip()));
        assertThat(distinct.size()).as("some twice").isLessThan(skus.size());
        assertThat(normal.size()).as("some almost twice").isLessThan(distinct.size());
        assertThat(made.catalog().locations())
                .extracting(location -> location.get("isActive"))
                .contains(true, false);
    }

    private static boolean hasLine(JsonNode order, Predicate<JsonNode> which) {
        return MadeOrders.list(order.get("lineItems")).stream().anyMatch(which);
    }

    private static Set<Integer> lineCounts(List<JsonNode> orders) {
        return orders.stream().map(order -> order.get("lineItems").size()).collect(Collectors.toSet());
    }

    private static Set<String> discountTypes(List<JsonNode> orders) {
        return orders.stream()
                .flatMap(order -> Stream.of(order.get("discountApplications").findValuesAsText("__typename")))
                .flatMap(List::stream)
                .filter(type -> type.endsWith("Application"))
                .collect(Collectors.toSet());
    }

    private static <T> List<T> reversed(List<T> list) {
        return IntStream.range(0, list.size())
                .mapToObj(i -> list.get(list.size() - 1 - i))
                .toList();
    }

    private static void some(List<JsonNode> orders, String what, Predicate<JsonNode> test) {
        assertThat(orders).as(what).anyMatch(test);
    }

    private static Set<String> texts(List<JsonNode> orders, String pointer) {
        return orders.stream().map(order -> order.at(pointer).asText()).collect(Collectors.toSet());
    }
}
