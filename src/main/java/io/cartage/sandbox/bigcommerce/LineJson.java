package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Trait;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the lines of one order. */
final class LineJson {
    private final Order order;
    private final JsonGenerator json;
    private final MoneyJson money;

    LineJson(Order order, JsonGenerator json) {
        this.order = order;
        this.json = json;
        money = new MoneyJson(
                json, order.is(Trait.SHORT_MONEY), order.profile().currency().decimals());
    }

    void write(Line line) throws IOException {
        Item item = line.item();
        @Nullable Product product = item.product();
        json.writeStartObject();
        json.writeNumberField("id", line.id());
        json.writeNumberField("order_id", order.id());
        json.writeNumberField("product_id", product == null ? 0 : product.id());
        json.writeNumberField("variant_id", product == null ? 0 : product.variantId());
        json.writeNumberField("order_pickup_method_id", item.place() == Basket.PICKUP ? 1 : 0);
        json.writeNumberField("order_address_id", line.addressId());
        json.writeStringField("name", item.name());
        json.writeStringField("name_customer", item.name());
        json.writeStringField("name_merchant", item.name());
        json.writeStringField("sku", item.sku());
        json.writeStringField("upc", product == null ? "" : product.upc());
        json.writeStringField("type", item.type().text());
        prices(line);
        size(product);
        json.writeNumberField("quantity", item.quantity());
        costs(line);
        wrapping(line);
        json.writeNumberField("quantity_shipped", line.shipped());
        rest(line, product);
        json.writeEndObject();
    }

    private void prices(Line line) throws IOException {
        TaxRule tax = order.profile().tax();
        money.text("base_price", tax.exact(line.price()));
        money.amount("price", line.price());
        money.text("base_total", tax.exact(line.total()));
        money.amount("total", line.total());
    }

    private void size(@Nullable Product product) throws IOException {
        json.writeStringField("weight", Money.padded(product == null ? 0 : product.weight()));
        json.writeStringField("width", Money.padded(0));
        json.writeStringField("height", Money.padded(0));
        json.writeStringField("depth", Money.padded(0));
    }

    private void costs(Line line) throws IOException {
        money.text("base_cost_price", 0);
        money.amount("cost_price", Amount.ZERO);
        json.writeBooleanField("is_refunded", line.refunded() > 0);
        json.writeNumberField("quantity_refunded", line.refunded());
        money.text("refund_amount", 0); // deprecated: always 0
        json.writeNumberField("return_id", 0);
    }

    private void wrapping(Line line) throws IOException {
        boolean wrapped = line.item().wrapping() > 0;
        json.writeNumberField("wrapping_id", wrapped ? 4 : 0);
        json.writeStringField("wrapping_name", wrapped ? "Red paper" : "");
        money.text("base_wrapping_cost", line.item().wrapping());
        money.amount("wrapping_cost", line.wrapping());
        json.writeStringField("wrapping_message", wrapped ? "All the best!" : "");
    }

    private void rest(Line line, @Nullable Product product) throws IOException {
        boolean ebay = order.is(Trait.EBAY);
        json.writeNullField("event_name");
        json.writeNullField("event_date");
        money.text("fixed_shipping_cost", 0);
        json.writeStringField("ebay_item_id", ebay ? Long.toString(110_000_000_000L + line.id()) : "");
        json.writeStringField("ebay_transaction_id", ebay ? Long.toString(line.id() * 31) : "");
        json.writeNullField("option_set_id");
        if (line.parentId() == 0) {
            json.writeNullField("parent_order_product_id");
        } else {
            json.writeNumberField("parent_order_product_id", line.parentId());
        }
        json.writeBooleanField("is_bundled_product", line.parentId() != 0);
        json.writeStringField("bin_picking_number", "");
        json.writeNullField("external_id");
        json.writeStringField("brand", product == null ? "" : product.brand());
        discounts(line);
        options(line, product);
        json.writeArrayFieldStart("configurable_fields");
        json.writeEndArray();
        if (line.item().type() == Item.Type.GIFT_CERTIFICATE) {
            json.writeNumberField("gift_certificate_id", line.id());
        } else {
            json.writeNullField("gift_certificate_id");
        }
        money.text("discounted_total_inc_tax", line.total().inc() - line.discounted());
    }

    private void discounts(Line line) throws IOException {
        json.writeArrayFieldStart("applied_discounts");
        for (LineDiscount discount : line.discounts()) {
            json.writeStartObject();
            json.writeStringField("id", discount.id());
            money.text("amount", discount.amount());
            json.writeStringField("name", discount.name());
            if (discount.code().isEmpty()) {
                json.writeNullField("code");
            } else {
                json.writeStringField("code", discount.code());
            }
            json.writeStringField("target", discount.target());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void options(Line line, @Nullable Product product) throws IOException {
        json.writeArrayFieldStart("product_options");
        if (product != null && !product.option().isEmpty()) {
            json.writeStartObject();
            json.writeNumberField("id", line.id());
            json.writeNumberField("option_id", product.option().equals("Size") ? 18 : 3);
            json.writeNumberField("order_product_id", line.id());
            json.writeNumberField("product_option_id", 100 + product.id());
            json.writeStringField("display_name", product.option());
            json.writeStringField("display_name_customer", product.option());
            json.writeStringField("display_name_merchant", product.option());
            json.writeStringField("display_value", product.optionValue());
            json.writeStringField("display_value_customer", product.optionValue());
            json.writeStringField("display_value_merchant", product.optionValue());
            json.writeStringField("value", Integer.toString(product.variantId()));
            json.writeStringField("type", product.option().equals("Size") ? "Multiple choice" : "Swatch");
            json.writeStringField("name", product.option());
            json.writeStringField("display_style", product.option().equals("Size") ? "Rectangle" : "");
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
