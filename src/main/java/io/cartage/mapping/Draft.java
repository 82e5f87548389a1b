package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.config.SourceFile;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping file as somebody is writing it, laid over the default if it says so: what is wrong with it, how its tests end, and
 * what it makes of a payload. Nothing is written anywhere. Immutable and thread-safe.
 */
public final class Draft {
    private final String path;
    private final List<Problem> problems;
    private final List<TestRun> tests;
    private final Optional<MappingPlan> rows;
    private final Optional<PayloadPlan> payload;

    /** What a file was compiled into, sound or not. */
    private record Compiled(Optional<MappingPlan> rows, Optional<PayloadPlan> payload) {
        static final Compiled NOTHING = new Compiled(Optional.empty(), Optional.empty());
    }

    private Draft(String path, Compiled compiled, List<TestRun> tests, Problems problems) {
        this.path = path;
        this.rows = compiled.rows();
        this.payload = compiled.payload();
        this.tests = List.copyOf(tests);
        this.problems = problems.all();
    }

    /** Reads a text as if it stood at the path. */
    public static Draft read(Home home, String path, String text, Map<String, Table> tables) {
        return read(home.with(new SourceFile(path, text)), path, tables);
    }

    /** Reads a file as it is. */
    public static Draft read(Home home, String path, Map<String, Table> tables) {
        Problems problems = new Problems();
        Optional<MappingSource> source = MappingSource.of(home, path, problems);
        if (source.isEmpty()) {
            return new Draft(path, Compiled.NOTHING, List.of(), problems);
        }
        return read(home, source.get(), tables, problems);
    }

    private static Draft read(Home home, MappingSource source, Map<String, Table> tables, Problems problems) {
        boolean toCart = source.flow().isToCart();
        Workbench bench = new Workbench(source, home, problems);
        Compiled compiled = toCart
                ? new Compiled(Optional.empty(), new PayloadPlanCompiler(source, bench, problems).compile())
                : new Compiled(new PlanCompiler(source, tables, bench, problems).compile(), Optional.empty());
        List<EmbeddedTest> written = MappingFiles.lookAtSamples(home, source, bench, problems);
        boolean sound = !problems.hasErrors();
        List<TestRun> tests = new ArrayList<>();
        for (EmbeddedTest test : written) {
            TestRun run = sound
                    ? run(test, source.flow(), compiled)
                    : new TestRun(test.name(), test.at(), TestRun.State.NOT_RUN, List.of());
            tests.add(run);
            problems.addAll(run.faults());
        }
        return new Draft(source.path(), compiled, tests, problems);
    }

    private static TestRun run(EmbeddedTest test, Flow flow, Compiled compiled) {
        Problems own = new Problems();
        compiled.rows().ifPresent(plan -> new RowTests(flow, own).run(List.of(test), plan));
        compiled.payload().ifPresent(plan -> new PayloadTests(own).run(List.of(test), plan));
        TestRun.State state = own.all().isEmpty() ? TestRun.State.PASSED : TestRun.State.FAILED;
        return new TestRun(test.name(), test.at(), state, own.all());
    }

    /** The file. */
    public String path() {
        return path;
    }

    /** All that is wrong with the file and what it names, the faults of tests included. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether it could not be used: something in it is wrong. */
    public boolean isBroken() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** The file's tests in their order, as far as they can be read. */
    public List<TestRun> tests() {
        return tests;
    }

    /**
     * How it turns payloads into rows; empty for a flow back to the cart, and if nothing of it can be read. Where something is
     * wrong the plan lacks the cells concerned.
     */
    public Optional<MappingPlan> rows() {
        return rows;
    }

    /** How it turns records into payloads; empty for orders, and if nothing of it can be read. */
    public Optional<PayloadPlan> payload() {
        return payload;
    }
}
