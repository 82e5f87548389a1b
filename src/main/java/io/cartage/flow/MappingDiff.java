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

/**
 * Compares what two mappings make of the same archived orders, without writing anything. Of the archive it holds one page
 * at a time. Thread-safe.
 */
public final class MappingDiff {
    private static final int PAGE = 250;

    private final Replays archive;

    public MappingDiff(Replays archive) {
        this.archive = archive;
    }

    /**
     * The latest orders of these stores by both mappings.
     *
     * @param last how many of each store
     * @param examples how many to tell of each change
     */
    public DiffReport compare(
            List<PreparedStore> stores, MappingPlan before, MappingPlan after, int last, int examples) {
        DiffTally tally = new DiffTally(examples);
        for (PreparedStore store : stores) {
            List<String> ids = archive.latest(store.id(), Flow.ORDERS, last);
            for (int from = 0; from < ids.size(); from += PAGE) {
                Choice page = new Choice.Named(ids.subList(from, Math.min(ids.size(), from + PAGE)));
                for (Archived order : archive.page(store.id(), Flow.ORDERS, page, "", PAGE)) {
                    compare(store, order, before, after, tally);
                }
            }
        }
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
