package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.ShopCurrency;
import io.cartage.sandbox.ShopData;
import java.io.IOException;

/** Writes the shop's own profile. */
record StoreJson(String name, ShopData data, int quota) {

    void write(JsonGenerator json) throws IOException {
        ShopCurrency currency = ShopCurrency.valueOf(data.currencies().get(0));
        String domain = name + ".example.com";
        json.writeStartObject();
        json.writeStringField("id", name);
        json.writeStringField("domain", domain);
        json.writeStringField("secure_url", "https://" + domain);
        json.writeStringField("control_panel_base_url", "https://store-" + domain);
        json.writeStringField("status", "live");
        json.writeStringField("name", "Sandbox shop " + name);
        json.writeStringField("first_name", "Sandy");
        json.writeStringField("last_name", "Box");
        json.writeStringField("address", "1 Market Square\nAustin");
        json.writeStringField("country", "United States");
        json.writeStringField("country_code", "US");
        json.writeStringField("phone", "555-0100");
        json.writeStringField("admin_email", "admin@" + domain);
        json.writeStringField("order_email", "orders@" + domain);
        timezone(json);
        json.writeStringField("language", "en");
        json.writeStringField("currency", currency.name());
        json.writeStringField("currency_symbol", currency.name());
        json.writeStringField("decimal_separator", ".");
        json.writeStringField("thousands_separator", ",");
        json.writeNumberField("decimal_places", currency.decimals());
        json.writeStringField("currency_symbol_location", "left");
        json.writeStringField("weight_units", "LBS");
        json.writeStringField("dimension_units", "Inches");
        plan(json);
        json.writeBooleanField("is_price_entered_with_tax", data.taxInclusive());
        json.writeNumberField("default_channel_id", data.channels().get(0));
        json.writeNumberField("default_site_id", 1000);
        json.writeEndObject();
    }

    private static void timezone(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("timezone");
        json.writeStringField("name", "America/Chicago");
        json.writeNumberField("raw_offset", -21_600);
        json.writeNumberField("dst_offset", -18_000);
        json.writeBooleanField("dst_correction", true);
        json.writeObjectFieldStart("date_format");
        json.writeStringField("display", "M jS Y");
        json.writeStringField("export", "M jS Y");
        json.writeStringField("extended_display", "M jS Y @ g:i A");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void plan(JsonGenerator json) throws IOException {
        String plan = quota <= 150 ? "Standard" : quota <= 450 ? "Pro" : "Enterprise";
        json.writeStringField("plan_name", plan);
        json.writeStringField("plan_level", plan);
        json.writeBooleanField("plan_is_trial", false);
    }
}
