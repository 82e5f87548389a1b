package io.cartage.flow;

import io.cartage.cart.CartAnswers;
import io.cartage.mapping.ExplainedRow;
import io.cartage.mapping.MappingPlan;
import io.cartage.mapping.StoreContext;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import java.util.List;
import java.util.Optional;

/** Works out again where each cell of an order's rows comes from. Reads only. Thread-safe. */
public final class OrderCells {
    private final StagingDatabase database;
    private final KeptPlans kept;

    public OrderCells(StagingDatabase database) {
        this.database = database;
        this.kept = new KeptPlans(database);
    }

    /**
     * An order's newest payload, cell by cell.
     *
     * @param plan what mapped it here: the version that wrote its rows, if it was kept and can still be carried out
     * @param isToday whether that is the store's mapping as it is now
     */
    public record Told(List<ExplainedRow> rows, MappingPlan plan, boolean isToday) {
        public Told {
            rows = List.copyOf(rows);
        }
    }

    /**
     * By the mapping that wrote the order's rows, else by today's; empty if the archive has nothing of the order.
     *
     * @param version of the mapping that wrote its rows; empty if it has none
     */
    public Optional<Told> of(PreparedStore store, String cartOrderId, Optional<String> version) {
        Optional<byte[]> payload = database.staging().readPayload(store.id(), Flow.ORDERS, cartOrderId);
        return payload.map(CartAnswers::object).map(order -> {
            MappingPlan today = store.orders();
            MappingPlan plan = version.filter(wrote -> !wrote.equals(today.version()))
                    .flatMap(wrote -> kept.find(wrote, new Problems()))
                    .orElse(today);
            StoreContext context = new StoreContext(store.id(), store.store().contextValues());
            return new Told(plan.explain(order, context), plan, plan == today);
        });
    }
}
