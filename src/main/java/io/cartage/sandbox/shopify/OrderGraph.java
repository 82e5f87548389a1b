package io.cartage.sandbox.shopify;

import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an order as the API shows it. */
final class OrderGraph {
    private static final Map<String, String> APPS =
            Map.of("web", "Online Store", "pos", "Point of Sale", "shopify_draft_order", "Draft Orders");

    private final Order order;
    private final ShopData data;
    private final MoneyGraph money;
    private final Map<String, Object> map = new LinkedHashMap<>(256);

    OrderGraph(Order order, ShopData data) {
        this.order = order;
        this.data = data;
        money = MoneyGraph.of(order.profile());
    }

    Map<String, Object> map() {
        head();
        statuses();
        origin();
        new PartyGraph(order).write(map);
        amounts();
        currentAmounts();
        payments();
        charges();
        new PaymentGraph(order, money).write(map);
        LineGraph graph = new LineGraph(order, money, data.taxInclusive());
        List<Map<String, Object>> lines = order.lines().stream().map(graph::map).toList();
        map.put("lineItems", lines);
        new DeliveryGraph(order, Delivery.of(order), lines).write(map);
        return map;
    }

    private void head() {
        OrderState state = order.state();
        map.put("id", Gid.of("Order", order.id()));
        map.put("legacyResourceId", Long.toString(order.id()));
        map.put("name", OrderFactory.name(state.index()));
        map.put("number", OrderFactory.number(state.index()));
        map.put("confirmationNumber", order.extras().confirmation());
        map.put("createdAt", time(state.created()));
        map.put("processedAt", time(state.created()));
        map.put("updatedAt", time(state.modified()));
        map.put("cancelledAt", time(state.cancelled()));
        map.put("cancelReason", state.isCancelled() ? reason(state.index()) : null);
        map.put("closed", state.closed() > 0);
        map.put("closedAt", time(state.closed()));
        map.put("confirmed", true);
        map.put("edited", order.isEdited());
        map.put("test", order.is(Trait.TEST_ORDERS));
    }

    private void statuses() {
        OrderState state = order.state();
        map.put("displayFinancialStatus", state.financial().name());
        map.put("displayFulfillmentStatus", state.fulfillment().name());
        boolean back = state.isGone() && state.fulfillment() == FulfillmentStatus.FULFILLED;
        map.put("returnStatus", back ? "RETURNED" : "NO_RETURN");
        map.put("currencyCode", order.tender().shop().name());
        map.put("presentmentCurrencyCode", order.tender().presentment().name());
        map.put("taxesIncluded", data.taxInclusive());
        map.put("taxExempt", order.is(Trait.TAX_EXEMPT));
        map.put("dutiesIncluded", false);
        map.put("requiresShipping", !order.recipient().isEmpty());
    }

    private void origin() {
        Extras extras = order.extras();
        map.put("note", extras.note());
        map.put("tags", extras.tags());
        map.put("poNumber", extras.poNumber());
        map.put("customerLocale", extras.locale());
        map.put("sourceName", extras.source());
        map.put("sourceIdentifier", extras.sourceOrder());
        Map<String, Object> app = new LinkedHashMap<>();
        app.put("id", Gid.of("App", 580_111 + extras.source().length()));
        app.put("name", APPS.getOrDefault(extras.source(), "Marketplace Link"));
        map.put("app", app);
        map.put("retailLocation", order.is(Trait.POINT_OF_SALE) ? Places.MARKET_SQUARE.location() : null);
        map.put("customAttributes", LineGraph.attributes(extras.attributes()));
        map.put("metafields", extras.metafields().stream().map(this::metafield).toList());
    }

    /** As ordered: with what edits added, before refunds and removals. */
    private void amounts() {
        Totals totals = order.ordered();
        put("subtotalPriceSet", totals.subtotal());
        put("totalDiscountsSet", totals.discounts());
        put("totalShippingPriceSet", totals.shipping());
        put("totalTaxSet", totals.tax());
        put("totalTipReceivedSet", totals.tip());
        put("totalPriceSet", totals.total());
        put("originalTotalPriceSet", order.original().total());
        map.put(
                "originalTotalDutiesSet",
                ifAny(order.ordered().duties(), order.original().duties()));
        map.put(
                "originalTotalAdditionalFeesSet",
                ifAny(order.ordered().fees(), order.original().fees()));
        map.put("taxLines", money.taxLines(totals.taxes()));
        map.put("subtotalLineItemsQuantity", order.units(View.ORDERED));
    }

    private void currentAmounts() {
        Totals totals = order.current();
        put("currentSubtotalPriceSet", totals.subtotal());
        put("currentTotalDiscountsSet", totals.discounts());
        put("currentShippingPriceSet", totals.shipping());
        put("currentTotalTaxSet", totals.tax());
        map.put("currentTotalDutiesSet", ifAny(order.ordered().duties(), totals.duties()));
        map.put("currentTotalAdditionalFeesSet", ifAny(order.ordered().fees(), totals.fees()));
        put("currentTotalPriceSet", totals.total());
        map.put("currentTaxLines", money.taxLines(totals.taxes()));
        map.put("currentSubtotalLineItemsQuantity", order.units(View.CURRENT));
    }

    private void payments() {
        Payment payment = order.payment();
        put("totalReceivedSet", payment.received());
        put("totalRefundedSet", payment.refunded());
        put("totalRefundedShippingSet", payment.refunded().isZero() ? Bag.ZERO : refundedShipping());
        put("totalOutstandingSet", payment.outstanding());
        put("netPaymentSet", payment.net());
        Map<String, Object> rounding = new LinkedHashMap<>();
        rounding.put("paymentSet", money.bag(payment.rounding()));
        rounding.put("refundSet", money.bag(Bag.ZERO));
        map.put("totalCashRoundingAdjustment", rounding);
        map.put("fullyPaid", order.state().financial().wasPaid());
        map.put("unpaid", payment.received().isZero());
    }

    private Bag refundedShipping() {
        return order.ordered().shipping().minus(order.current().shipping());
    }

    private void charges() {
        map.put("additionalFees", order.parts().fees().stream().map(this::fee).toList());
        map.put(
                "shippingLines",
                order.parts().freights().stream().map(this::freight).toList());
        map.put(
                "discountApplications",
                order.reductions().stream().map(money::application).toList());
        map.put(
                "discountCodes",
                order.reductions().stream()
                        .filter(reduction -> reduction.sort() == Reduction.Sort.CODE)
                        .map(Reduction::name)
                        .toList());
    }

    private Map<String, Object> fee(Fee fee) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", Gid.of("AdditionalFee", fee.id()));
        shown.put("name", fee.name());
        shown.put("price", money.bag(fee.price()));
        shown.put("taxLines", money.taxLines(fee.taxes()));
        return shown;
    }

    private Map<String, Object> freight(Freight freight) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", Gid.of("ShippingLine", freight.id()));
        shown.put("title", freight.title());
        shown.put("code", freight.code());
        shown.put("source", freight.source());
        shown.put("carrierIdentifier", freight.source().equals("shopify") ? null : "650f1a14fa979ec5c74d063e968411d4");
        shown.put("deliveryCategory", null);
        shown.put("custom", order.is(Trait.DRAFT_ORDERS));
        shown.put("isRemoved", false);
        shown.put("originalPriceSet", money.bag(freight.price()));
        shown.put("discountedPriceSet", money.bag(freight.after(View.ORDERED)));
        shown.put("currentDiscountedPriceSet", money.bag(freight.after(View.CURRENT)));
        shown.put("discountAllocations", money.allocations(freight.allocations()));
        shown.put("taxLines", money.taxLines(freight.taxes()));
        return shown;
    }

    private Map<String, Object> metafield(Extras.Metafield metafield) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", Gid.of("Metafield", metafield.id()));
        shown.put("namespace", metafield.namespace());
        shown.put("key", metafield.key());
        shown.put("type", metafield.type());
        shown.put("value", metafield.value());
        shown.put("createdAt", time(order.state().created()));
        shown.put("updatedAt", time(Math.max(metafield.updated(), order.state().created())));
        shown.put("compareDigest", digest(metafield.value()));
        return shown;
    }

    /** Changes with the value. */
    private static String digest(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** An amount that orders without any such charge show as null. */
    private @Nullable Map<String, Object> ifAny(Bag charged, Bag amount) {
        return charged.isZero() ? null : money.bag(amount);
    }

    private void put(String field, Bag amount) {
        map.put(field, money.bag(amount));
    }

    private static @Nullable String time(long epochSecond) {
        return epochSecond == 0 ? null : Instant.ofEpochSecond(epochSecond).toString();
    }

    private static String reason(int index) {
        List<String> reasons = List.of("CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF");
        return reasons.get(index % reasons.size());
    }
}
