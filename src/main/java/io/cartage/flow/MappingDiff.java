package io.cartage.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.CartAnswers;
import io.cartage.cart.OrderCompletion;
import io.cartage.mapping.Mapped;
import io.cartage.mapping.MappingPlan;
import io.cartage.mapping.MappingResult;
import io.cartage.mapping.RowsDiff;
import io.cartage.mapping.StoreContext;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.Archived;
import io.cartage.staging.Choice;
import io.cartage.staging.Replays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares what two mappings make of the same archived orders, without writing anything. Of the archive it holds one page
 * at a time. Thread-safe.
 */
public final class MappingDiff {
    private static final int PAGE = 25;

    private final Replays archive;

    public MappingDiff(Replays archive) {
        this.archive = archive;
    }

    /** Follows a comparison, and may end it. */
    @FunctionalInterface
    public interface Watcher {

        /**
         * Asked before each order and told at the end; if it doesn't go on, the report tells of what was compared so far.
         *
         * @param done how many orders were looked at
         * @param of how many there are to look at
         * @param soFar what came of them; to be called at once or never
         */
        boolean goesOn(long done, long of, Supplier<DiffReport> soFar);
    }

    /** A store whose orders are mapped both ways. */
    public record Pair(PreparedStore store, MappingPlan before, MappingPlan after) {}

    /**
     * The latest orders of these stores by both mappings.
     *
     * @param last how many of each store
     * @param examples how many to tell of each change
     */
    public DiffReport compare(
            List<PreparedStore> stores, MappingPlan before, MappingPlan after, int last, int examples) {
        List<Pair> pairs =
                stores.stream().map(store -> new Pair(store, before, after)).toList();
        return compare(pairs, last, examples, (done, of, soFar) -> true);
    }

    /**
     * The latest orders of stores, each by mappings of its own.
     *
     * @param last how many of each store
     */
    public DiffReport compare(List<Pair> pairs, int last, int examples, Watcher watcher) {
        DiffTally tally = new DiffTally(examples);
        List<List<String>> ids = pairs.stream()
                .map(pair -> archive.latest(pair.store().id(), Flow.ORDERS, last))
                .toList();
        long of = ids.stream().mapToLong(List::size).sum();
        long done = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            String store = pair.store().id();
            for (int from = 0; from < ids.get(i).size(); from += PAGE) {
                List<String> page = ids.get(i).subList(from, Math.min(ids.get(i).size(), from + PAGE));
                for (Archived order : archive.page(store, Flow.ORDERS, new Choice.Named(page), "", PAGE)) {
                    if (!watcher.goesOn(done, of, tally::report)) {
                        return tally.report();
                    }
                    compare(pair.store(), order, pair.before(), pair.after(), tally);
                    done++;
                }
            }
        }
        watcher.goesOn(done, of, tally::report);
        return tally.report();
    }

    private static void compare(
            PreparedStore store, Archived archived, MappingPlan before, MappingPlan after, DiffTally tally) {
        ObjectNode order = CartAnswers.object(archived.payload().content());
        if (store.filter().ruleAgainst(order).isPresent() || OrderCompletion.isCut(store.cart(), order)) {
            tally.leaveOut();
            return;
        }
        StoreContext context = new StoreContext(store.id(), store.store().contextValues());
        MappingResult was = before.map(order, context);
        MappingResult is = after.map(order, context);
        String id = archived.payload().recordId();
        if (was instanceof Mapped rows && is instanceof Mapped now) {
            tally.both(orderNo(rows, id), RowsDiff.between(rows, now));
        } else if (was instanceof Mapped rows && is instanceof Unmappable now) {
            tally.held(orderNo(rows, id), now);
        } else if (was instanceof Unmappable then && is instanceof Mapped now) {
            tally.freed(orderNo(now, id), then);
        } else if (was instanceof Unmappable then && is instanceof Unmappable now) {
            tally.neither(id, then, now);
        }
    }

    /** The number that people know the order by. */
    private static String orderNo(Mapped mapped, String id) {
        return mapped.value("order_no").map(String::valueOf).orElse(id);
    }
}
