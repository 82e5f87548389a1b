package io.cartage.staging;

import io.cartage.staging.Decision.Write;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the records of a page in the transaction that is open: a handful of batches, however many records. */
final class Page {
    private final Books books;
    private final PayloadArchive archive;
    private final OrderTables orders;
    private final OrderChanges changes;
    private final Echoes echoes;
    private final Clock clock;

    Page(JdbcTemplate jdbc, RowStatements statements, Clock clock) {
        this.books = new Books(jdbc);
        this.archive = new PayloadArchive(jdbc);
        this.orders = new OrderTables(jdbc, statements);
        this.changes = new OrderChanges(jdbc);
        this.echoes = new Echoes(jdbc);
        this.clock = clock;
    }

    /** The outcomes in the order of the items. A record that stands twice in the page is judged twice, in this order. */
    List<Outcome> write(RunRef run, List<StagingItem> items) {
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, StagingItem> wave = new LinkedHashMap<>();
        for (StagingItem item : items) {
            if (wave.containsKey(item.payload().recordId())) {
                outcomes.addAll(writeDistinct(run, wave));
                wave.clear();
            }
            wave.put(item.payload().recordId(), item);
        }
        outcomes.addAll(writeDistinct(run, wave));
        return outcomes;
    }

    private List<Outcome> writeDistinct(RunRef run, Map<String, StagingItem> items) {
        Instant now = clock.instant();
        Map<String, State> states = books.states(run.storeId(), run.flow(), items.keySet());
        Set<String> ours = echoes.find(run.storeId(), items.values(), states);
        Map<String, Decision> decisions = new LinkedHashMap<>();
        boolean named = run.lane() == Lane.IMPORT;
        items.forEach(
                (id, item) -> decisions.put(id, Judge.decide(item, states.get(id), now, ours.contains(id), named)));
        archive.write(run, List.copyOf(decisions.values()), now);
        writeOrders(run, decisions, now);
        books.write(
                run,
                decisions.values().stream()
                        .filter(d -> d.write() != Write.NOTHING)
                        .toList(),
                now);
        return decisions.values().stream().map(Decision::outcome).toList();
    }

    /** Writes what the ERP reads, and puts in place of a decision what came of it. */
    private void writeOrders(RunRef run, Map<String, Decision> decisions, Instant now) {
        List<Decision> inserts = select(decisions, Write.INSERT);
        List<Decision> replacements = select(decisions, Write.REPLACE);
        echoes.write(run.storeId(), select(decisions, Write.ECHO));
        orders.insert(run.storeId(), inserts, now);
        Set<String> taken = orders.replace(run.storeId(), replacements, now);
        taken.forEach(id -> decisions.computeIfPresent(id, (some, decision) -> decision.asChange()));
        changes.write(run.storeId(), select(decisions, Write.CHANGE), now)
                .forEach(decision -> decisions.put(decision.recordId(), decision));
        orders.verify(
                run.storeId(),
                Stream.concat(inserts.stream(), replacements.stream())
                        .filter(decision -> !taken.contains(decision.recordId()))
                        .toList());
    }

    private static List<Decision> select(Map<String, Decision> decisions, Write write) {
        return decisions.values().stream()
                .filter(decision -> decision.write() == write)
                .toList();
    }
}
