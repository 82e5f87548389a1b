package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A test written in a mapping file, read strictly. */
record EmbeddedTest(Position at, String name, JsonNode input, StoreContext store, YamlMap expect) {

    /** Reads the tests of a mapping and their inputs. */
    static List<EmbeddedTest> read(MappingSource source, Samples samples, Problems problems) {
        Reading reading = new Reading(source.flow(), samples, problems);
        List<EmbeddedTest> tests = new ArrayList<>();
        YamlNode section = source.tree().get("tests").orElse(null);
        if (section instanceof YamlList list) {
            list.items().forEach(item -> reading.test(item).ifPresent(tests::add));
        } else if (section != null) {
            problems.error(
                    section.at(),
                    "'tests' takes a list, but this is " + section.kind(),
                    "Begin each test with '- name:'");
        }
        return tests;
    }

    void fail(Position at, String fault, Problems problems) {
        problems.error(at, "test '" + name + "' fails: " + fault, "Correct the mapping, or the test");
    }

    private record Reading(Flow flow, Samples samples, Problems problems) {

        Optional<EmbeddedTest> test(YamlNode item) {
            if (!(item instanceof YamlMap map)) {
                problems.error(item.at(), "a test is needed, but this is " + item.kind(), "Begin it with '- name:'");
                return Optional.empty();
            }
            Vocabulary.check(Place.TEST, map, List.of(), problems);
            YamlFields fields = new YamlFields(map, problems);
            String name = fields.requiredText("name", "Say what the test shows");
            Optional<YamlScalar> path = fields.scalar("input");
            if (path.isEmpty()) {
                problems.error(
                        map.at(), "test '" + name + "' has no 'input'", "Write input: samples/<cart>/<file>.json");
            }
            Optional<JsonNode> input = path.flatMap(scalar -> samples.input(scalar.text(), scalar.at(), problems));
            StoreContext store = new StoreContext("test", store(fields));
            Optional<YamlMap> expect = fields.nested("expect");
            if (expect.isEmpty()) {
                problems.error(
                        map.at(),
                        "test '" + name + "' expects nothing",
                        "Write expect: and what must come of the input");
            }
            expect.ifPresent(this::check);
            return expect.isEmpty() || input.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new EmbeddedTest(map.at(), name, input.get(), store, expect.get()));
        }

        private void check(YamlMap expected) {
            if (flow.isToCart()) {
                Vocabulary.check(Place.PAYLOAD_EXPECTATION, expected, List.of(), problems);
            } else {
                List<String> tables = List.of(flow.header, flow.details, flow.details + RowTests.LENGTH);
                Vocabulary.check(Place.EXPECTATION, expected, tables, problems);
            }
        }

        private Map<String, String> store(YamlFields fields) {
            Map<String, String> values = new LinkedHashMap<>();
            fields.nested("store").ifPresent(map -> {
                for (YamlMap.Entry entry : map.entries()) {
                    String name = entry.key().text();
                    if (!StoreContext.NAMES.contains(name)) {
                        problems.error(
                                entry.key().at(),
                                "a store has no '" + name + "'",
                                Choices.instead(name, StoreContext.NAMES, "It has"));
                    } else if (entry.value() instanceof YamlScalar scalar) {
                        values.put(name, scalar.text());
                    }
                }
            });
            return values;
        }
    }
}
