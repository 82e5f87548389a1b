package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.bench.MappingBench;
import io.cartage.flow.bench.Preview;
import io.cartage.mapping.TestRun;
import io.cartage.problem.Problem;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/** What a look at a mapping's text found: what is wrong, how its tests end, what it makes of a record. */
public final class MappingLookJson {
    private MappingLookJson() {}

    /**
     * All that was found.
     *
     * @param path of the mapping's file
     */
    public static ObjectNode of(String path, MappingBench.Look look) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("path", path);
        json.put("version", look.version().orElse(null));
        json.put("errors", look.errors());
        json.set("problems", list(look.problems(), mark -> of(mark.problem())));
        json.set("tests", list(look.tests(), MappingLookJson::of));
        json.set("preview", look.preview().map(MappingLookJson::of).orElse(null));
        return json;
    }

    private static <T> ArrayNode list(Collection<T> items, Function<T, ObjectNode> json) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> list.add(json.apply(item)));
        return list;
    }

    private static ArrayNode words(Collection<String> words) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        words.forEach(list::add);
        return list;
    }

    private static ObjectNode of(Problem problem) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("severity", word(problem.severity()));
        json.put("file", problem.at().file());
        json.put("line", problem.at().line());
        json.put("column", problem.at().column());
        json.put("fault", problem.fault());
        return json.put("remedy", problem.remedy());
    }

    private static ObjectNode of(TestRun test) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", test.name());
        json.put("line", test.at().line());
        json.put("state", word(test.state()));
        json.set("faults", list(test.faults(), MappingLookJson::of));
        return json;
    }

    private static ObjectNode of(Preview preview) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("changes", preview.changes());
        json.set("reasons", words(preview.reasons()));
        json.set("reasons_before", words(preview.before()));
        json.set("remarks", words(preview.remarks()));
        json.set("rows", list(preview.rows(), MappingLookJson::of));
        return json;
    }

    private static ObjectNode of(Preview.Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("table", row.table());
        json.put("group", row.group().isEmpty() ? null : row.group());
        json.put("change", word(row.change()));
        json.set("cells", list(row.cells(), MappingLookJson::of));
        return json;
    }

    private static ObjectNode of(Preview.Cell cell) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("column", cell.column());
        json.put("value", cell.value().isEmpty() ? null : cell.value());
        json.put("change", word(cell.change()));
        json.put("before", cell.before().isEmpty() ? null : cell.before());
        json.set(
                "sources",
                words(cell.sources().stream().map(source -> source.path()).toList()));
        json.put("at", cell.at().toString());
        return json.put("fault", cell.fault().orElse(null));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
