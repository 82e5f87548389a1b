package io.cartage.flow;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.outbox.OutboxDesk;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import java.util.Optional;
import java.util.Set;

/** What people do about what is held up on the way back to the carts: try again, or give up. Thread-safe. */
public record WayBackDesk(StagingDatabase database) {

    /** How much is tried again: writes of the outbox, and rows that the ERP wrote. */
    public record Retried(int writes, int rows) {
        public int all() {
            return writes + rows;
        }
    }

    /**
     * Has writes be tried again; and, where a store and a cause say which, also the rows of the ERP that were refused for that
     * cause before they became a write.
     */
    public Retried retry(Filter filter) {
        int rows = filter.storeId()
                .flatMap(store -> filter.cause().map(cause -> rows(filter, store, cause)))
                .orElse(0);
        return new Retried(outbox().retry(filter), rows);
    }

    private int rows(Filter filter, String storeId, String cause) {
        if (!filter.ids().isEmpty()) {
            return 0;
        }
        int shipments =
                isAbout(filter, Flow.SHIPMENTS) ? database.shipmentDesk().retry(storeId, cause) : 0;
        int levels = isAbout(filter, Flow.INVENTORY) ? database.stock().retry(storeId, cause) : 0;
        return shipments + levels;
    }

    private static boolean isAbout(Filter filter, String flow) {
        return filter.flow().filter(one -> !one.equals(flow)).isEmpty();
    }

    /**
     * Has these writes of a flow and these rows of shipments be tried again.
     *
     * @param rows of {@code external_order_shipments}; those that are part of a write go with it
     */
    public Retried retry(String flow, Set<Long> writes, Set<Long> rows) {
        int written = writes.isEmpty() ? 0 : outbox().retry(these(flow, writes));
        return new Retried(
                written, flow.equals(Flow.SHIPMENTS) ? database.shipmentDesk().retry(rows) : 0);
    }

    /**
     * Gives writes up; what is in doubt is left alone.
     *
     * @param who for the ERP to read
     * @return how many
     */
    public int drop(Filter filter, String who) {
        return outbox().drop(filter, who);
    }

    /** Gives these writes of a flow up, and returns how many; what is done or in doubt is left alone. */
    public int drop(String flow, Set<Long> writes, String who) {
        return writes.isEmpty() ? 0 : outbox().drop(these(flow, writes), who);
    }

    private static Filter these(String flow, Set<Long> writes) {
        return new Filter(writes, Optional.empty(), Optional.of(flow), Optional.empty());
    }

    private OutboxDesk outbox() {
        return database.outboxDesk();
    }
}
