package io.cartage.flow.bench;

import io.cartage.config.Home;
import io.cartage.flow.DiffReport;
import io.cartage.flow.Flow;
import io.cartage.flow.Flows;
import io.cartage.flow.MappingDiff;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.MappingFiles;
import io.cartage.mapping.MappingPlan;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a text would change in real orders, before it is saved: each store's latest orders by the mapping it goes by now, and by
 * the text. Writes nothing. Of the archive it holds some 25 orders at a time. Thread-safe.
 */
public final class DraftDiff {
    private static final int EXAMPLES = 3;

    private final Flows flows;
    private final MappingDesk desk;
    private final StagingDatabase database;

    public DraftDiff(Flows flows, MappingDesk desk, StagingDatabase database) {
        this.flows = flows;
        this.desk = desk;
        this.database = database;
    }

    /**
     * What the comparison came to.
     *
     * @param stores whose orders were compared
     * @param done how many orders were looked at
     * @param of how many there are to look at
     */
    public record Forecast(DiffReport report, List<String> stores, long done, long of) {}

    /** Follows a comparison as it goes on, and may end it. */
    @FunctionalInterface
    public interface Watcher {

        /** Asked before each order; {@code soFar} is to be called at once or never. */
        boolean goesOn(Supplier<Forecast> soFar);
    }

    /**
     * The stores' latest orders by both; empty if the text can't be carried out, or doesn't map orders.
     *
     * @param last how many orders, all stores together
     */
    public Optional<Forecast> of(MappingSubject subject, String text, int last, Watcher watcher) {
        List<PreparedStore> stores = desk.stores(subject);
        if (!subject.flow().equals(Flow.ORDERS) || stores.isEmpty()) {
            return Optional.empty();
        }
        Home draft = flows.home().live().with(subject.path(), text);
        Map<String, Table> tables = database.tables();
        Map<String, Optional<MappingPlan>> plans = new HashMap<>();
        List<MappingDiff.Pair> pairs = new ArrayList<>();
        for (PreparedStore store : stores) {
            plans.computeIfAbsent(
                            store.store().customer(),
                            customer -> MappingFiles.load(
                                    draft, customer, subject.cart(), subject.flow(), tables, new Problems()))
                    .ifPresent(after -> pairs.add(new MappingDiff.Pair(store, store.orders(), after)));
        }
        if (pairs.size() < stores.size()) {
            return Optional.empty();
        }
        int each = Math.max(1, last / pairs.size());
        List<String> ids = stores.stream().map(PreparedStore::id).toList();
        long[] reached = new long[2];
        DiffReport report = new MappingDiff(database.replays()).compare(pairs, each, EXAMPLES, (done, of, soFar) -> {
            reached[0] = done;
            reached[1] = of;
            return watcher.goesOn(() -> new Forecast(soFar.get(), ids, done, of));
        });
        return Optional.of(new Forecast(report, ids, reached[0], reached[1]));
    }
}
