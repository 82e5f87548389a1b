package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Person;
import io.cartage.sandbox.Trait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes who is behind an order: customer, company, addresses. */
record PartyGraph(Order order) {
    private static final long CUSTOMERS = 7_300_000_000_000L;
    private static final int COMPANIES = 40;
    private static final Map<String, String> PROVINCES = Map.of(
            "Texas", "TX",
            "Illinois", "IL",
            "Oregon", "OR",
            "Massachusetts", "MA",
            "Colorado", "CO",
            "Georgia", "GA",
            "New York", "NY",
            "California", "CA",
            "Ontario", "ON",
            "British Columbia", "BC");

    void write(Map<String, Object> map) {
        boolean sold = order.is(Trait.POINT_OF_SALE);
        boolean known = !sold || order.customerId() > 0;
        map.put("email", known ? order.buyer().email() : null);
        map.put("phone", known ? emptyToNull(order.buyer().phone()) : null);
        map.put("customer", customer());
        map.put("purchasingEntity", purchaser());
        map.put("paymentTerms", terms());
        map.put("billingAddress", sold ? null : address(order.buyer(), 1));
        map.put(
                "shippingAddress",
                order.recipient().stream()
                        .findFirst()
                        .map(person -> address(person, 2))
                        .orElse(null));
    }

    private @Nullable Map<String, Object> customer() {
        if (order.customerId() == 0) {
            return null;
        }
        long id = CUSTOMERS + order.customerId();
        Map<String, Object> customer = new LinkedHashMap<>();
        customer.put("id", Gid.of("Customer", id));
        customer.put("legacyResourceId", Long.toString(id));
        customer.put("firstName", order.buyer().firstName());
        customer.put("lastName", order.buyer().lastName());
        customer.put(
                "displayName", order.buyer().firstName() + " " + order.buyer().lastName());
        customer.put("taxExempt", order.is(Trait.TAX_EXEMPT));
        return customer;
    }

    private @Nullable Map<String, Object> purchaser() {
        Map<String, Object> customer = customer();
        if (customer == null) {
            return null;
        }
        Map<String, Object> purchaser = new LinkedHashMap<>();
        if (!order.is(Trait.B2B)) {
            purchaser.put("__typename", "Customer");
            purchaser.putAll(customer);
            return purchaser;
        }
        long number = 1 + order.customerId() % COMPANIES;
        String name = order.buyer().company().isEmpty()
                ? "Wholesale Partners " + number
                : order.buyer().company();
        purchaser.put("__typename", "PurchasingCompany");
        purchaser.put("company", party("Company", number, name, "C-" + (10_000 + number)));
        // a company that the merchant entered by hand has no number in the ERP
        purchaser.put(
                "location",
                party(
                        "CompanyLocation",
                        number * 10,
                        name + ", " + order.buyer().city(),
                        number % 5 == 0 ? null : "L-" + (20_000 + number)));
        purchaser.put("contact", contact(number));
        return purchaser;
    }

    private static Map<String, Object> party(String type, long id, String name, @Nullable String externalId) {
        Map<String, Object> party = new LinkedHashMap<>();
        party.put("id", Gid.of(type, id));
        party.put("name", name);
        party.put("externalId", externalId);
        return party;
    }

    private static @Nullable Map<String, Object> contact(long number) {
        if (number % 7 == 0) {
            return null;
        }
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("id", Gid.of("CompanyContact", number * 100));
        contact.put("title", number % 2 == 0 ? "Buyer" : null);
        return contact;
    }

    private @Nullable Map<String, Object> terms() {
        if (!order.is(Trait.B2B)) {
            return null;
        }
        boolean net = order.state().index() % 4 > 0;
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("id", Gid.of("PaymentTerms", 5_000_000 + order.state().index()));
        terms.put("paymentTermsName", net ? "Net 30" : "Due on fulfillment");
        terms.put("paymentTermsType", net ? "NET" : "FULFILLMENT");
        terms.put("dueInDays", net ? 30 : null);
        terms.put("translatedName", net ? "Net 30" : "Due on fulfillment");
        terms.put("due", false);
        terms.put("overdue", false);
        return terms;
    }

    private Map<String, Object> address(Person person, int place) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put(
                "id",
                Gid.of(
                        "MailingAddress",
                        OrderIds.part(8_900_000_000_001L, order.state().index(), place)));
        address.put("name", person.firstName() + " " + person.lastName());
        address.put("firstName", person.firstName());
        address.put("lastName", person.lastName());
        address.put("company", emptyToNull(person.company()));
        address.put("address1", person.street1());
        address.put("address2", emptyToNull(person.street2()));
        address.put("city", person.city());
        address.put("province", emptyToNull(person.state()));
        address.put("provinceCode", PROVINCES.get(person.state()));
        address.put("zip", emptyToNull(person.zip()));
        address.put("country", person.country());
        address.put("countryCodeV2", person.countryIso2());
        address.put("phone", emptyToNull(person.phone()));
        address.put("coordinatesValidated", false);
        address.put("formatted", List.of(person.street1(), person.city(), person.country()));
        return address;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
