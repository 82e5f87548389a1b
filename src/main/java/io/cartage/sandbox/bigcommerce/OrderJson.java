package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.ShopCurrency;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.io.IOException;

/** Writes an order as V2 shows it: header, addresses of its parts or the parts themselves. */
final class OrderJson {
    private final ShopData data;
    private final String host;

    /** @param host what the links in an order begin with; nobody answers there */
    OrderJson(ShopData data, String host) {
        this.data = data;
        this.host = host;
    }

    void write(Order order, Include include, JsonGenerator json) throws IOException {
        MoneyJson money = new MoneyJson(
                json, order.is(Trait.SHORT_MONEY), order.profile().currency().decimals());
        json.writeStartObject();
        identity(order, json);
        amounts(order.totals(), order.profile().tax(), money, json);
        progress(order, money, json);
        payment(order, money, json);
        origin(order, json);
        links(order, json);
        outside(order, json);
        parts(order, include, json);
        json.writeEndObject();
    }

    private static void identity(Order order, JsonGenerator json) throws IOException {
        OrderState state = order.state();
        json.writeNumberField("id", order.id());
        json.writeNumberField("customer_id", order.customerId());
        json.writeStringField("date_created", ShopDates.rfc2822(state.created()));
        json.writeStringField("date_modified", ShopDates.rfc2822(state.modified()));
        boolean shipped = state.statusId() == 2 || state.statusId() == 10;
        json.writeStringField("date_shipped", shipped ? ShopDates.rfc2822(state.modified()) : "");
        json.writeNumberField("status_id", state.statusId());
        json.writeStringField("status", Statuses.NAMES.get(state.statusId()));
    }

    private static void amounts(Totals totals, TaxRule tax, MoneyJson money, JsonGenerator json) throws IOException {
        money.amount("subtotal", totals.subtotal());
        money.text("base_shipping_cost", tax.exact(totals.shipping()));
        money.amount("shipping_cost", totals.shipping());
        json.writeNumberField("shipping_cost_tax_class_id", 2);
        money.text("base_handling_cost", tax.exact(totals.handling()));
        money.amount("handling_cost", totals.handling());
        json.writeNumberField("handling_cost_tax_class_id", 2);
        money.text("base_wrapping_cost", tax.exact(totals.wrapping()));
        money.amount("wrapping_cost", totals.wrapping());
        json.writeNumberField("wrapping_cost_tax_class_id", 3);
        money.amount("total", totals.total());
    }

    private void progress(Order order, MoneyJson money, JsonGenerator json) throws IOException {
        json.writeBooleanField("is_tax_inclusive_pricing", data.taxInclusive());
        json.writeNumberField("items_total", order.units());
        json.writeNumberField("items_shipped", order.unitsShipped());
        boolean unfinished = order.state().statusId() == 0;
        json.writeStringField("payment_method", unfinished ? "" : order.extras().paymentMethod());
        json.writeStringField("payment_provider_id", "");
        json.writeStringField("payment_status", paymentStatus(order.state().statusId()));
        money.text("refunded_amount", 0); // deprecated: always 0, also for refunded orders
        json.writeBooleanField("order_is_digital", order.is(Trait.DIGITAL));
        money.text("store_credit_amount", order.totals().credit());
        money.text("gift_certificate_amount", order.totals().gift());
    }

    private static String paymentStatus(int statusId) {
        return switch (statusId) {
            case 0, 1 -> "";
            case 4 -> "refunded";
            case 5 -> "void";
            case 6 -> "declined";
            case 7 -> "pending";
            case 12 -> "held for review";
            case 14 -> "partially refunded";
            default -> "captured";
        };
    }

    private void payment(Order order, MoneyJson money, JsonGenerator json) throws IOException {
        Extras extras = order.extras();
        ShopCurrency paid = order.profile().currency();
        ShopCurrency shown = order.is(Trait.DISPLAY_CURRENCY) ? shown(paid) : paid;
        json.writeStringField("ip_address", extras.ipAddress());
        json.writeStringField("ip_address_v6", extras.ipAddressV6());
        json.writeStringField("geoip_country", order.buyer().country());
        json.writeStringField("geoip_country_iso2", order.buyer().countryIso2());
        json.writeNumberField("currency_id", shown.id());
        json.writeStringField("currency_code", shown.name());
        json.writeStringField("currency_exchange_rate", rate(paid, shown));
        json.writeNumberField("default_currency_id", paid.id());
        json.writeStringField("default_currency_code", paid.name());
        json.writeStringField("staff_notes", order.written("staff_notes", extras.notes()));
        json.writeStringField("customer_message", extras.message());
        money.text("discount_amount", order.totals().discount());
        money.text("coupon_discount", order.totals().couponDiscount());
        json.writeNumberField("shipping_address_count", order.parcels().size());
    }

    private static ShopCurrency shown(ShopCurrency paid) {
        return paid == ShopCurrency.EUR ? ShopCurrency.USD : ShopCurrency.EUR;
    }

    /** What one {@code from} costs in {@code to}, with ten decimals. */
    private static String rate(ShopCurrency from, ShopCurrency to) {
        return Money.padded(Math.round(10_000.0 * to.perDollar() / from.perDollar())) + "000000";
    }

    private void origin(Order order, JsonGenerator json) throws IOException {
        Extras extras = order.extras();
        json.writeStringField("ebay_order_id", extras.ebayOrderId());
        json.writeStringField("cart_id", extras.cartId());
        json.writeObjectFieldStart("billing_address");
        AddressJson.person(order.buyer(), json);
        AddressJson.formFields(extras.formFields(), order.id(), json);
        json.writeEndObject();
        json.writeBooleanField("is_email_opt_in", order.id() % 3 == 0);
        json.writeNullField("credit_card_type");
        json.writeStringField("order_source", extras.source());
        json.writeNumberField("channel_id", order.profile().channelId());
        json.writeNullField("external_source");
    }

    private void links(Order order, JsonGenerator json) throws IOException {
        link("products", "/orders/" + order.id() + "/products", json);
        link("shipping_addresses", "/orders/" + order.id() + "/shippingaddresses", json);
        link("coupons", "/orders/" + order.id() + "/coupons", json);
    }

    void link(String name, String resource, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        linkFields(resource, json);
        json.writeEndObject();
    }

    void linkFields(String resource, JsonGenerator json) throws IOException {
        json.writeStringField("url", host + resource);
        json.writeStringField("resource", resource);
    }

    private void outside(Order order, JsonGenerator json) throws IOException {
        if (order.is(Trait.EBAY)) {
            json.writeStringField("external_id", order.extras().ebayOrderId());
        } else {
            json.writeNullField("external_id");
        }
        json.writeNullField("external_merchant_id");
        json.writeStringField("tax_provider_id", "BasicTaxProvider");
        boolean several = data.currencies().size() > 1;
        ShopCurrency own = ShopCurrency.valueOf(data.currencies().get(0));
        json.writeStringField("store_default_currency_code", several ? own.name() : "");
        json.writeStringField(
                "store_default_to_transactional_exchange_rate",
                rate(own, order.profile().currency()));
        int statusId = order.state().statusId();
        json.writeStringField("custom_status", OrderStatuses.label(statusId));
        json.writeStringField("customer_locale", "en");
        json.writeStringField("external_order_id", order.written("external_order_id", ""));
        json.writeBooleanField("is_deleted", order.state().archived());
    }

    private void parts(Order order, Include include, JsonGenerator json) throws IOException {
        if (include.consignments()) {
            json.writeFieldName("consignments");
            new ConsignmentJson(this, order, include.lineItems(), json).write(include.inArray());
        } else {
            link("consignments", "/orders/" + order.id() + "/consignments", json);
        }
        if (include.fees()) {
            json.writeFieldName("fees");
            fees(order, json);
        } else {
            link("fees", "/orders/" + order.id() + "/fees", json);
        }
    }

    static void fees(Order order, JsonGenerator json) throws IOException {
        MoneyJson money = new MoneyJson(
                json, order.is(Trait.SHORT_MONEY), order.profile().currency().decimals());
        json.writeStartArray();
        for (Fee fee : order.fees()) {
            json.writeStartObject();
            json.writeNumberField("id", fee.id());
            json.writeStringField("type", "custom_fee");
            json.writeStringField("name", fee.name());
            json.writeStringField("display_name_customer", fee.name());
            json.writeStringField("display_name_merchant", fee.name());
            json.writeStringField("source", "checkout");
            money.text("base_cost", order.profile().tax().exact(fee.cost()));
            money.text(
                    fee.oddName() ? "cost_exc_tax" : "cost_ex_tax", fee.cost().ex());
            money.text("cost_inc_tax", fee.cost().inc());
            money.text("cost_tax", fee.cost().tax());
            json.writeNullField("tax_class_id");
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
