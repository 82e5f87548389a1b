package io.cartage.cli;

import io.cartage.flow.Flow;
import io.cartage.flow.OrderCells;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.ExplainedRow;
import io.cartage.mapping.MappingPlan;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.OrderTrace;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The cells of an order's rows, to be printed. */
record TracedCells(OrderTrace trace, OrderCells.Told told) {

    /** Empty if the store's files are not right, or nothing is archived; which of it is told on {@code err}. */
    static Optional<TracedCells> of(OrderTrace trace, Workplace workplace, StagingDatabase database, PrintWriter err) {
        Optional<PreparedStore> store = workplace.store(trace.storeId(), database, err);
        if (store.isEmpty()) {
            return Optional.empty();
        }
        Optional<OrderCells.Told> told =
                new OrderCells(database).of(store.get(), trace.cartOrderId(), trace.mappingVersion());
        if (told.isEmpty()) {
            Optional<Instant> purged = Optional.ofNullable(database.replays()
                    .purged(trace.storeId(), Flow.ORDERS, List.of(trace.cartOrderId()))
                    .get(trace.cartOrderId()));
            err.println(
                    purged.map(at -> "cartage: the payload of order " + trace.cartOrderId() + " of " + trace.storeId()
                                    + " was purged on " + Words.second(at) + ", so there are no cells to show")
                            .orElse("cartage: nothing of order " + trace.cartOrderId() + " of " + trace.storeId()
                                    + " is in the archive, so there are no cells to show"));
            err.flush();
        }
        return told.map(cells -> new TracedCells(trace, cells));
    }

    MappingPlan plan() {
        return told.plan();
    }

    List<ExplainedRow> rows() {
        return told.rows();
    }

    void print(PrintWriter out) {
        out.println("Its newest payload, mapped by " + plan().path() + (told.isToday() ? "" : " as it was then")
                + ", version " + plan().version() + whose() + ".");
        RowPrinter.printWithEntries(rows(), out);
        out.flush();
    }

    private String whose() {
        return trace.mappingVersion()
                .map(version -> version.equals(plan().version())
                        ? ", which wrote its rows"
                        : ". Its rows were written by another version, " + version
                                + ": they may differ from what is shown")
                .orElse(". It has no rows in s_orders");
    }
}
