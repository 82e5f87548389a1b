package io.cartage.staging.outbox;

import io.cartage.staging.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The writes that are due, block by block as they are asked for. A block never holds two of one order; the next of an order
 * comes when the one before it is handled, and one that is left in doubt holds those after it back. Each comes once, handled
 * or not. For one thread.
 */
public final class DueWrites {
    private final OutboxTable table;
    private final String storeId;
    private final String flow;
    private final Instant now;
    private final int block;
    private final Set<Long> seen = new HashSet<>();
    private WriteState state = WriteState.SENDING;
    private long after;
    private boolean found;

    DueWrites(OutboxTable table, String storeId, String flow, Instant now, int block) {
        this.table = table;
        this.storeId = storeId;
        this.flow = flow;
        this.now = now;
        this.block = block;
    }

    /** The next block; empty if nothing is left. */
    public List<Write> next() {
        return Transactions.told(storeId, flow, "the outbox can't be read", this::read);
    }

    private List<Write> read() {
        List<Write> writes = new ArrayList<>();
        while (writes.isEmpty()) {
            List<Write> page = table.due(storeId, flow, state, now, after, block);
            page.stream().filter(write -> seen.add(write.id())).forEach(writes::add);
            found |= !writes.isEmpty();
            if (!page.isEmpty()) {
                after = page.get(page.size() - 1).id();
            } else if (found) {
                // From the start: what stood behind another one of its order may have its turn now.
                after = 0;
                found = false;
            } else if (state == WriteState.SENDING) {
                after = 0;
                state = WriteState.WAITING;
            } else {
                break;
            }
        }
        return writes;
    }
}
