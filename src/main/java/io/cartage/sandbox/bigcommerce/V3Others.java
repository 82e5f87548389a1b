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

/** The customers that orders name: no more of them than a reader of orders needs. */
final class V3Others {
    private final ShopData data;
    private final BigCommerceApi api;

    V3Others(ShopData data, BigCommerceApi api) {
        this.data = data;
        this.api = api;
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
}
