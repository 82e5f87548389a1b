package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.bigcommerce.Locations.Location;
import java.io.IOException;

/** The places where the shop keeps stock, as a list. */
final class V3Locations {
    private final BigCommerceApi api;

    V3Locations(BigCommerceApi api) {
        this.api = api;
    }

    Answer list(Request request) {
        return V3Lists.list(request, api, Locations.ALL, V3Locations::write);
    }

    private static void write(Location location, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", location.id());
        json.writeStringField("code", location.code());
        json.writeStringField("label", location.label());
        json.writeStringField("description", "");
        json.writeBooleanField("managed_by_external_source", false);
        json.writeStringField("type_id", "PHYSICAL");
        json.writeBooleanField("enabled", location.enabled());
        json.writeStringField("time_zone", "Etc/UTC");
        json.writeObjectFieldStart("address");
        json.writeStringField("address1", "1 Market Square");
        json.writeStringField("city", location.city());
        json.writeStringField("state", location.state());
        json.writeStringField("country_code", "US");
        json.writeEndObject();
        json.writeBooleanField("storefront_visibility", location.enabled());
        json.writeStringField("created_at", "2026-01-05T12:00:00Z");
        json.writeStringField("updated_at", "2026-01-05T12:00:00Z");
        json.writeEndObject();
    }
}
