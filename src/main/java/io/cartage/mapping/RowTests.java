package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.table.Column;
import io.cartage.table.Rows;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the tests of a mapping of orders against its plan, each failure told at its line. */
final class RowTests {
    static final String LENGTH = ".length";

    private final Flow flow;
    private final Problems problems;

    RowTests(Flow flow, Problems problems) {
        this.flow = flow;
        this.problems = problems;
    }

    /** Runs the tests; failures become problems. */
    void run(List<EmbeddedTest> tests, MappingPlan plan) {
        tests.forEach(test -> run(test, plan.map(test.input(), test.store())));
    }

    private void run(EmbeddedTest test, MappingResult result) {
        YamlNode quarantined = test.expect().get("quarantined").orElse(null);
        if (result instanceof Unmappable refused) {
            refused(test, refused, quarantined);
        } else if (quarantined != null) {
            fail(test, quarantined.at(), "the order is mapped, but it should be quarantined");
        } else if (result instanceof Mapped mapped) {
            mapped(test, mapped);
        }
    }

    private void refused(EmbeddedTest test, Unmappable refused, @Nullable YamlNode expected) {
        int others = refused.reasons().size() - 1;
        String reason = refused.reasons().get(0) + (others == 0 ? "" : " and " + others + " more");
        if (!(expected instanceof YamlScalar text)) {
            fail(test, test.expect().at(), "the order is quarantined: " + reason);
        } else if (refused.reasons().stream()
                .noneMatch(given -> given.toString().contains(text.text()))) {
            fail(test, text.at(), "the order is quarantined for another reason than '" + text.text() + "': " + reason);
        }
    }

    private void mapped(EmbeddedTest test, Mapped mapped) {
        for (YamlMap.Entry entry : test.expect().entries()) {
            String key = entry.key().text();
            Rows rows = mapped.rows().get(key.startsWith(flow.details) ? 1 : 0);
            if (key.endsWith(LENGTH)) {
                length(test, entry, rows);
            } else if (key.equals(flow.header)) {
                row(test, entry.value(), rows, 0, flow.header);
            } else if (entry.value() instanceof YamlList list) {
                for (int i = 0; i < list.items().size(); i++) {
                    row(test, list.items().get(i), rows, i, flow.details + "[" + i + "]");
                }
            } else if (entry.value() instanceof YamlMap byIndex) {
                byIndex.entries().forEach(row -> indexed(test, row, rows));
            }
        }
    }

    private void length(EmbeddedTest test, YamlMap.Entry entry, Rows rows) {
        String actual = String.valueOf(rows.values().size());
        if (entry.value() instanceof YamlScalar expected && !expected.text().equals(actual)) {
            fail(test, expected.at(), entry.key().text() + " is " + actual + ", not " + expected.text());
        }
    }

    private void indexed(EmbeddedTest test, YamlMap.Entry row, Rows rows) {
        String index = row.key().text();
        if (index.matches("\\d{1,6}")) {
            row(test, row.value(), rows, Integer.parseInt(index), flow.details + "[" + index + "]");
        } else {
            fail(test, row.key().at(), "'" + index + "' is no row: rows count from 0");
        }
    }

    private void row(EmbeddedTest test, YamlNode expected, Rows rows, int index, String where) {
        if (!(expected instanceof YamlMap columns)) {
            fail(test, expected.at(), where + " is given " + expected.kind() + " instead of columns");
        } else if (index >= rows.values().size()) {
            fail(
                    test,
                    expected.at(),
                    "there is no " + where + ", only " + rows.values().size() + " rows");
        } else {
            columns.entries().forEach(column -> cell(test, column, rows, index, where));
        }
    }

    private void cell(EmbeddedTest test, YamlMap.Entry entry, Rows rows, int index, String where) {
        String name = entry.key().text();
        List<String> names = rows.columns().stream().map(Column::name).toList();
        int column = names.indexOf(name);
        boolean exists = rows.table().column(name).isPresent();
        if (column < 0 && !exists) {
            problems.error(
                    entry.key().at(),
                    "table " + rows.table().name() + " has no column '" + name + "'",
                    Choices.instead(name, names, "Filled are"));
            return;
        }
        Object actual = column < 0 ? null : rows.values().get(index)[column];
        String wanted = entry.value() instanceof YamlScalar scalar && !scalar.isAbsent() ? scalar.text() : "";
        if (!isEqual(wanted, actual)) {
            fail(
                    test,
                    entry.value().at(),
                    where + "." + name + " is " + Values.shown(actual) + ", not '" + wanted + "'");
        }
    }

    private static boolean isEqual(String wanted, @Nullable Object actual) {
        if (actual == null || wanted.isEmpty()) {
            return actual == null && wanted.isEmpty();
        }
        return actual instanceof String ? wanted.equals(actual) : Values.equal(wanted, actual);
    }

    private void fail(EmbeddedTest test, Position at, String fault) {
        test.fail(at, fault, problems);
    }
}
