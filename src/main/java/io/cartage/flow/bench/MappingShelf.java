package io.cartage.flow.bench;

import io.cartage.config.Home;
import io.cartage.config.HomeEdits;
import io.cartage.config.Saving;
import io.cartage.flow.Flow;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.Draft;
import io.cartage.mapping.MappingFiles;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.FileVersions;
import io.cartage.table.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All mappings there are or may be: the defaults, and for each customer those of the carts of its stores. Reads only. */
public final class MappingShelf {
    private static final List<String> FLOWS = List.of(Flow.ORDERS, Flow.SHIPMENTS, Flow.INVENTORY, Flow.STATUSES);

    private final Supplier<Home> home;
    private final StagingDatabase database;
    private final Supplier<List<PreparedStore>> stores;
    private final FileVersions versions;
    private final Drafts drafts = new Drafts();

    public MappingShelf(
            Supplier<Home> home, StagingDatabase database, Supplier<List<PreparedStore>> stores, Clock clock) {
        this.versions = new FileVersions(database.dataSource(), clock);
        this.home = home;
        this.database = database;
        this.stores = stores;
    }

    /**
     * A mapping.
     *
     * @param own whether there is a file of its own; without one the default counts
     * @param version what it is called; empty if it can't be used
     * @param saving when and by whom the file was saved; empty if it came with the program, or isn't there
     * @param stores that go by it
     */
    public record Entry(
            MappingSubject subject,
            boolean own,
            Optional<String> version,
            Optional<Saving> saving,
            long errors,
            long warnings,
            long stores) {}

    /** The defaults first, then customer by customer. */
    public List<Entry> entries() {
        Home files = home.get();
        Map<String, Table> tables = database.tables();
        return subjects(files).stream()
                .map(subject -> entry(files, tables, subject))
                .toList();
    }

    private Set<MappingSubject> subjects(Home files) {
        List<MappingSubject> all = new ArrayList<>();
        for (String path : MappingFiles.all(files)) {
            String[] parts = path.split("/", -1);
            all.add(new MappingSubject(parts[1], parts[2], parts[3].replace(".yaml", "")));
        }
        for (PreparedStore store : stores.get()) {
            FLOWS.stream()
                    .map(flow -> new MappingSubject(
                            store.store().customer(), store.store().cart(), flow))
                    .filter(subject -> files.find(subject.fallback()).isPresent())
                    .forEach(all::add);
        }
        all.removeIf(subject -> !FLOWS.contains(subject.flow()));
        all.sort(Comparator.comparing(
                        (MappingSubject subject) -> !subject.customer().equals(MappingSubject.DEFAULT))
                .thenComparing(MappingSubject::customer)
                .thenComparing(MappingSubject::cart)
                .thenComparing(subject -> FLOWS.indexOf(subject.flow())));
        return new LinkedHashSet<>(all);
    }

    private Entry entry(Home files, Map<String, Table> tables, MappingSubject subject) {
        boolean own = files.find(subject.path()).isPresent();
        String path = own ? subject.path() : subject.fallback();
        Draft draft = drafts.of(files, path, files.find(path).orElseThrow().text(), tables);
        long errors =
                draft.problems().stream().filter(problem -> problem.isError()).count();
        Optional<String> version = errors > 0
                ? Optional.empty()
                : draft.rows().map(plan -> plan.version()).or(() -> draft.payload()
                        .map(plan -> plan.version()));
        return new Entry(
                subject,
                own,
                version,
                own ? saving(files, path) : Optional.empty(),
                errors,
                draft.problems().size() - errors,
                stores.get().stream().filter(store -> goesBy(store, subject)).count());
    }

    /** By whom of the console's users, if the file is as one of them saved it; else whose file it is. */
    private Optional<Saving> saving(Home files, String path) {
        String hash =
                new HomeEdits(files).open(path).map(HomeEdits.Opened::hash).orElse("");
        return versions.latest(path)
                .filter(version -> version.fromConsole() && version.hash().equals(hash))
                .flatMap(version -> version.savedAt().map(at -> new Saving(at, version.savedBy())))
                .or(() -> files.saving(path));
    }

    private static boolean goesBy(PreparedStore store, MappingSubject subject) {
        boolean same = store.store().cart().equals(subject.cart());
        String path = subject.flow().equals(Flow.ORDERS)
                ? store.orders().path()
                : Optional.ofNullable(store.push().mappings().get(subject.flow()))
                        .map(plan -> plan.path())
                        .orElse("");
        return same
                && (path.equals(subject.path())
                        || (path.equals(subject.fallback())
                                && store.store().customer().equals(subject.customer())));
    }
}
