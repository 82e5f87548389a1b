package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.mapping.MappingFiles;
import io.cartage.mapping.MappingPlan;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the mappings and stores that a person means who wants to know what a change of a mapping does. Thread-safe. */
public final class MappingChoice {
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{4,12}");

    private final Home home;
    private final Map<String, String> environment;
    private final StagingDatabase database;

    /** @param environment for the placeholders of store files */
    public MappingChoice(Home home, Map<String, String> environment, StagingDatabase database) {
        this.home = home;
        this.environment = environment;
        this.database = database;
    }

    /**
     * A mapping of orders; empty, with every problem, if it can't be used.
     *
     * @param name a file, relative to the home directory and not necessarily in {@code mappings/}, or a version that was
     *     live once
     */
    public Optional<MappingPlan> plan(String name, Problems problems) {
        if (!VERSION.matcher(name).matches() || home.find(name).isPresent()) {
            return MappingFiles.loadFile(home, name, database.tables(), problems);
        }
        Optional<MappingPlan> kept = new KeptPlans(database).find(name, problems);
        if (kept.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    Position.of(name),
                    "there is no file of this name, and not one version of a mapping that begins so",
                    "'cartage map versions' lists them");
        }
        return kept;
    }

    /** The stores that one of the two mappings serves, as their files are now; those with broken files are left out. */
    public List<PreparedStore> storesOf(MappingPlan one, MappingPlan other) {
        return Preparation.read(home, environment, database.tables(), new Problems()).stream()
                .filter(store -> List.of(one.path(), other.path())
                        .contains(store.orders().path()))
                .toList();
    }

    /** One store; empty, with every problem, if its files are wrong. */
    public Optional<PreparedStore> store(String storeId, Problems problems) {
        return Preparation.readOne(home, environment, database.tables(), storeId, problems);
    }
}
