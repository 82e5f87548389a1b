package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.io.IOException;
import java.util.List;

/** The places where the shop keeps stock: the default one, a second one, and one that is switched off. */
final class V3Locations {
    private static final List<Location> ALL = List.of(
            new Location(1, "BC-LOCATION-1", "Default location", "Austin", "TX", true),
            new Location(2, "WEST", "West warehouse", "Reno", "NV", true),
            new Location(3, "OLD", "Old store", "Austin", "TX", false));

    private final BigCommerceApi api;

    V3Locations(BigCommerceApi api) {
        this.api = api;
    }

    private record Location(int id, String code, String label, String city, String state, boolean enabled) {}

    Answer list(Request request) {
        return V3Lists.list(request, api, ALL, V3Locations::write);
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
