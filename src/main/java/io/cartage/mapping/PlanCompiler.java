package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.table.Column;
import io.cartage.table.Table;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compiles a merged mapping into a plan, telling everything that is wrong with it. */
final class PlanCompiler {
    private final MappingSource source;
    private final Map<String, Table> tables;
    private final Problems problems;
    private final Workbench bench;

    PlanCompiler(MappingSource source, Map<String, Table> tables, Workbench bench, Problems problems) {
        this.source = source;
        this.tables = tables;
        this.bench = bench;
        this.problems = problems;
    }

    /** The plan; empty if a table is missing altogether. Problems tell whether it is sound. */
    Optional<MappingPlan> compile() {
        Flow flow = source.flow();
        List<String> sections = new ArrayList<>(Vocabulary.words(Place.ORDERS_FILE));
        sections.addAll(List.of(flow.header, flow.details));
        Vocabulary.check(Place.FILE, source.tree(), sections, problems);
        MappingZone zone = settings();
        Table header = tables.get(flow.header);
        Table details = tables.get(flow.details);
        Optional<YamlMap> headerSection = section(flow.header);
        Optional<YamlMap> detailsSection = section(flow.details);
        if (header == null || details == null || headerSection.isEmpty() || detailsSection.isEmpty()) {
            return Optional.empty();
        }
        SourceCompiler sources = bench.sources();
        TableCompiler tableCompiler =
                new TableCompiler(new ColumnCompiler(sources, bench.values(), problems), sources, problems);
        List<Cell> cells = ordered(header, tableCompiler.header(header, headerSection.get()));
        List<TableCompiler.GroupDraft> drafts = tableCompiler.groups(details, detailsSection.get());
        List<Column> headerColumns = cells.stream().map(Cell::column).toList();
        List<Column> detailColumns = columns(details, drafts);
        List<Check> checks = problems.hasErrors()
                ? checks(header.columns(), details.columns()) // so that no fault is told twice
                : checks(headerColumns, detailColumns);
        checkCurrency(headerColumns, checks);
        bench.tellUnused();
        MergedText text = new MergedText(source, bench.lookups().merged());
        return Optional.of(new MappingPlan(new MappingPlan.Parts(
                source.path(),
                text.version(),
                text.commented(),
                text.files(),
                zone,
                new MappingPlan.Target(header, headerColumns),
                new MappingPlan.Target(details, detailColumns),
                cells,
                drafts.stream().map(draft -> group(draft, detailColumns)).toList(),
                problems.hasErrors() ? List.of() : checks))); // they name columns that such a plan may not fill
    }

    private Optional<YamlMap> section(String table) {
        Optional<YamlMap> section = bench.section(table);
        if (!tables.containsKey(table)) {
            problems.error(
                    Position.of(source.path()), "the database has no table '" + table + "'", "Let Cartage create it");
        } else if (source.tree().get(table).isEmpty()) {
            problems.error(
                    Position.of(source.path()), "'" + table + "' is missing", "Write " + table + ": and its columns");
        }
        return section;
    }

    private MappingZone settings() {
        Optional<YamlMap> settings = bench.section("settings");
        settings.ifPresent(map -> {
            Vocabulary.check(Place.SETTINGS, map, Vocabulary.words(Place.ORDERS_SETTINGS), problems);
            new YamlFields(map, problems).oneOf("on_error", List.of("quarantine"), "quarantine");
        });
        return MappingZone.read(settings, problems);
    }

    /** Cells in the order of the table's columns. */
    private static List<Cell> ordered(Table table, List<Cell> cells) {
        return cells.stream()
                .sorted(Comparator.comparingInt(cell -> table.columns().indexOf(cell.column())))
                .toList();
    }

    /** The columns that any group fills, in the table's order. */
    private static List<Column> columns(Table table, List<TableCompiler.GroupDraft> groups) {
        Set<Column> filled = groups.stream()
                .flatMap(group -> group.cells().stream())
                .map(Cell::column)
                .collect(Collectors.toSet());
        return table.columns().stream().filter(filled::contains).toList();
    }

    private static Group group(TableCompiler.GroupDraft draft, List<Column> columns) {
        List<Group.PlacedCell> cells = draft.cells().stream()
                .map(cell -> new Group.PlacedCell(cell, columns.indexOf(cell.column())))
                .sorted(Comparator.comparingInt(Group.PlacedCell::place))
                .toList();
        return new Group(
                draft.name(), draft.each().orElse(null), draft.condition().orElse(null), cells, draft.at());
    }

    private List<Check> checks(List<Column> header, List<Column> details) {
        Map<String, List<Column>> filled = new LinkedHashMap<>();
        filled.put(source.flow().header, header);
        filled.put(source.flow().details, details);
        SourceCompiler rows = bench.sources(new TableColumns(source.flow().header, filled));
        return new ControlCompiler(bench.sources(), rows, problems)
                .compile(bench.section("control"), Position.of(source.path()));
    }

    private void checkCurrency(List<Column> header, List<Check> checks) {
        boolean known = header.stream().anyMatch(column -> column.name().equals(Flow.CURRENCY));
        checks.stream()
                .filter(check -> check.decimals() == null && !known)
                .findFirst()
                .ifPresent(check -> problems.error(
                        check.at(),
                        "check '" + check.name() + "' compares money, but nothing fills " + source.flow().header + "."
                                + Flow.CURRENCY,
                        "Map that column, or give the check its decimals:"));
    }
}
