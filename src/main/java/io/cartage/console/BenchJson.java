package io.cartage.console;

import io.cartage.flow.bench.MappingBench;
import io.cartage.flow.bench.Mark;
import io.cartage.mapping.Completion;
import io.cartage.mapping.Completions;
import io.cartage.mapping.Hint;
import io.cartage.mapping.TestRun;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** What the editor of mappings is told while somebody types, as JSON. */
final class BenchJson {
    private BenchJson() {}

    static JsonObject look(MappingBench.Look look) {
        JsonArray problems = new JsonArray();
        look.problems().forEach(mark -> problems.add(mark(mark)));
        JsonArray tests = new JsonArray();
        look.tests().forEach(test -> tests.add(test(test)));
        return new JsonObject()
                .put("problems", problems)
                .put("errors", look.errors())
                .put("tests", tests)
                .put("version", look.version().orElse(""));
    }

    private static JsonObject mark(Mark mark) {
        return new JsonObject()
                .put("line", mark.line())
                .put("from", mark.from())
                .put("to", mark.to())
                .put(
                        "where",
                        mark.line() > 0
                                ? mark.line() + ":" + mark.from()
                                : mark.problem().at().toString())
                .put("severity", mark.problem().isError() ? "error" : "warning")
                .put("fault", mark.problem().fault())
                .put("remedy", mark.problem().remedy());
    }

    private static JsonObject test(TestRun test) {
        JsonArray faults = new JsonArray();
        test.faults()
                .forEach(fault -> faults.add(new JsonObject()
                        .put("line", fault.at().line())
                        .put("from", fault.at().column())
                        .put("fault", fault.fault())));
        return new JsonObject()
                .put("name", test.name())
                .put("line", test.at().line())
                .put("state", test.state().name().toLowerCase(Locale.ROOT))
                .put("faults", faults);
    }

    static JsonObject completions(Completions completions) {
        JsonArray options = new JsonArray();
        for (Completion option : completions.options()) {
            options.add(new JsonObject()
                    .put("label", option.label())
                    .put("sort", option.sort().name().toLowerCase(Locale.ROOT))
                    .put("detail", option.detail())
                    .put("help", option.help())
                    .put("written", option.written()));
        }
        return new JsonObject()
                .put("from", completions.from())
                .put("whole", completions.whole())
                .put("options", options);
    }

    static JsonObject hint(Hint hint) {
        JsonArray examples = new JsonArray();
        hint.examples().forEach(examples::add);
        return new JsonObject()
                .put("from", hint.from())
                .put("to", hint.to())
                .put("title", hint.title())
                .put("text", hint.text())
                .put("examples", examples);
    }
}
