package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Writes Cartage's columns of {@code product_qty_in_stock}. Passes over rows that the ERP holds locked or wrote since they
 * were judged: the next run judges those anew, and so nobody waits for the other. Its callers hold the transaction.
 */
final class RowMarks {
    static final int BLOCK = 500;

    private static final String ANSWERS =
            """
            select id, updated_at, push_status, push_cause, push_message, pushed_qty, pushed_at
            from product_qty_in_stock
            where id in (:ids)
            order by id
            """;

    private static final String UPDATE =
            """
            update product_qty_in_stock
            set push_status = ?, push_cause = ?, push_message = ?, pushed_qty = coalesce(?, pushed_qty),
                pushed_at = coalesce(?, pushed_at)
            where id = ?
            """;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    RowMarks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Those marks that don't stand on their rows yet. */
    List<Mark> differing(List<Mark> marks) {
        return of(marks, standing(marks, ""));
    }

    /**
     * Writes these marks, by id.
     *
     * @return how many rows were written
     */
    int write(List<Mark> marks, Instant now) {
        List<Mark> due = of(marks, standing(marks, "for update skip locked"));
        if (!due.isEmpty()) {
            jdbc.batchUpdate(UPDATE, due, due.size(), (row, mark) -> {
                row.setString(1, mark.status());
                row.setString(2, mark.cause().orElse(null));
                row.setString(3, mark.message().orElse(null));
                row.setBigDecimal(4, mark.quantity().orElse(null));
                row.setObject(5, mark.isTheCarts() ? Jdbc.utc(now) : null, Types.TIMESTAMP);
                row.setLong(6, mark.rowId());
            });
        }
        return due.size();
    }

    private static List<Mark> of(List<Mark> marks, Map<Long, Standing> standing) {
        List<Mark> due = new ArrayList<>();
        for (Mark mark : marks) {
            Standing row = standing.get(mark.rowId());
            if (row != null && row.updatedAt().equals(mark.rowUpdatedAt()) && !mark.stands(row.answer())) {
                due.add(mark);
            }
        }
        due.sort(Comparator.comparingLong(Mark::rowId));
        return due;
    }

    private Map<Long, Standing> standing(List<Mark> marks, String lock) {
        Map<Long, Standing> standing = new HashMap<>();
        List<Long> ids = marks.stream().map(Mark::rowId).toList();
        named.query(ANSWERS + lock, Map.of("ids", ids), row -> {
            standing.put(
                    row.getLong("id"),
                    new Standing(Objects.requireNonNull(Jdbc.instant(row, "updated_at")), ErpRow.answer(row)));
        });
        return standing;
    }

    private record Standing(Instant updatedAt, PushAnswer answer) {}
}
