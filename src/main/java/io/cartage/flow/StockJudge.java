package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.mapping.Filled;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.PayloadResult;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.stock.Obstacle;
import io.cartage.staging.stock.PlannedRows;
import io.cartage.staging.stock.StockRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Compares the ERP's rows with what the cart has, block by block: levels that differ go to the work, and rows that can't be
 * pushed are told why. One thread uses it.
 */
final class StockJudge {
    private final PushRun run;
    private final PlannedRows rows;
    private final PayloadPlan mapping;
    private long waiting;
    private long refused;

    StockJudge(PushRun run, PlannedRows rows) {
        this.run = run;
        this.rows = rows;
        this.mapping = run.store().push().mapping(Flow.INVENTORY);
    }

    /** Judges the next block of rows; false if none was left. */
    boolean next(StockWork work) {
        List<StockRow> block = rows.next();
        block.forEach(row -> judge(row, work));
        if (block.isEmpty()) {
            run.standing(waiting, refused);
        }
        return !block.isEmpty();
    }

    private void judge(StockRow row, StockWork work) {
        if (row.obstacle().isPresent()) {
            waiting++;
            work.mark(row.waiting(row.obstacle().get()));
            return;
        }
        if (isRefusedStill(row)) {
            refused++;
            return;
        }
        PayloadResult result = mapping.fill(work.source(row), run.store().context());
        if (result instanceof Unmappable unmappable) {
            waiting++;
            work.mark(row.waiting(new Obstacle(Obstacle.UNMAPPABLE, StockWork.reason(unmappable))));
            return;
        }
        String field = work.way(row).quantity();
        JsonNode quantity = ((Filled) result).payload().path(field);
        Optional<Obstacle> unfit = unfit(quantity, field, work.largest());
        if (unfit.isPresent()) {
            waiting++;
            work.mark(row.waiting(unfit.get()));
            return;
        }
        BigDecimal desired = quantity.decimalValue();
        if (row.level().is(desired)) {
            work.mark(row.pushed(desired));
        } else {
            work.add(new StockEntry(row, desired));
        }
    }

    /** Why a cart can't show this quantity: one such level would have the cart refuse all of its batch. */
    private static Optional<Obstacle> unfit(JsonNode quantity, String field, int largest) {
        if (!quantity.isNumber()) {
            return Optional.of(new Obstacle(Obstacle.UNMAPPABLE, "the mapping gives no number for '" + field + "'"));
        }
        BigDecimal level = quantity.decimalValue();
        if (level.stripTrailingZeros().scale() > 0) {
            return Optional.of(new Obstacle(
                    Obstacle.UNMAPPABLE,
                    "the mapping gives " + level.toPlainString() + " for '" + field
                            + "', but a cart shows whole units. Round it there, as floor(…) does"));
        }
        return level.compareTo(BigDecimal.valueOf(largest)) <= 0
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        Obstacle.TOO_LARGE,
                        "the level would be " + level.toPlainString() + ", and the cart takes " + largest
                                + " at most. Correct the quantity, or cap it in the mapping, as min(…) does"));
    }

    /** What the cart refused stays refused until the ERP writes the row again, or a person asks for another try. */
    private static boolean isRefusedStill(StockRow row) {
        return row.answer().status().equals("error")
                && row.answer()
                        .pushedAt()
                        .filter(at -> at.isAfter(row.updatedAt()))
                        .isPresent();
    }
}
