package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the tests of a mapping back to a cart against its plan, each failure told at its line. */
final class PayloadTests {
    private final Problems problems;

    PayloadTests(Problems problems) {
        this.problems = problems;
    }

    /** Runs the tests; failures become problems. */
    void run(List<EmbeddedTest> tests, PayloadPlan plan) {
        tests.forEach(test -> run(test, plan.fill(test.input(), test.store())));
    }

    private void run(EmbeddedTest test, PayloadResult result) {
        YamlNode unmappable = test.expect().get("unmappable").orElse(null);
        if (result instanceof Unmappable refused) {
            refused(test, refused, unmappable);
        } else if (unmappable != null) {
            test.fail(unmappable.at(), "there is a payload, but the record should be unmappable", problems);
        } else if (result instanceof Filled filled) {
            test.expect().get("payload").ifPresent(expected -> compare(test, expected, filled.payload(), "payload"));
            test.expect().get("warnings").ifPresent(expected -> warnings(test, expected, filled.warnings()));
        }
    }

    private void refused(EmbeddedTest test, Unmappable refused, @Nullable YamlNode expected) {
        int others = refused.reasons().size() - 1;
        String reason = refused.reasons().get(0) + (others == 0 ? "" : " and " + others + " more");
        if (!(expected instanceof YamlScalar text)) {
            test.fail(test.expect().at(), "the record is unmappable: " + reason, problems);
        } else if (refused.reasons().stream()
                .noneMatch(given -> given.toString().contains(text.text()))) {
            String fault = "the record is unmappable for another reason than '" + text.text() + "': " + reason;
            test.fail(text.at(), fault, problems);
        }
    }

    private void warnings(EmbeddedTest test, YamlNode expected, List<String> warnings) {
        List<YamlNode> items = expected instanceof YamlList list ? list.items() : List.of(expected);
        boolean same = items.size() == warnings.size();
        for (int i = 0; same && i < items.size(); i++) {
            same = items.get(i) instanceof YamlScalar text && warnings.get(i).contains(text.text());
        }
        if (!same) {
            String given =
                    warnings.isEmpty() ? "there are no warnings" : "the warnings are: " + String.join("; ", warnings);
            test.fail(expected.at(), given, problems);
        }
    }

    private void compare(EmbeddedTest test, YamlNode expected, @Nullable JsonNode actual, String path) {
        if (expected instanceof YamlScalar scalar) {
            scalar(test, scalar, actual, path);
        } else if (actual == null || actual.isNull() || actual.isValueNode()) {
            test.fail(expected.at(), path + " is " + shown(actual) + ", not " + expected.kind(), problems);
        } else if (expected instanceof YamlList list) {
            list(test, list, actual, path);
        } else {
            ((YamlMap) expected).entries().forEach(entry -> entry(test, entry, actual, path));
        }
    }

    private void entry(EmbeddedTest test, YamlMap.Entry entry, JsonNode actual, String path) {
        String key = entry.key().text();
        if (!actual.isArray()) {
            compare(test, entry.value(), actual.get(key), path + "." + key);
        } else if (!key.matches("\\d{1,6}")) {
            test.fail(entry.key().at(), path + " is a list: name its elements by number, from 0", problems);
        } else {
            compare(test, entry.value(), actual.get(Integer.parseInt(key)), path + "[" + key + "]");
        }
    }

    private void list(EmbeddedTest test, YamlList expected, JsonNode actual, String path) {
        if (!actual.isArray() || actual.size() != expected.items().size()) {
            String found = actual.isArray() ? "has " + actual.size() + " elements" : "is no list";
            test.fail(
                    expected.at(),
                    path + " " + found + ", not " + expected.items().size(),
                    problems);
            return;
        }
        for (int i = 0; i < actual.size(); i++) {
            compare(test, expected.items().get(i), actual.get(i), path + "[" + i + "]");
        }
    }

    private void scalar(EmbeddedTest test, YamlScalar expected, @Nullable JsonNode actual, String path) {
        if (!isEqual(expected, actual)) {
            test.fail(expected.at(), path + " is " + shown(actual) + difference(expected, actual), problems);
        }
    }

    private static String difference(YamlScalar expected, @Nullable JsonNode actual) {
        if (actual != null
                && actual.isValueNode()
                && !actual.isNull()
                && actual.asText().equals(expected.text())) {
            return actual.isTextual() ? ", a text: put it in quotes" : ", not a text: take the quotes away";
        }
        return ", not " + (expected.isAbsent() ? "nothing" : "'" + expected.text() + "'");
    }

    /** As YAML tells types: in quotes it is a text, else what looks like a number or a flag is one. */
    private static boolean isEqual(YamlScalar expected, @Nullable JsonNode actual) {
        if (actual == null || actual.isNull()) {
            return expected.isAbsent();
        }
        String text = expected.text();
        if (actual.isTextual()) {
            boolean looksOtherwise = !expected.quoted()
                    && (Values.numberOrNull(text) != null || text.equals("true") || text.equals("false"));
            return !expected.isAbsent() && !looksOtherwise && actual.textValue().equals(text);
        }
        if (expected.quoted() || actual.isContainerNode()) {
            return false;
        }
        return actual.isNumber()
                ? Values.equal(actual.decimalValue(), text)
                : actual.asText().equals(text);
    }

    private static String shown(@Nullable JsonNode actual) {
        if (actual == null) {
            return "left out";
        }
        return actual.isTextual() ? Values.shown(actual.textValue()) : actual.toString();
    }
}
