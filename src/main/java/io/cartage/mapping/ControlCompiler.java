package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles the checks of {@code control}. */
final class ControlCompiler {
    private static final int MOST_DECIMALS = 6;

    private final SourceCompiler payloads;
    private final SourceCompiler tables;
    private final Problems problems;

    /**
     * @param payloads compiles what the payload says
     * @param tables compiles what the rows come to
     */
    ControlCompiler(SourceCompiler payloads, SourceCompiler tables, Problems problems) {
        this.payloads = payloads;
        this.tables = tables;
        this.problems = problems;
    }

    List<Check> compile(Optional<YamlMap> section, Position file) {
        List<Check> checks = new ArrayList<>();
        if (section.isEmpty() || section.get().entries().isEmpty()) {
            problems.error(
                    section.map(YamlMap::at).orElse(file),
                    "the mapping has no 'control', so a cut-off order could be staged",
                    "Write control: {total: {payload: total_inc_tax, rows: sum(s_order_details.line_total)}}");
        }
        section.ifPresent(map -> map.entries().forEach(entry -> check(entry).ifPresent(checks::add)));
        return checks;
    }

    private Optional<Check> check(YamlMap.Entry entry) {
        String name = entry.key().text();
        if (!(entry.value() instanceof YamlMap map)) {
            problems.error(
                    entry.value().at(),
                    "a check needs 'payload' and 'rows', but this is "
                            + entry.value().kind(),
                    "Write " + name + ": {payload: path, rows: formula}");
            return Optional.empty();
        }
        Vocabulary.check(Place.CHECK, map, List.of(), problems);
        YamlFields fields = new YamlFields(map, problems);
        Optional<YamlNode> payload = fields.node("payload");
        Optional<YamlScalar> rows = fields.scalar("rows");
        if (payload.isEmpty() || rows.isEmpty()) {
            problems.error(entry.key().at(), "check '" + name + "' needs 'payload' and 'rows'", "Write both");
            return Optional.empty();
        }
        List<Check.Side> accepted = accepted(fields);
        Optional<Expr> found = tables.condition(rows.get(), Scope.TABLES);
        int decimals = fields.integer("decimals", 0, MOST_DECIMALS, -1);
        String message = fields.text("message").orElse("");
        return found.map(expr -> new Check(
                name,
                accepted,
                new Check.Side(expr, rows.get().text()),
                decimals < 0 ? null : decimals,
                message,
                entry.key().at()));
    }

    private List<Check.Side> accepted(YamlFields fields) {
        List<Check.Side> sides = new ArrayList<>();
        for (YamlScalar side : fields.scalars("payload")) {
            payloads.pathOrFormula(side, Scope.PAYLOAD).ifPresent(expr -> sides.add(new Check.Side(expr, side.text())));
        }
        return sides;
    }
}
