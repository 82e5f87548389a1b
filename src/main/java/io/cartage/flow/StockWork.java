package io.cartage.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.PushFacts.StockFacts;
import io.cartage.cart.PushFacts.WayFacts;
import io.cartage.cart.StockLevels;
import io.cartage.cart.WriteRefusedException.Fault;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.Pushed;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.Wish;
import io.cartage.staging.outbox.Write;
import io.cartage.staging.stock.Level;
import io.cartage.staging.stock.Mark;
import io.cartage.staging.stock.Obstacle;
import io.cartage.staging.stock.ReadLevel;
import io.cartage.staging.stock.StockBook;
import io.cartage.staging.stock.StockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The levels of one run that differ from what the cart has, and what becomes of them. Some thousands stand in line, however
 * many there are: rows are judged as batches leave. A batch that the cart refuses goes back into line without those it
 * named, or in two halves, so that one bad SKU never blocks the others. One thread uses it.
 */
final class StockWork {
    private static final int MOST_LOOKS = 3;
    private static final int MARKS = 500;

    /** So many levels in line fill the largest batch of any cart, also where they go to a few places. */
    private static final int IN_LINE = 5000;

    private final PushRun run;
    private final StockJudge judge;
    private final StockFacts facts;
    private final StockBook book;
    private final Outbox outbox;
    private final Set<String> otherWays;
    private final int safetyStock;
    private final StockLine<Kind> line =
            new StockLine<>(this::kind, kind -> kind.way().most());
    private final List<StockEntry> again = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    /** @param otherWays the stores whose carts forbid the best kind of call */
    StockWork(PushRun run, StockJudge judge, StockBook book, Outbox outbox, Set<String> otherWays) {
        this.run = run;
        this.judge = judge;
        this.book = book;
        this.outbox = outbox;
        this.otherWays = otherWays;
        this.facts = run.store().facts().push().inventory().orElseThrow();
        this.safetyStock = run.store().store().push().inventory().orElseThrow().safetyStock();
    }

    /** Levels that one call takes: of one kind of call, and of one place where levels are compared. */
    private record Kind(WayFacts way, String placeId) {}

    private Kind kind(StockEntry entry) {
        return new Kind(way(entry.row()), comparesLevels() ? entry.placeId() : "");
    }

    /** Judges rows until enough levels stand in line. */
    void fill() {
        boolean more = true;
        while (more && line.size() < IN_LINE) {
            more = judge.next(this);
        }
    }

    private String storeId() {
        return run.store().getId();
    }

    boolean isMore() {
        return line.size() + again.size() > 0;
    }

    /** The highest level that the cart takes. */
    int largest() {
        return facts.largest();
    }

    boolean comparesLevels() {
        return facts.levels().isPresent();
    }

    Map<String, StockLevels.Found> levels(byte[] answer) {
        return StockLevels.read(facts.levels().orElseThrow(), answer);
    }

    /** The kind of call that takes a row's level. */
    WayFacts way(StockRow row) {
        WayFacts best = facts.best();
        if (!otherWays.contains(storeId())) {
            return best;
        }
        String name = StockEntry.source(row, 0, "")
                .path("item")
                .path(facts.otherwise())
                .asText("");
        return facts.ways().getOrDefault(name, best);
    }

    /** Goes on by the other kinds of call, now that the best is forbidden; false if there are none, or they were tried. */
    boolean takeOtherWay() {
        boolean isOther = !facts.otherwise().isEmpty() && otherWays.add(storeId());
        if (isOther) {
            line.sort();
        }
        return isOther;
    }

    ObjectNode source(StockEntry entry, WayFacts way) {
        return entry.source(safetyStock, way.name());
    }

    ObjectNode source(StockRow row) {
        return StockEntry.source(row, safetyStock, way(row).name());
    }

    /** Puts a level in line that the cart doesn't have. */
    void add(StockEntry entry) {
        line.add(entry);
    }

    /** Takes as many levels as one call may hold. */
    StockBatch next() {
        if (line.size() == 0 || again.size() >= IN_LINE) {
            again.forEach(line::add);
            again.clear();
        }
        List<StockEntry> batch = line.next();
        fill();
        return new StockBatch(this, way(batch.get(0).row()), batch);
    }

    /** Looks at the entry's level once more when others are done, unless that was done often enough. */
    boolean lookAgain(StockEntry entry) {
        entry.forgetLevel();
        if (entry.attempts() > MOST_LOOKS) {
            refused(
                    entry,
                    Obstacle.UNSETTLED,
                    "the cart's level changed each time it was to be written; it is tried again");
            return false;
        }
        again.add(entry);
        return true;
    }

    /** The cart has these levels already. */
    void reached(List<StockEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        book.levels(
                storeId(),
                entries.stream()
                        .map(entry -> new ReadLevel(entry.itemId(), entry.placeId(), entry.quantity(), true))
                        .toList());
        entries.forEach(entry -> mark(entry.row().pushed(entry.quantity())));
    }

    /** Tells a row why its level didn't go; it waits, and is tried again with the next plan. */
    void refused(StockEntry entry, String cause, String message) {
        mark(entry.row().waiting(new Obstacle(cause, message)));
    }

    void mark(Mark mark) {
        marks.add(mark);
        if (marks.size() >= MARKS) {
            flush();
        }
    }

    void flush() {
        book.mark(storeId(), marks);
        marks.clear();
    }

    Write begin(List<StockEntry> entries, String request) {
        String subject =
                String.format(Locale.ROOT, "%,d stock %s", entries.size(), entries.size() == 1 ? "level" : "levels");
        Wish wish = new Wish(UUID.randomUUID().toString(), subject, Optional.empty(), Optional.empty());
        Write write = outbox.open(storeId(), Flow.INVENTORY, List.of(wish)).get(0);
        book.sending(storeId(), levels(entries), write.id());
        return outbox.begin(write, request);
    }

    private static List<Level> levels(List<StockEntry> entries) {
        return entries.stream().map(StockEntry::level).toList();
    }

    void succeed(Write write, List<StockEntry> entries) {
        outbox.succeed(write, "", "", () -> book.pushed(storeId(), levels(entries), write.id()));
        run.add(new Pushed(entries.size(), 0, 0));
    }

    void refuse(Write write, StockRefusal refusal) {
        outbox.drop(write, "refused", refusal.refusal().reasons());
        Map<StockEntry, Fault> named = refusal.named();
        List<StockEntry> rest = new ArrayList<>(refusal.entries());
        rest.removeAll(named.keySet());
        if (named.isEmpty() && rest.size() > 1) {
            line.giveBack(rest.subList(rest.size() / 2, rest.size()));
            line.giveBack(rest.subList(0, rest.size() / 2));
            return;
        }
        if (named.isEmpty()) {
            named.put(rest.remove(0), refusal.refusal().faults().get(0));
        }
        if (!rest.isEmpty()) {
            line.giveBack(rest);
        }
        named.forEach((entry, fault) -> {
            if (facts.stale().contains(fault.code())) {
                lookAgain(entry);
            } else {
                mark(entry.row().refused(new Obstacle(Obstacle.REFUSED, "the cart refused it: " + fault.message())));
            }
        });
    }

    /** The levels are unknown from now on, so that the next plan sends them again. */
    void doubt(Write write, String message) {
        book.doubt(storeId(), write.id());
        outbox.drop(write, "in-doubt", message + "; its levels are sent again");
    }

    void postpone(Write write, List<StockEntry> entries, String message) {
        outbox.drop(write, "not-sent", message + "; its levels are sent again");
        line.giveBack(entries);
    }

    static String reason(Unmappable unmappable) {
        return unmappable.reasons().get(0).toString();
    }
}
