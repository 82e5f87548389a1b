package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Person;
import java.io.IOException;

/** Writes the parts that every address has. */
final class AddressJson {
    private AddressJson() {}

    static void person(Person person, JsonGenerator json) throws IOException {
        json.writeStringField("first_name", person.firstName());
        json.writeStringField("last_name", person.lastName());
        json.writeStringField("company", person.company());
        json.writeStringField("street_1", person.street1());
        json.writeStringField("street_2", person.street2());
        json.writeStringField("city", person.city());
        json.writeStringField("state", person.state());
        json.writeStringField("zip", person.zip());
        json.writeStringField("country", person.country());
        json.writeStringField("country_iso2", person.countryIso2());
        json.writeStringField("phone", person.phone());
        json.writeStringField("email", person.email());
    }

    /**
     * The form fields of an address in one of the shapes that occur: an empty list, none at all, and fields whose value is
     * a text, a number, a list, or nothing.
     */
    static void formFields(int shape, long orderId, JsonGenerator json) throws IOException {
        if (shape == 1) {
            json.writeNullField("form_fields");
            return;
        }
        json.writeArrayFieldStart("form_fields");
        if (shape >= 2) {
            name("PO Number", json);
            json.writeStringField("value", "PO-" + (orderId * 7919 % 100_000));
            json.writeEndObject();
        }
        if (shape >= 4) {
            name("VAT ID", json);
            json.writeNumberField("value", 100_000_000 + orderId);
            json.writeEndObject();
        }
        if (shape >= 5) {
            name("Delivery days", json);
            json.writeArrayFieldStart("value");
            json.writeString("Monday");
            json.writeString("Thursday");
            json.writeEndArray();
            json.writeEndObject();
        }
        if (shape >= 6) {
            name("Cost center", json);
            json.writeNullField("value");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void name(String name, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
    }
}
