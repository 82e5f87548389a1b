package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.problem.Position;
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
     * The plan by which a customer's orders of one cart become rows, or the default's if the customer has no file for it;
     * empty, with problems, if something is wrong. Warnings don't keep a plan from being given.
     *
     * @param tables the staging tables as the database has them, by name
     */
    public static Optional<MappingPlan> load(
            Home home, String customer, String cart, String flow, Map<String, Table> tables, Problems problems) {
        Problems found = new Problems();
        Optional<MappingPlan> plan = MappingSource.of(home, customer, cart, flow, found)
                .flatMap(source -> rows(home, source, tables, found));
        return told(plan, found, problems);
    }

    /** The plan of one file of orders, which may stand outside of {@code mappings/} if it says what it maps. */
    public static Optional<MappingPlan> loadFile(Home home, String path, Map<String, Table> tables, Problems problems) {
        Problems found = new Problems();
        Optional<MappingPlan> plan =
                MappingSource.of(home, path, found).flatMap(source -> rows(home, source, tables, found));
        return told(plan, found, problems);
    }

    /**
     * The plan of a mapping of orders that was live once, whatever its files have become; its tests are not run again.
     *
     * @param path the most specific of its files
     * @param merged as {@link MappingPlan#merged} gave it
     */
    public static Optional<MappingPlan> loadKept(
            String path, String merged, Map<String, Table> tables, Problems problems) {
        Problems found = new Problems();
        Optional<MappingPlan> plan =
                MappingSource.kept(path, merged, found).flatMap(source -> rows(Home.none(), source, tables, found));
        return told(plan, found, problems);
    }

    /** The path of a customer's mapping, whether or not there is such a file. */
    public static String path(String customer, String cart, String flow) {
        return MappingSource.path(customer, cart, flow);
    }

    /**
     * The plan by which a customer's records of one flow become what the cart takes, or the default's if the customer has
     * no file for it; empty, with problems, if something is wrong. Warnings don't keep a plan from being given.
     *
     * @param flow {@code shipments}, {@code inventory} or {@code statuses}
     */
    public static Optional<PayloadPlan> loadPayload(
            Home home, String customer, String cart, String flow, Problems problems) {
        Problems found = new Problems();
        Optional<PayloadPlan> plan =
                MappingSource.of(home, customer, cart, flow, found).flatMap(source -> payload(home, source, found));
        return told(plan, found, problems);
    }

    /** Whether a cart serves a flow back to it, which is whether there is a default mapping of it. */
    public static boolean hasPayload(Home home, String cart, String flow) {
        return home.find(MappingSource.path(MappingSource.DEFAULT, cart, flow)).isPresent();
    }

    /** Tells what is wrong with one file, whichever way it maps. */
    public static void check(Home home, String path, Map<String, Table> tables, Problems problems) {
        Problems found = new Problems();
        MappingSource.of(home, path, found).ifPresent(source -> {
            if (source.flow().isToCart()) {
                payload(home, source, found);
            } else {
                rows(home, source, tables, found);
            }
        });
        problems.addAll(found.all());
    }

    /** The paths of all mappings there are, to be checked one by one. */
    public static List<String> all(Home home) {
        return home.list(ROOM).stream()
                .filter(path -> path.endsWith(".yaml") && path.split("/", -1).length == 4)
                .filter(path -> !path.startsWith(ROOM + "/samples/"))
                .toList();
    }

    private static <T> Optional<T> told(Optional<T> plan, Problems found, Problems problems) {
        problems.addAll(found.all());
        return found.hasErrors() ? Optional.empty() : plan;
    }

    private static Optional<MappingPlan> rows(
            Home home, MappingSource source, Map<String, Table> tables, Problems problems) {
        if (isOther(source, false, problems)) {
            return Optional.empty();
        }
        Workbench bench = new Workbench(source, home, problems);
        Optional<MappingPlan> plan = new PlanCompiler(source, tables, bench, problems).compile();
        List<EmbeddedTest> tests = lookAtSamples(home, source, bench, problems);
        if (!problems.hasErrors()) {
            plan.ifPresent(ready -> new RowTests(source.flow(), problems).run(tests, ready));
        }
        return plan;
    }

    private static Optional<PayloadPlan> payload(Home home, MappingSource source, Problems problems) {
        if (isOther(source, true, problems)) {
            return Optional.empty();
        }
        Workbench bench = new Workbench(source, home, problems);
        Optional<PayloadPlan> plan = new PayloadPlanCompiler(source, bench, problems).compile();
        List<EmbeddedTest> tests = lookAtSamples(home, source, bench, problems);
        if (!problems.hasErrors()) {
            plan.ifPresent(ready -> new PayloadTests(problems).run(tests, ready));
        }
        return plan;
    }

    private static boolean isOther(MappingSource source, boolean toCart, Problems problems) {
        boolean isOther = source.flow().isToCart() != toCart;
        if (isOther) {
            problems.error(
                    Position.of(source.path()),
                    "the file maps " + source.flow().word + ", which "
                            + (toCart ? "become rows and not a payload" : "become a payload and not rows"),
                    "Name another file");
        }
        return isOther;
    }

    /** The file's tests, once its paths have been looked for in the samples. */
    static List<EmbeddedTest> lookAtSamples(Home home, MappingSource source, Workbench bench, Problems problems) {
        Samples samples = new Samples(home);
        samples.readAll(source.cart(), source.flow(), problems);
        List<EmbeddedTest> tests = EmbeddedTest.read(source, samples, problems);
        new SampleCheck(source.flow(), samples, bench.names(), problems).check(bench.uses());
        return tests;
    }
}
