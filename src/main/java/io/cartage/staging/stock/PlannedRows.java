package io.cartage.staging.stock;

import io.cartage.staging.Transactions;
import java.util.ArrayList;
import java.util.List;

/**
 * All rows of a store by id, judged block by block as they are asked for, in small memory. No transaction is open between
 * two blocks: who asks may write marks and levels, and take as long as the cart takes. For one thread.
 */
public final class PlannedRows {
    private final String storeId;
    private final ErpRows.Reader rows;
    private final Plan plan;

    PlannedRows(String storeId, ErpRows.Reader rows, Plan plan) {
        this.storeId = storeId;
        this.rows = rows;
        this.plan = plan;
    }

    /** The next block; empty if no row is left. */
    public List<StockRow> next() {
        return Transactions.told(storeId, "inventory", "stock can't be planned", () -> {
            List<ErpRow> block = rows.next();
            List<StockRow> judged = new ArrayList<>(block.size());
            plan.judge(block, judged::add);
            return judged;
        });
    }
}
