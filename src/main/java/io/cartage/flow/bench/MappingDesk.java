package io.cartage.flow.bench;

import io.cartage.config.Home;
import io.cartage.config.HomeEdits;
import io.cartage.config.HomeEdits.Saved;
import io.cartage.config.SourceFile;
import io.cartage.flow.Flows;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.MappingFiles;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.FileVersion;
import io.cartage.staging.desk.FileVersions;
import io.cartage.table.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Opens and saves mapping files for people. The file on the disk is the truth: a saving writes it, and running processes take it
 * up like an edit by anybody. What was saved is kept in the database with its author, as a version to be read again and gone
 * back to. A text with an error is never saved, and no saving goes over an edit that its author hasn't seen. Thread-safe.
 */
public final class MappingDesk {
    private static final int MOST_VERSIONS = 200;

    /** No file has this hash: what was opened is not what is there. */
    public static final String CHANGED = "changed";

    private static final Pattern CUSTOMER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final Set<String> NO_CUSTOMERS = Set.of(MappingSubject.DEFAULT, "samples", "lookups");

    private final Flows flows;
    private final StagingDatabase database;
    private final FileVersions versions;
    private final HomeEdits files;
    private final MappingUptake uptake;

    public MappingDesk(Flows flows, StagingDatabase database, Clock clock) {
        this.flows = flows;
        this.database = database;
        this.versions = new FileVersions(database.dataSource(), clock);
        this.files = new HomeEdits(flows.home());
        this.uptake = new MappingUptake(flows, database);
    }

    /**
     * A mapping to be edited.
     *
     * @param hash of the text; empty if there is no such file, and the text is how it would begin
     * @param stores those that go by the mapping
     * @param version what is known of this very text
     */
    public record Opened(
            MappingSubject subject, String text, String hash, List<String> stores, Optional<FileVersion> version) {

        public boolean isThere() {
            return !hash.isEmpty();
        }
    }

    /** What became of a saving. */
    public sealed interface Result {

        /**
         * The file is written.
         *
         * @param number of the version; counts from 1 for each file
         * @param warnings what may be wrong with it
         */
        record Written(int number, String hash, List<Problem> warnings) implements Result {}

        /** Nothing is written: somebody changed the file meanwhile. */
        record Conflict(Optional<HomeEdits.Opened> now) implements Result {}

        /** Nothing is written: the text has errors. */
        record Refused(List<Problem> problems) implements Result {}
    }

    private static MappingSubject subject(String path) {
        String[] parts = path.split("/", -1);
        return new MappingSubject(parts[1], parts[2], parts[3].replace(".yaml", ""));
    }

    /** Whether there is such a mapping, or a default that one could be laid over. */
    public boolean knows(MappingSubject subject) {
        return HomeEdits.isSavable(subject.path())
                && (files().find(subject.path()).isPresent()
                        || (isCustomer(subject.customer())
                                && files().find(subject.fallback()).isPresent()));
    }

    /** Whether a folder of mappings may be called so. */
    public static boolean isCustomer(String name) {
        return CUSTOMER.matcher(name).matches() && !NO_CUSTOMERS.contains(name);
    }

    /** The file as it is; if the customer has none, one that changes nothing of the default. */
    public Opened open(MappingSubject subject) {
        Optional<HomeEdits.Opened> file = files.open(subject.path());
        String hash = file.map(HomeEdits.Opened::hash).orElse("");
        return new Opened(
                subject,
                file.map(one -> one.file().text()).orElse(subject.beginning()),
                hash,
                stores(subject).stream().map(PreparedStore::id).toList(),
                versions.latest(subject.path()).filter(version -> version.hash().equals(hash)));
    }

    /**
     * The hash to save over, for a page that knows the text it opened: that of the file, if it still says this. How lines end
     * counts for nothing, since browsers turn it.
     */
    public String base(MappingSubject subject, String opened) {
        Optional<HomeEdits.Opened> now = files.open(subject.path());
        if (now.isEmpty()) {
            return opened.contains("extends: default") && opened.lines().count() <= 2 ? "" : CHANGED;
        }
        boolean isSame =
                now.get().file().text().lines().toList().equals(opened.lines().toList());
        return isSame ? now.get().hash() : CHANGED;
    }

    /** A text with the line ends of the file that it goes into. */
    private String endsLike(MappingSubject subject, String text) {
        String lines = text.replace("\r\n", "\n");
        boolean isWindows = files().find(subject.path())
                .filter(file -> file.text().contains("\r\n"))
                .isPresent();
        return isWindows ? lines.replace("\n", "\r\n") : lines;
    }

    /** The customers whose mapping of this cart and flow could be written, with the stores that would go by it. */
    public Map<String, List<String>> customers(MappingSubject subject) {
        Map<String, List<String>> customers = new TreeMap<>();
        for (PreparedStore store : flows.stores()) {
            if (isCustomer(store.store().customer()) && store.store().cart().equals(subject.cart())) {
                customers
                        .computeIfAbsent(store.store().customer(), name -> new ArrayList<>())
                        .add(store.id());
            }
        }
        MappingFiles.all(files()).stream()
                .map(MappingDesk::subject)
                .map(MappingSubject::customer)
                .filter(MappingDesk::isCustomer)
                .forEach(customer -> customers.computeIfAbsent(customer, name -> new ArrayList<>()));
        customers.remove(subject.customer());
        return customers;
    }

    /** The default below a customer's mapping, as it is. */
    public Optional<String> fallback(MappingSubject subject) {
        return files().find(subject.fallback()).map(SourceFile::text);
    }

    /** What is wrong with a text, should it be saved; also what it would break in the files that extend it. */
    public List<Problem> check(MappingSubject subject, String text) {
        Map<String, Table> tables = database.tables();
        Home home = files();
        Home draft = home.with(subject.path(), text);
        Problems problems = new Problems();
        MappingFiles.check(draft, subject.path(), tables, problems);
        if (subject.customer().equals(MappingSubject.DEFAULT) && !problems.hasErrors()) {
            for (String path : MappingFiles.all(home)) {
                MappingSubject other = subject(path);
                if (!path.equals(subject.path())
                        && other.cart().equals(subject.cart())
                        && other.flow().equals(subject.flow())) {
                    problems.addAll(newErrors(home, draft, path, tables));
                }
            }
        }
        return problems.all();
    }

    /** What becomes wrong with a file that was right before. */
    private static List<Problem> newErrors(Home home, Home draft, String path, Map<String, Table> tables) {
        Problems before = new Problems();
        Problems after = new Problems();
        MappingFiles.check(home, path, tables, before);
        MappingFiles.check(draft, path, tables, after);
        return before.hasErrors()
                ? List.of()
                : after.all().stream().filter(Problem::isError).toList();
    }

    /**
     * Writes a mapping, if nothing is wrong with it and its file is what its author saw.
     *
     * @param base the hash that was opened; empty for a file that isn't there yet
     * @param note what the author says about it; may be empty
     */
    public Result save(MappingSubject subject, String draft, String base, String who, String note) {
        String text = endsLike(subject, draft);
        if (!HomeEdits.isSavable(subject.path())) {
            throw new IllegalArgumentException("no mapping can be called " + subject);
        }
        List<Problem> problems = check(subject, text);
        if (problems.stream().anyMatch(Problem::isError)) {
            return new Result.Refused(problems);
        }
        Saved saved = files.save(subject.path(), text, base);
        if (saved instanceof Saved.Conflict conflict) {
            return new Result.Conflict(conflict.now());
        }
        String hash = HomeEdits.hash(text);
        return new Result.Written(versions.saved(subject.path(), hash, text, who, note), hash, problems);
    }

    /**
     * Writes what an old version said, as a new one.
     *
     * @return empty if there is no such version
     */
    public Optional<Result> rollBack(MappingSubject subject, int number, String base, String who) {
        return versions.text(subject.path(), number)
                .map(text -> save(subject, text, base, who, "back to version " + number));
    }

    /** The versions that were kept, the newest first. */
    public List<FileVersion> versions(MappingSubject subject) {
        return versions.of(subject.path(), MOST_VERSIONS);
    }

    /** What a version says. */
    public Optional<String> text(MappingSubject subject, int number) {
        return versions.text(subject.path(), number);
    }

    /** The stores that go by a mapping, be it by way of a customer's file that extends it. */
    public List<PreparedStore> stores(MappingSubject subject) {
        return uptake.stores(subject);
    }

    /** Which stores go by the mapping as it is on the disk, and why others don't. */
    public MappingUptake.Standing standing(MappingSubject subject) {
        return uptake.standing(subject);
    }

    Home files() {
        return flows.home().live();
    }
}
