package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples of Shopify are what its document of orders asks for, field for field, and so what a download brings. */
final class SamplesAsAskedTest {
    private static final Path ROOM = Path.of("routes/shopify");
    private static final Document DOCUMENT = document();

    private final List<String> faults = new ArrayList<>();

    static List<String> samples() {
        return ShippedMappings.samples("shopify");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void showsExactlyTheFieldsThatTheDocumentAsksFor(String sample) {
        SelectionSet query =
                DOCUMENT.getDefinitionsOfType(OperationDefinition.class).get(0).getSelectionSet();
        SelectionSet order = below(below(query, "orders"), "nodes");
        SelectionSet line = below(below(order, "lineItems"), "nodes");
        var payload = ShippedMappings.sample("shopify", sample);

        payload.at("/fetched/lineItems").forEach(further -> compare(further, line, "fetched.lineItems"));
        ((ObjectNode) payload).remove("fetched");
        compare(payload, order, "order");

        assertThat(faults).isEmpty();
    }

    private void compare(JsonNode value, SelectionSet asked, String path) {
        if (value.isArray()) {
            value.forEach(element -> compare(element, asked, path));
            return;
        }
        if (value.isNull()) {
            return;
        }
        Map<String, SelectionSet> always = new LinkedHashMap<>();
        Map<String, SelectionSet> perhaps = new LinkedHashMap<>();
        gather(asked, always, perhaps);
        Set<String> shown = new TreeSet<>();
        value.fieldNames().forEachRemaining(shown::add);
        Set<String> missing = new TreeSet<>(always.keySet());
        missing.removeAll(shown);
        missing.forEach(name -> faults.add(path + " lacks " + name));
        always.forEach(perhaps::putIfAbsent);
        for (String name : shown) {
            SelectionSet below = perhaps.get(name);
            if (!perhaps.containsKey(name)) {
                faults.add(path + "." + name + " is not asked for");
            } else if (below != null) {
                compare(value.get(name), below, path + "." + name);
            }
        }
    }

    /** @param perhaps what is asked for only of some types */
    private static void gather(
            SelectionSet asked, Map<String, SelectionSet> always, Map<String, SelectionSet> perhaps) {
        for (Selection<?> selection : asked.getSelections()) {
            if (selection instanceof Field field) {
                always.put(field.getName(), field.getSelectionSet());
            } else if (selection instanceof FragmentSpread spread) {
                gather(fragment(spread.getName()), always, perhaps);
            } else if (selection instanceof InlineFragment inline) {
                gather(inline.getSelectionSet(), perhaps, perhaps);
            }
        }
    }

    private static SelectionSet below(SelectionSet asked, String name) {
        Map<String, SelectionSet> fields = new LinkedHashMap<>();
        gather(asked, fields, fields);
        return fields.get(name);
    }

    private static SelectionSet fragment(String name) {
        return DOCUMENT.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> fragment.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getSelectionSet();
    }

    private static Document document() {
        try {
            return Parser.parse(Files.readString(ROOM.resolve("orders.graphql"))
                    + Files.readString(ROOM.resolve("order-fields.graphql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
