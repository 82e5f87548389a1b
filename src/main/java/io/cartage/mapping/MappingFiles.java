package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.problem.Problems;
import io.cartage.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads mapping files, lays a customer's over the default, compiles them and runs their tests. All that is wrong is told
 * at once; nothing is cached, so that an edited file is read anew.
 */
public final class MappingFiles {
    private static final String ROOM = "mappings";

    private MappingFiles() {}

    /**
     * The plan of a customer for one cart and flow, or of the default if the customer has no file for it; empty, with
     * problems, if something is wrong. Warnings don't keep a plan from being given.
     *
     * @param tables the staging tables as the database has them, by name
     */
    public static Optional<MappingPlan> load(
            Home home, String customer, String cart, String flow, Map<String, Table> tables, Problems problems) {
        Problems found = new Problems();
        Optional<MappingPlan> plan = MappingSource.of(home, customer, cart, flow, found)
                .flatMap(source -> compile(home, source, tables, found));
        return told(plan, found, problems);
    }

    /** The plan of one file, which may stand outside of {@code mappings/} if it says what it maps. */
    public static Optional<MappingPlan> loadFile(Home home, String path, Map<String, Table> tables, Problems problems) {
        Problems found = new Problems();
        Optional<MappingPlan> plan =
                MappingSource.of(home, path, found).flatMap(source -> compile(home, source, tables, found));
        return told(plan, found, problems);
    }

    /**
     * The plan by which a customer's records of one flow become what the cart takes, or the default's if the customer has
     * no file for it; empty, with problems, if something is wrong.
     */
    public static Optional<PayloadPlan> loadPayload(
            Home home, String customer, String cart, String flow, Problems problems) {
        throw new UnsupportedOperationException("comes with the next commit");
    }

    /** Whether a cart serves a flow back to it: whether there is a default mapping of it. */
    public static boolean hasPayload(Home home, String cart, String flow) {
        return home.find(MappingSource.path(MappingSource.DEFAULT, cart, flow)).isPresent();
    }

    /** The paths of all mappings there are, to be checked one by one. */
    public static List<String> all(Home home) {
        return home.list(ROOM).stream()
                .filter(path -> path.endsWith(".yaml") && path.split("/", -1).length == 4)
                .filter(path -> !path.startsWith(ROOM + "/samples/"))
                .toList();
    }

    private static Optional<MappingPlan> told(Optional<MappingPlan> plan, Problems found, Problems problems) {
        problems.addAll(found.all());
        return found.hasErrors() ? Optional.empty() : plan;
    }

    private static Optional<MappingPlan> compile(
            Home home, MappingSource source, Map<String, Table> tables, Problems problems) {
        PlanCompiler compiler = new PlanCompiler(source, tables, home, problems);
        Optional<MappingPlan> plan = compiler.compile();
        Samples samples = new Samples(home);
        samples.readAll(source.cart(), problems);
        EmbeddedTests tests = EmbeddedTests.read(source, samples, problems);
        new SampleCheck(samples, compiler.names(), problems).check(compiler.uses());
        if (!problems.hasErrors()) {
            plan.ifPresent(tests::run);
        }
        return plan;
    }
}
