package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.table.Column;
import io.cartage.table.Table;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles a merged mapping into a plan, telling everything that is wrong with it. */
final class PlanCompiler {
    private final MappingSource source;
    private final Map<String, Table> tables;
    private final Problems problems;
    private final Lookups lookups;
    private final FormulaCompiler formulas;
    private final Names names;
    private final Resolver resolver;

    PlanCompiler(MappingSource source, Map<String, Table> tables, Home home, Problems problems) {
        this.source = source;
        this.tables = tables;
        this.problems = problems;
        this.lookups = new Lookups(home, TableCompiler.section(source.tree(), "lookups", problems), problems);
        this.formulas = new EvalExFormulas(lookups, problems);
        this.names = new Names(TableCompiler.section(source.tree(), "names", problems), formulas, problems);
        this.resolver = new Resolver(names, new TableColumns("", Map.of()), problems);
    }

    /** The short names that the mapping defines. */
    Set<String> names() {
        return names.all();
    }

    /** The paths in use, once compiled. */
    List<PathUse> uses() {
        return resolver.uses();
    }

    /** The plan; empty if a table is missing altogether. Problems tell whether it is sound. */
    Optional<MappingPlan> compile() {
        Flow flow = source.flow();
        Vocabulary.check(Place.FILE, source.tree(), List.of(flow.header, flow.details), problems);
        @Nullable ZoneId zone = zone();
        Table header = tables.get(flow.header);
        Table details = tables.get(flow.details);
        Optional<YamlMap> headerSection = section(flow.header);
        Optional<YamlMap> detailsSection = section(flow.details);
        if (header == null || details == null || headerSection.isEmpty() || detailsSection.isEmpty()) {
            return Optional.empty();
        }
        SourceCompiler sources = new SourceCompiler(formulas, resolver, problems);
        TableCompiler tableCompiler =
                new TableCompiler(new ColumnCompiler(sources, lookups, problems), sources, problems);
        List<Cell> cells = ordered(header, tableCompiler.header(header, headerSection.get()));
        List<TableCompiler.GroupDraft> drafts = tableCompiler.groups(details, detailsSection.get());
        List<Column> headerColumns = cells.stream().map(Cell::column).toList();
        List<Column> detailColumns = columns(details, drafts);
        List<Check> checks = problems.hasErrors()
                ? checks(header.columns(), details.columns()) // so that no fault is told twice
                : checks(headerColumns, detailColumns);
        checkCurrency(headerColumns, checks);
        tellUnused();
        MergedText text = new MergedText(source, lookups.merged());
        return Optional.of(new MappingPlan(new MappingPlan.Parts(
                source.path(),
                text.version(),
                text.commented(),
                zone,
                new MappingPlan.Target(header, headerColumns),
                new MappingPlan.Target(details, detailColumns),
                cells,
                drafts.stream().map(draft -> group(draft, detailColumns)).toList(),
                checks)));
    }

    private Optional<YamlMap> section(String table) {
        Optional<YamlMap> section = TableCompiler.section(source.tree(), table, problems);
        if (!tables.containsKey(table)) {
            problems.error(
                    Position.of(source.path()), "the database has no table '" + table + "'", "Let Cartage create it");
        } else if (source.tree().get(table).isEmpty()) {
            problems.error(
                    Position.of(source.path()), "'" + table + "' is missing", "Write " + table + ": and its columns");
        }
        return section;
    }

    private @Nullable ZoneId zone() {
        Optional<YamlMap> settings = TableCompiler.section(source.tree(), "settings", problems);
        if (settings.isEmpty()) {
            return null;
        }
        Vocabulary.check(Place.SETTINGS, settings.get(), List.of(), problems);
        YamlFields fields = new YamlFields(settings.get(), problems);
        fields.oneOf("on_error", List.of("quarantine"), "quarantine");
        Optional<YamlScalar> zone = fields.scalar("timezone");
        try {
            return zone.map(name -> ZoneId.of(name.text())).orElse(null);
        } catch (DateTimeException e) {
            String name = zone.map(YamlScalar::text).orElse("");
            problems.error(
                    zone.map(YamlScalar::at).orElse(settings.get().at()),
                    "'" + name + "' is no time zone",
                    Suggestion.didYouMean(name, ZoneId.getAvailableZoneIds(), "Write one like America/Chicago"));
            return null;
        }
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
                draft.name(),
                draft.each().orElse(null),
                draft.condition().orElse(null),
                draft.conditionText(),
                cells,
                draft.at());
    }

    private List<Check> checks(List<Column> header, List<Column> details) {
        Map<String, List<Column>> filled = new LinkedHashMap<>();
        filled.put(source.flow().header, header);
        filled.put(source.flow().details, details);
        Resolver onRows = new Resolver(names, new TableColumns(source.flow().header, filled), problems);
        SourceCompiler sources = new SourceCompiler(formulas, resolver, problems);
        SourceCompiler rows = new SourceCompiler(formulas, onRows, problems);
        return new ControlCompiler(sources, rows, problems)
                .compile(TableCompiler.section(source.tree(), "control", problems), Position.of(source.path()));
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

    /** What a customer no longer needs of the default is no fault; what stands in the file itself and is unused is one. */
    private void tellUnused() {
        Map<String, Position> unused = new LinkedHashMap<>();
        names.unused().forEach((name, at) -> unused.put("name '" + name + "'", at));
        names.compileRest(resolver);
        lookups.unused().forEach((name, at) -> unused.put("lookup '" + name + "'", at));
        List<Map.Entry<String, Position>> own = new ArrayList<>(unused.entrySet());
        lookups.compileRest();
        own.removeIf(entry -> !entry.getValue().file().equals(source.path()));
        own.forEach(
                entry -> problems.error(entry.getValue(), "nothing uses " + entry.getKey(), "Use it, or take it away"));
    }
}
