package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/** Compiles a merged mapping back to a cart into a plan, telling everything that is wrong with it. */
final class PayloadPlanCompiler {
    private final MappingSource source;
    private final Workbench bench;
    private final Problems problems;

    PayloadPlanCompiler(MappingSource source, Workbench bench, Problems problems) {
        this.source = source;
        this.bench = bench;
        this.problems = problems;
    }

    /** The plan; empty if there is no payload at all. Problems tell whether it is sound. */
    Optional<PayloadPlan> compile() {
        Vocabulary.check(Place.FILE, source.tree(), Vocabulary.words(Place.PAYLOAD_FILE), problems);
        Optional<YamlMap> settings = bench.section("settings");
        settings.ifPresent(map -> Vocabulary.check(Place.SETTINGS, map, List.of(), problems));
        MappingZone zone = MappingZone.read(settings, problems);
        Optional<YamlMap> payload = bench.section("payload");
        Optional<YamlMap> told = bench.section("warnings");
        if (payload.isEmpty()) {
            if (source.tree().get("payload").isEmpty()) {
                problems.error(
                        Position.of(source.path()), "'payload' is missing", "Write payload: and the cart's fields");
            }
            return Optional.empty();
        }
        PayloadCompiler compiler = new PayloadCompiler(bench.sources(), bench.values(), problems);
        List<PayloadField> fields = compiler.fields(payload.get(), Scope.PAYLOAD);
        List<PayloadWarning> warnings = compiler.warnings(told);
        bench.tellUnused();
        MergedText text = new MergedText(source, bench.lookups().merged());
        return Optional.of(new PayloadPlan(source.path(), text, zone, fields, warnings));
    }
}
