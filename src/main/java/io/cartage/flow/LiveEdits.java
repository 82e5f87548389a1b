package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.config.Saving;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.problem.ProblemsException;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Edit;
import io.cartage.staging.desk.FileVersions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Edits of routes, mappings and stores while they are at work. Files that stood still from one look to the next are
 * copied, read and checked aside, and what is right goes on by them. A store with something wrong in its files goes on
 * by the last ones that were right; so do all, if it is the routes. One thread looks; any may ask for {@link #problems}.
 */
final class LiveEdits {
    /** The time from one look to the next; a file that is being written is waited for at least so long. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(LiveEdits.class);

    private final Home home;
    private final Map<String, String> environment;
    private final Flows flows;
    private final StagingDatabase database;
    private final Clock clock;
    private final FileAuthors authors;
    private Map<String, String> looked;
    private Map<String, String> taken;
    private Home routes;
    private volatile int problems;
    private final Map<String, String> editions = new HashMap<>();

    /** @param home of which the flows were started; what was edited since the snapshot was made of it is an edit */
    LiveEdits(Home home, Map<String, String> environment, Flows flows, StagingDatabase database, Clock clock) {
        this.home = home.live();
        this.environment = environment;
        this.flows = flows;
        this.database = database;
        this.clock = clock;
        this.authors = new FileAuthors(this.home, new FileVersions(database.dataSource(), clock));
        this.taken = home.stamps();
        this.looked = taken;
        this.routes = home.snapshot();
        flows.stores().forEach(store -> editions.put(store.id(), store.edition(routes)));
    }

    /** Takes what was edited, once nobody is writing any more. */
    void look() {
        Map<String, String> now = home.stamps();
        boolean still = now.equals(looked);
        looked = now;
        if (!still || now.equals(taken)) {
            return;
        }
        Home copy = home.snapshot();
        if (home.stamps().equals(now)) {
            take(copy, differences(taken, now));
            taken = now;
        }
    }

    /** How much was wrong with the files when they were last taken. */
    int problems() {
        return problems;
    }

    private void take(Home copy, List<String> files) {
        List<Problem> wrongRoutes = checkRoutes(copy);
        List<Problem> wrong = new ArrayList<>(wrongRoutes);
        List<Preparation.Finding> stores = Preparation.readEach(copy, environment, database.tables());
        stores.forEach(finding -> wrong.addAll(finding.problems()));
        boolean routesHold = wrongRoutes.stream().noneMatch(Problem::isError);
        List<String> changed = routesHold ? takeStores(copy, stores, wrong) : List.of();
        List<String> lines = wrong.stream()
                .filter(Problem::isError)
                .map(Problem::toString)
                .distinct()
                .toList();
        problems = lines.size();
        lines.forEach(line -> LOG.warn("edit not taken problem={}", line));
        LOG.info("edit met files={} stores={} problems={}", files.size(), changed.size(), lines.size());
        database.edits().add(new Edit(clock.instant(), author(files), files, changed, lines));
    }

    private List<Problem> checkRoutes(Home copy) {
        Problems problems = new Problems();
        RouteFiles.check(copy, problems);
        Documents.read(copy, problems);
        return problems.all();
    }

    private List<String> takeStores(Home copy, List<Preparation.Finding> stores, List<Problem> wrong) {
        List<PreparedStore> changed = new ArrayList<>();
        Set<String> gone = new TreeSet<>();
        flows.stores().forEach(store -> gone.add(store.id()));
        for (Preparation.Finding finding : stores) {
            gone.remove(finding.storeId());
            finding.store()
                    .filter(store -> !store.edition(copy).equals(editions.get(store.id())) || hasOtherKeys(store))
                    .ifPresent(changed::add);
        }
        Optional<Home> newRoutes =
                RouteFiles.texts(copy).equals(RouteFiles.texts(routes)) ? Optional.empty() : Optional.of(copy);
        try {
            flows.edit(changed, gone, newRoutes);
        } catch (ProblemsException e) {
            wrong.addAll(e.problems());
            return List.of();
        } catch (IllegalStateException e) {
            wrong.add(Problem.error(
                    Position.of("routes"), String.valueOf(e.getMessage()), "Correct the route that was edited last"));
            return List.of();
        }
        newRoutes.ifPresent(now -> routes = now);
        changed.forEach(store -> editions.put(store.id(), store.edition(copy)));
        gone.forEach(editions::remove);
        List<String> names =
                new ArrayList<>(changed.stream().map(PreparedStore::id).toList());
        gone.forEach(id -> names.add(id + " (removed)"));
        return names;
    }

    /** A secret that was set anew changes no file of the rooms. */
    private boolean hasOtherKeys(PreparedStore store) {
        return flows.stores().stream()
                .filter(now -> now.id().equals(store.id()))
                .anyMatch(now -> !now.connection().equals(store.connection()));
    }

    private static List<String> differences(Map<String, String> before, Map<String, String> after) {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(before.get(path), after.get(path)))
                .toList();
    }

    /** Who saved what was edited, as far as anybody knows. */
    private String author(List<String> files) {
        return files.stream()
                .flatMap(path -> authors.saving(path).stream())
                .map(Saving::by)
                .filter(owner -> !owner.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
