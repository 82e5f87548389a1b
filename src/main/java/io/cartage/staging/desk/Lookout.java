package io.cartage.staging.desk;

import io.cartage.staging.Transactions;
import io.cartage.staging.desk.Notice.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for everything that people should know and that the tables can tell: each cause once, however many records it is
 * about. Stores that are no longer at work are nobody's any more. Reads only, by a few grouped queries. Not thread-safe.
 */
public final class Lookout {
    /** More causes than this of one sort and store would tell nobody anything. */
    private static final int MOST_CAUSES = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Quarantine quarantine;
    private final HeldUpCauses heldUp;
    private final FailingRuns runs;
    private final Silences silences;
    private final Edits edits;
    private final Acknowledgements acknowledgements;
    private final Instant since;

    /** Looks from now on: an edit that was broken before this process began is not its business. */
    public Lookout(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
        this.quarantine = new Quarantine(database, clock);
        this.heldUp = new HeldUpCauses(database, clock);
        this.runs = new FailingRuns(database, clock);
        this.silences = new Silences(database, clock);
        this.edits = new Edits(database);
        this.acknowledgements = new Acknowledgements(database, clock);
        this.since = clock.instant();
    }

    /** Every cause that there is at this moment. */
    public List<Notice.Cause> look(List<Watched> stores) {
        return Transactions.told("notices", "desk", "causes can't be looked for", () -> {
            Map<String, Watched> byId =
                    stores.stream().collect(Collectors.toMap(Watched::storeId, Function.identity()));
            List<Notice.Cause> found = new ArrayList<>(brokenFiles());
            List<Notice.Cause> failing = runs.look(stores);
            found.addAll(failing);
            found.addAll(silences.look(stores, about(failing)));
            found.addAll(unacknowledged(byId));
            found.addAll(refusedByTheErp());
            found.addAll(quarantined());
            found.addAll(heldUp.look());
            return few(found.stream()
                    .filter(cause -> cause.storeId().isEmpty() || byId.containsKey(cause.storeId()))
                    .toList());
        });
    }

    /** The stores that are silent because their runs fail: one cause is told once. */
    private static Set<String> about(List<Notice.Cause> failing) {
        return failing.stream()
                .filter(cause ->
                        cause.key().equals(FailingRuns.REFUSED) || cause.key().equals(FailingRuns.key("orders")))
                .map(Notice.Cause::storeId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A cause for each broken file of the edit that counts, by the first of its problems. */
    private List<Notice.Cause> brokenFiles() {
        Map<String, List<String>> byFile = edits
                .broken()
                .filter(edit -> !edit.metAt().isBefore(since))
                .stream()
                .flatMap(edit -> edit.problems().stream())
                .collect(Collectors.groupingBy(
                        problem -> problem.split(":", 2)[0], LinkedHashMap::new, Collectors.toList()));
        return byFile.entrySet().stream()
                .map(file -> new Notice.Cause(
                        "",
                        Kind.ALERT,
                        "edit/" + file.getKey(),
                        "an edit is not taken, and what it concerns goes on by the last files that were right: "
                                + file.getValue().get(0),
                        "correct the file; 'cartage status' lists all that is wrong",
                        file.getValue().size()))
                .toList();
    }

    private List<Notice.Cause> quarantined() {
        return quarantine.causes(Optional.empty(), 0).stream()
                .map(group -> new Notice.Cause(
                        group.storeId(),
                        Kind.ERROR,
                        "quarantine/" + group.cause().code(),
                        "orders in quarantine: " + group.cause().text(),
                        "'cartage quarantine --store " + group.storeId()
                                + "' shows them. Mend the mapping, the lookup or the cart and they go by themselves",
                        group.orders()))
                .toList();
    }

    private List<Notice.Cause> unacknowledged(Map<String, Watched> stores) {
        List<Notice.Cause> found = new ArrayList<>();
        for (Lag lag : acknowledgements.lags()) {
            Watched store = stores.get(lag.storeId());
            if (store != null && lag.age(clock.instant()).compareTo(store.ackLimit()) > 0) {
                found.add(new Notice.Cause(
                        lag.storeId(),
                        Kind.ALERT,
                        "unacknowledged",
                        "orders wait for the ERP, the oldest since " + Words.minute(lag.oldest())
                                + " (UTC), longer than " + Words.time(store.ackLimit()),
                        "see whether the ERP's import is at work: it takes rows of s_orders that are 'pending'",
                        lag.orders()));
            }
        }
        return found;
    }

    private List<Notice.Cause> refusedByTheErp() {
        return jdbc.sql(
                        """
                        select store_id, count(*) as orders
                        from s_orders
                        where import_status = 'error'
                        group by store_id
                        order by store_id
                        """)
                .query((row, i) -> new Notice.Cause(
                        row.getString("store_id"),
                        Kind.ERROR,
                        "refused-by-erp",
                        "orders that the ERP refused",
                        "s_orders.import_message says why. Correct the order or the ERP's master data; then"
                                + " 'cartage reoffer' offers it again",
                        row.getLong("orders")))
                .list();
    }

    private static List<Notice.Cause> few(List<Notice.Cause> causes) {
        Map<String, Integer> counts = new HashMap<>();
        return causes.stream()
                .filter(cause ->
                        counts.merge(cause.storeId() + ' ' + cause.key().split("/", -1)[0], 1, Integer::sum)
                                <= MOST_CAUSES)
                .toList();
    }
}
