package io.cartage.cli;

import io.cartage.cart.CartAnswers;
import io.cartage.flow.Flow;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.ExplainedRow;
import io.cartage.mapping.MappingPlan;
import io.cartage.mapping.StoreContext;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.OrderTrace;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * The cells of an order's rows, from the newest payload in the archive by the store's present mapping.
 *
 * @param note by what they were made, and whether that is what made the rows that stand there
 */
record TracedCells(List<ExplainedRow> rows, String mapping, String version, String note) {

    TracedCells {
        rows = List.copyOf(rows);
    }

    /** Empty if the store's files are not right, or nothing is archived; which of it is told on {@code err}. */
    static Optional<TracedCells> of(OrderTrace trace, Workplace workplace, StagingDatabase database, PrintWriter err)
            throws IOException {
        Optional<byte[]> payload = database.staging().readPayload(trace.storeId(), Flow.ORDERS, trace.cartOrderId());
        if (payload.isEmpty()) {
            err.println("cartage: nothing of order " + trace.cartOrderId() + " of " + trace.storeId()
                    + " is in the archive, so there are no cells to show");
            err.flush();
            return Optional.empty();
        }
        Optional<PreparedStore> store = workplace.store(trace.storeId(), database, err);
        if (store.isEmpty()) {
            return Optional.empty();
        }
        MappingPlan plan = store.get().orders();
        StoreContext context =
                new StoreContext(trace.storeId(), store.get().store().contextValues());
        List<ExplainedRow> rows = plan.explain(CartAnswers.object(payload.get()), context);
        return Optional.of(new TracedCells(rows, plan.path(), plan.version(), note(trace, plan)));
    }

    private static String note(OrderTrace trace, MappingPlan plan) {
        String now = "Its newest payload, mapped by " + plan.path() + ", version " + plan.version();
        return now
                + trace.mappingVersion()
                        .map(version -> version.equals(plan.version())
                                ? ", which wrote its rows"
                                : ". Its rows were written by another version, " + version
                                        + ": they may differ from what is shown")
                        .orElse(". It has no rows in s_orders")
                + ".";
    }

    void print(PrintWriter out) {
        out.println(note);
        RowPrinter.printWithEntries(rows, out);
        out.flush();
    }
}
