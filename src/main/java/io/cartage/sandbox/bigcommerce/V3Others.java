package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Person;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.ShopData;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The customers and products that orders name: no more of them than a reader of orders needs. */
final class V3Others {
    private final ShopData data;
    private final BigCommerceApi api;
    private final Catalog catalog;

    V3Others(ShopData data, BigCommerceApi api, Catalog catalog) {
        this.data = data;
        this.api = api;
        this.catalog = catalog;
    }

    private record Customer(long id, Person person) {}

    Answer customers(Request request) {
        Map<String, String> parameters = request.parameters();
        List<Customer> customers = LongStream.rangeClosed(1, OrderFactory.customers(data))
                .filter(id -> isAmong(parameters, "id:in", Long.toString(id)))
                .mapToObj(id -> new Customer(id, OrderFactory.customer(data, id)))
                .filter(customer ->
                        isAmong(parameters, "email:in", customer.person().email()))
                .toList();
        return V3Lists.list(request, api, customers, this::customer);
    }

    /** Products that were deleted are gone from here, though orders still name them. */
    Answer products(Request request) {
        Map<String, String> parameters = request.parameters();
        List<Product> products = catalog.present().stream()
                .filter(product -> isAmong(parameters, "id:in", Integer.toString(product.id())))
                .filter(product -> isAmong(parameters, "id", Integer.toString(product.id())))
                .filter(product -> isAmong(parameters, "sku:in", product.sku()))
                .filter(product -> product.sku().equals(parameters.getOrDefault("sku", product.sku())))
                .toList();
        return V3Lists.list(request, api, products, this::product);
    }

    Answer product(long id) {
        Product product = catalog.find(id)
                .orElseThrow(() -> new Refusal(404, "A product with the id of " + id + " was not found."));
        return V3Lists.one(product, this::product);
    }

    private static boolean isAmong(Map<String, String> parameters, String name, String value) {
        String text = parameters.get(name);
        if (text == null) {
            return true;
        }
        Set<String> values = Arrays.stream(text.split(",")).collect(Collectors.toSet());
        return values.contains(value);
    }

    private void customer(Customer customer, JsonGenerator json) throws IOException {
        Person person = customer.person();
        String since =
                ShopDates.iso(data.now().getEpochSecond() - 400L * 86_400).replace("+00:00", "Z");
        json.writeStartObject();
        json.writeNumberField("id", customer.id());
        json.writeStringField("email", person.email());
        json.writeStringField("first_name", person.firstName());
        json.writeStringField("last_name", person.lastName());
        json.writeStringField("company", person.company());
        json.writeStringField("phone", person.phone());
        json.writeStringField("notes", "");
        json.writeStringField("tax_exempt_category", "");
        json.writeNumberField("customer_group_id", 0);
        json.writeStringField("date_created", since);
        json.writeStringField("date_modified", since);
        json.writeEndObject();
    }

    private void product(Product product, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", product.id());
        json.writeStringField("name", product.name());
        json.writeStringField("type", product.digital() ? "digital" : "physical");
        json.writeStringField("sku", product.sku());
        MoneyJson money = new MoneyJson(json, true, 2);
        money.number("weight", product.weight());
        money.number("price", product.cents() * 100L);
        json.writeNumberField("base_variant_id", product.variantId());
        json.writeStringField("upc", product.upc());
        json.writeStringField("inventory_tracking", "none");
        json.writeBooleanField("is_visible", true);
        json.writeEndObject();
    }
}
