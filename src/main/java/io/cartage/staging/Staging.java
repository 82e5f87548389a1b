package io.cartage.staging;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * The way into the staging tables. A flow starts a run, asks where the last one stopped, stages page after page and
 * finishes the run. Each page is one transaction: payloads, outcomes, rows and cursor stand in the database together or
 * not at all. Thread-safe; of two runs of one store, flow and lane the later is obeyed and the earlier is told so. Lanes
 * work side by side: their pages take turns, and an older copy of a record never takes a newer one's place.
 */
public final class Staging {
    private final Clock clock;
    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Runs runs;
    private final Books books;
    private final PayloadArchive archive;
    private final Page page;

    Staging(DataSource database, Clock clock) {
        this.clock = clock;
        this.jdbc = new JdbcTemplate(database);
        this.transactions = new Transactions(database);
        this.runs = new Runs(JdbcClient.create(jdbc));
        this.books = new Books(jdbc);
        this.archive = new PayloadArchive(jdbc);
        this.page = new Page(jdbc, new RowStatements(), clock);
    }

    /** Begins a run of the regular lane, as {@link #startRun(String, String, Lane)}. */
    public RunRef startRun(String storeId, String flow) {
        return startRun(storeId, flow, Lane.REGULAR);
    }

    /** Begins a run. One that the lane left open is closed as {@code interrupted}, and may not write any more. */
    public RunRef startRun(String storeId, String flow, Lane lane) {
        return Transactions.told(storeId, flow, "the run can't begin", () -> {
            runs.prepare(storeId, flow, Lane.REGULAR);
            runs.prepare(storeId, flow, lane);
            return transactions.inOne(() -> runs.start(storeId, flow, lane, clock.instant()));
        });
    }

    /** How far the store's flow has read; empty before its first page. */
    public Optional<Cursor> cursor(String storeId, String flow) {
        return Transactions.told(storeId, flow, "the cursor can't be read", () -> runs.cursor(storeId, flow));
    }

    /** What is known of those records that were seen before; one query. */
    public Map<String, Known> known(String storeId, String flow, Collection<String> recordIds) {
        return Transactions.told(storeId, flow, "the known records can't be read", () -> {
            Map<String, Known> known = new HashMap<>();
            books.states(storeId, flow, recordIds).forEach((id, state) -> known.put(id, state.known()));
            return known;
        });
    }

    /** As {@link #stagePage(RunRef, List, Collection, Optional)}, with no record skipped. */
    public PageResult stagePage(RunRef run, List<StagingItem> items, Optional<Instant> newPosition) {
        return stagePage(run, items, List.of(), newPosition);
    }

    /**
     * Stages a page and moves the cursor; may be repeated, and then writes nothing new. If the database refuses the data
     * of an order, the others are staged, and that one is quarantined, each in a transaction of its own.
     *
     * @param skipped what was known of the page's other records, which the flow found unchanged; they are only counted
     * @param newPosition where the cursor shall stand after this page; a position behind it moves nothing. Only runs of
     *     the regular lane give one
     * @throws TakenOverException if another process began a run of this store, flow and lane
     * @throws StagingException if the database fails; nothing is lost by repeating the page
     */
    public PageResult stagePage(
            RunRef run, List<StagingItem> items, Collection<Known> skipped, Optional<Instant> newPosition) {
        return Transactions.told(run.storeId(), run.flow(), "a page could not be staged and was taken back", () -> {
            try {
                return write(run, items, skipped, newPosition);
            } catch (DataAccessException | TransactionException | MissingRowsException e) {
                if (!DataFault.isBehind(e)) {
                    throw e;
                }
                return writeOneByOne(run, items, skipped, newPosition);
            }
        });
    }

    /** Ends a run, and makes sure that every record the flow received has an outcome. */
    public void finishRun(RunRef run, RunEnd end) {
        Transactions.told(run.storeId(), run.flow(), "the run can't be ended", () -> {
            Optional<String> lost = transactions.inOne(() -> finish(run, end));
            if (lost.isPresent()) {
                throw new IllegalStateException(run.storeId() + "/" + run.flow() + ": " + lost.get());
            }
            return run;
        });
    }

    /** The newest payload of a record as it was archived; empty if none was, and if it is purged. */
    public Optional<byte[]> readPayload(String storeId, String flow, String recordId) {
        return Transactions.told(
                storeId, flow, "the payload can't be read", () -> archive.read(storeId, flow, recordId));
    }

    private Optional<String> finish(RunRef run, RunEnd end) {
        if (end.failure().isEmpty()) {
            runs.lock(run);
        }
        long counted = runs.counts(run).seen();
        Optional<String> lost = end.failure().isPresent() || counted == end.seen()
                ? Optional.empty()
                : Optional.of("records unaccounted for: the flow received " + end.seen() + ", but " + counted
                        + " have an outcome");
        runs.finish(run, end.failure().or(() -> lost), end, clock.instant());
        return lost;
    }

    private PageResult write(
            RunRef run, List<StagingItem> items, Collection<Known> skipped, Optional<Instant> newPosition) {
        return transactions.inOne(() -> {
            runs.lock(run);
            List<Outcome> outcomes = page.write(run, items);
            Counts counts = Counts.of((long) items.size() + skipped.size(), outcomes, skipped);
            runs.count(run, counts);
            newPosition.ifPresent(position -> runs.advance(run, position));
            return new PageResult(outcomes, counts);
        });
    }

    private PageResult writeOneByOne(
            RunRef run, List<StagingItem> items, Collection<Known> skipped, Optional<Instant> newPosition) {
        PageResult result = new PageResult(List.of(), Counts.NONE);
        for (StagingItem item : items) {
            result = result.plus(writeOne(run, item));
        }
        return result.plus(write(run, List.of(), skipped, newPosition));
    }

    private PageResult writeOne(RunRef run, StagingItem item) {
        try {
            return write(run, List.of(item), List.of(), Optional.empty());
        } catch (DataAccessException | TransactionException | MissingRowsException e) {
            if (!DataFault.isBehind(e) || !(item.verdict() instanceof Verdict.Stage stage)) {
                throw e;
            }
            List<String> reasons = List.of(DataFault.describe(e, stage, jdbc));
            Verdict verdict = new Verdict.Quarantine(reasons, stage.mappingVersion());
            return write(run, List.of(new StagingItem(item.payload(), verdict)), List.of(), Optional.empty());
        }
    }
}
