package io.cartage.console;

import io.cartage.flow.bench.FormCase;
import io.cartage.flow.bench.FormEntry;
import io.cartage.flow.bench.FormRule;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.ProblemsException;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What somebody entered in the form of a mapping, read from a request. */
final class FormFields {
    private static final int MOST_CASES = 200;

    private FormFields() {}

    /** How a column shall get its value. */
    static FormEntry entry(RoutingContext context) {
        Map<String, String> options = new HashMap<>();
        for (String word : FormEntry.OPTIONS) {
            String value = MappingSaving.field(context, "option-" + word);
            options.put(word, word.equals("separator") ? value : value.strip());
        }
        FormEntry.Sort sort = sort(context);
        if (sort != FormEntry.Sort.JOINED) {
            options.remove("separator");
        }
        String source =
                MappingSaving.field(context, "source").replace("\r\n", "\n").strip();
        boolean isByCases = sort == FormEntry.Sort.CASES;
        return new FormEntry(sort, isByCases ? "" : source, options, isByCases ? cases(context) : List.of());
    }

    private static FormEntry.Sort sort(RoutingContext context) {
        String chosen = MappingSaving.field(context, "sort").toUpperCase(Locale.ROOT);
        return FormEntry.Sort.choices().stream()
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElse(FormEntry.Sort.PATH);
    }

    /** The cases in their order; lines that nothing was written into are left out. */
    private static List<FormCase> cases(RoutingContext context) {
        List<String> conditions = all(context, "case-if");
        List<String> values = all(context, "case-then");
        List<String> were = all(context, "case-was");
        List<FormCase> cases = new ArrayList<>();
        for (int i = 0; i < Math.min(conditions.size(), Math.min(values.size(), were.size())); i++) {
            String condition = conditions.get(i).strip();
            String value = values.get(i).strip();
            if (!condition.isEmpty() || !value.isEmpty()) {
                cases.add(new FormCase(condition, value, number(were.get(i))));
            }
        }
        String otherwise = MappingSaving.field(context, "case-else").strip();
        if (!otherwise.isEmpty()) {
            cases.add(new FormCase("", otherwise, number(MappingSaving.field(context, "case-else-was"))));
        }
        return cases;
    }

    private static List<String> all(RoutingContext context, String name) {
        return context.request().formAttributes().getAll(name).stream()
                .limit(MOST_CASES)
                .toList();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }

    /** When there shall be lines of a group. */
    static FormRule rule(RoutingContext context) {
        String chosen = MappingSaving.field(context, "rule").toUpperCase(Locale.ROOT);
        FormRule.Sort sort = Arrays.stream(FormRule.Sort.values())
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElse(FormRule.Sort.EACH);
        return FormRule.wanted(
                sort, MappingSaving.field(context, "rule-over"), MappingSaving.field(context, "rule-where"));
    }

    /** Throws what can't be written at all. */
    static void check(RoutingContext context, MappingSubject subject, String deed) {
        if (!deed.equals("apply") || sort(context) != FormEntry.Sort.CASES) {
            return;
        }
        List<String> conditions = all(context, "case-if");
        List<String> values = all(context, "case-then");
        for (int i = 0; i < Math.min(conditions.size(), values.size()); i++) {
            if (conditions.get(i).isBlank() && !values.get(i).isBlank()) {
                throw fault(
                        subject,
                        "case " + (i + 1) + " with the value '" + values.get(i).strip() + "' has no condition",
                        "Write when it holds, or put the value under 'Otherwise'");
            }
        }
        if (cases(context).isEmpty()) {
            throw fault(subject, "there are no cases", "Write at least one, with a condition and its value");
        }
    }

    private static ProblemsException fault(MappingSubject subject, String fault, String remedy) {
        return new ProblemsException(List.of(Problem.error(Position.of(subject.path()), fault, remedy)));
    }
}
