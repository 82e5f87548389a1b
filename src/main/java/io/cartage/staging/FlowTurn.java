package io.cartage.staging;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work of which only one is done for a store and flow at a time, each in a transaction of its own. Thread-safe. */
public final class FlowTurn {
    private final Transactions transactions;
    private final Runs runs;

    public FlowTurn(DataSource database) {
        this.transactions = new Transactions(database);
        this.runs = new Runs(JdbcClient.create(database));
    }

    /** Waits for its turn; not to be called within a transaction. */
    public <T> T inOne(String storeId, String flow, Supplier<T> work) {
        runs.prepare(storeId, flow, Lane.REGULAR);
        return transactions.inOne(() -> {
            runs.lock(storeId, flow);
            return work.get();
        });
    }
}
