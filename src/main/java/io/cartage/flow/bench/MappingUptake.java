package io.cartage.flow.bench;

import io.cartage.config.Home;
import io.cartage.config.Saving;
import io.cartage.flow.Flow;
import io.cartage.flow.Flows;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.MappingFiles;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Edit;
import io.cartage.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which stores go by a mapping, and how far the running process has taken up what its file says. Thread-safe. */
public final class MappingUptake {
    private final Flows flows;
    private final StagingDatabase database;

    MappingUptake(Flows flows, StagingDatabase database) {
        this.flows = flows;
        this.database = database;
    }

    /** The stores that go by a mapping, be it by way of a customer's file that extends it. */
    List<PreparedStore> stores(MappingSubject subject) {
        List<PreparedStore> using = new ArrayList<>();
        for (PreparedStore store : flows.stores()) {
            boolean isCustomers = subject.customer().equals(store.store().customer());
            boolean isBelow = subject.customer().equals(MappingSubject.DEFAULT);
            if (store.store().cart().equals(subject.cart())
                    && (isCustomers || (isBelow && extendsDefault(store, subject.flow())))) {
                using.add(store);
            }
        }
        return using;
    }

    private static boolean extendsDefault(PreparedStore store, String flow) {
        String path = MappingFiles.path(MappingSubject.DEFAULT, store.store().cart(), flow);
        return plan(store, flow).map(plan -> plan.files().contains(path)).orElse(false);
    }

    /** What a store goes by at this moment. */
    private static Optional<Live> plan(PreparedStore store, String flow) {
        return flow.equals(Flow.ORDERS)
                ? Optional.of(new Live(store.orders().version(), store.orders().files()))
                : Optional.ofNullable(store.push().mappings().get(flow))
                        .map(plan -> new Live(plan.version(), plan.files()));
    }

    private record Live(String version, Set<String> files) {}

    /**
     * How far a mapping on the disk is taken up.
     *
     * @param using the stores that go by it as it is
     * @param waiting those that go by an older version still
     * @param wrong why not, a line each, as the process said that met the edit; empty if it is merely not done yet
     */
    public record Standing(List<String> using, List<String> waiting, List<String> wrong) {
        public Standing {
            using = List.copyOf(using);
            waiting = List.copyOf(waiting);
            wrong = List.copyOf(wrong);
        }

        public boolean isTakenUp() {
            return waiting.isEmpty();
        }
    }

    /** Which stores go by the mapping as it is on the disk, and why others don't. */
    Standing standing(MappingSubject subject) {
        Map<String, Table> tables = database.tables();
        List<String> using = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        Map<String, Optional<String>> onDisk = new HashMap<>();
        for (PreparedStore store : stores(subject)) {
            Optional<String> now = onDisk.computeIfAbsent(
                    store.store().customer(), customer -> version(flows.home().live(), customer, subject, tables));
            Optional<String> live = plan(store, subject.flow()).map(Live::version);
            if (live.isEmpty()) {
                continue; // a store without this flow
            }
            (live.equals(now) ? using : waiting).add(store.id());
        }
        return new Standing(using, waiting, waiting.isEmpty() ? List.of() : wrong(subject));
    }

    /** What was wrong when the file was met as it is now. */
    private List<String> wrong(MappingSubject subject) {
        Instant saved =
                flows.home().live().saving(subject.path()).map(Saving::at).orElse(Instant.EPOCH);
        return database.edits()
                .broken()
                .filter(edit -> edit.metAt().isAfter(saved))
                .map(Edit::problems)
                .orElse(List.of());
    }

    private static Optional<String> version(
            Home home, String customer, MappingSubject subject, Map<String, Table> tables) {
        Problems problems = new Problems();
        return subject.flow().equals(Flow.ORDERS)
                ? MappingFiles.load(home, customer, subject.cart(), subject.flow(), tables, problems)
                        .map(plan -> plan.version())
                : MappingFiles.loadPayload(home, customer, subject.cart(), subject.flow(), problems)
                        .map(plan -> plan.version());
    }
}
