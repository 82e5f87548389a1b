package io.cartage.flow.connect;

import io.cartage.cart.CartFacts;
import io.cartage.cart.CartFiles;
import io.cartage.config.Home;
import io.cartage.flow.FlowLine;
import io.cartage.flow.Flows;
import io.cartage.flow.Overview;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.StagingReport;
import io.cartage.store.StoreFiles;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All stores that there are files of, whether or not they are at work, with what is wrong with their files. The files are read
 * anew only when one has changed. Thread-safe.
 */
public final class StoreShelf {
    private final Flows flows;
    private final StagingDatabase database;
    private final Overview overview;
    private Map<String, String> stamps = Map.of();
    private List<Preparation.Finding> findings = List.of();

    public StoreShelf(Flows flows, StagingDatabase database, Overview overview) {
        this.flows = flows;
        this.database = database;
        this.overview = overview;
    }

    /** How a store's file stands to what is at work. */
    public enum Standing {
        /** At work, by its file. */
        AT_WORK,
        /** At work by the last file that was right: the one that is there now isn't. */
        BY_FORMER,
        /** Not at work: something is wrong with its files. */
        BROKEN,
        /** Its file is right, and is taken up within seconds by a process that runs schedules. */
        COMING,
        /** At work, though its file is gone: it ends within seconds. */
        GOING
    }

    /**
     * One store.
     *
     * @param cart the cart's id, as far as the file tells
     * @param cartName as people know it
     * @param lines how its flows go; empty unless it is at work
     * @param lastRun when one of its flows began to run last
     * @param problems of its files, warnings included
     */
    public record Entry(
            String id,
            String cart,
            String cartName,
            String customer,
            boolean simulated,
            Standing standing,
            List<FlowLine> lines,
            Optional<Instant> lastRun,
            List<Problem> problems) {
        public Entry {
            lines = List.copyOf(lines);
            problems = List.copyOf(problems);
        }

        public boolean isAtWork() {
            return standing == Standing.AT_WORK || standing == Standing.BY_FORMER || standing == Standing.GOING;
        }
    }

    /** All stores in the order of their names. */
    public List<Entry> entries() {
        Set<String> ids = new TreeSet<>(StoreFiles.ids(flows.home().live()));
        flows.stores().forEach(store -> ids.add(store.id()));
        List<FlowLine> lines = overview.board().lines();
        return ids.stream().map(id -> entry(id, lines)).toList();
    }

    /** One store; empty if there is neither a file of it nor is it at work. */
    public Optional<Entry> entry(String storeId) {
        boolean known = StoreFiles.ids(flows.home().live()).contains(storeId)
                || atWork(storeId).isPresent();
        return known ? Optional.of(entry(storeId, overview.board().lines())) : Optional.empty();
    }

    /** Whether a store is at work in this process. */
    public Optional<PreparedStore> atWork(String storeId) {
        return flows.stores().stream()
                .filter(store -> store.id().equals(storeId))
                .findFirst();
    }

    /** The carts that there are files of, in the order of their names. */
    public List<CartFacts> carts() {
        Home home = flows.home().live();
        List<CartFacts> carts = new ArrayList<>();
        for (String cart : CartFiles.carts(home)) {
            CartFiles.load(home, cart, Position.of("routes"), new Problems()).ifPresent(carts::add);
        }
        return carts.stream().sorted(Comparator.comparing(CartFacts::name)).toList();
    }

    /** The customers that stores or mappings name, in the order of their names. */
    public List<String> customers() {
        Set<String> customers = new TreeSet<>();
        for (String path : flows.home().live().list("mappings")) {
            String[] parts = path.split("/", -1);
            if (parts.length == 4 && path.endsWith(".yaml") && !parts[1].equals("default")) {
                customers.add(parts[1]);
            }
        }
        entriesOfFiles().forEach(finding -> finding.store()
                .ifPresent(store -> customers.add(store.store().customer())));
        return List.copyOf(customers);
    }

    private Entry entry(String id, List<FlowLine> lines) {
        Optional<PreparedStore> running = atWork(id);
        Optional<Preparation.Finding> finding = entriesOfFiles().stream()
                .filter(one -> one.storeId().equals(id))
                .findFirst();
        Optional<PreparedStore> shown = running.or(() -> finding.flatMap(Preparation.Finding::store));
        List<FlowLine> own =
                lines.stream().filter(line -> line.storeId().equals(id)).toList();
        String cart = shown.map(store -> store.cart().id()).orElseGet(() -> written(id, "cart"));
        return new Entry(
                id,
                cart,
                shown.map(store -> store.cart().name()).orElse(cart),
                shown.map(store -> store.store().customer()).orElseGet(() -> written(id, "customer")),
                shown.filter(store -> store.sandbox().isPresent()).isPresent(),
                standing(running.isPresent(), finding),
                own,
                own.stream()
                        .flatMap(line -> line.lastRun().stream())
                        .map(StagingReport.Run::startedAt)
                        .max(Comparator.naturalOrder()),
                finding.map(Preparation.Finding::problems).orElse(List.of()));
    }

    private static Standing standing(boolean running, Optional<Preparation.Finding> finding) {
        if (finding.isEmpty()) {
            return Standing.GOING;
        }
        boolean right = finding.get().store().isPresent();
        if (running) {
            return right ? Standing.AT_WORK : Standing.BY_FORMER;
        }
        return right ? Standing.COMING : Standing.BROKEN;
    }

    /** What a broken file says in spite of all. */
    private String written(String storeId, String key) {
        return flows.home()
                .live()
                .find("stores/" + storeId + ".yaml")
                .flatMap(file -> Yaml.readMap(file.path(), file.text(), new Problems()))
                .flatMap((YamlMap map) -> map.get(key))
                .filter(YamlScalar.class::isInstance)
                .map(node -> ((YamlScalar) node).text())
                .orElse("");
    }

    private synchronized List<Preparation.Finding> entriesOfFiles() {
        Home home = flows.home().live();
        Map<String, String> now = home.stamps();
        if (findings.isEmpty() || !now.equals(stamps)) {
            findings = Preparation.readEach(home.snapshot(), flows.environment(), database.tables());
            stamps = now;
        }
        return findings;
    }
}
