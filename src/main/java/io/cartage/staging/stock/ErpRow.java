package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of {@code product_qty_in_stock} as it stands.
 *
 * @param key by which the cart's item is found
 */
record ErpRow(
        long id,
        String sku,
        String key,
        String warehouse,
        Optional<BigDecimal> onHand,
        Optional<BigDecimal> committed,
        BigDecimal available,
        Instant updatedAt,
        PushAnswer answer) {

    static ErpRow of(ResultSet row, StockRules rules) throws SQLException {
        String sku = row.getString("sku");
        return new ErpRow(
                row.getLong("id"),
                sku,
                rules.key(sku),
                row.getString("warehouse"),
                Optional.ofNullable(row.getBigDecimal("qty_on_hand")),
                Optional.ofNullable(row.getBigDecimal("qty_committed")),
                row.getBigDecimal("qty_available"),
                Objects.requireNonNull(Jdbc.instant(row, "updated_at")),
                answer(row));
    }

    static PushAnswer answer(ResultSet row) throws SQLException {
        return new PushAnswer(
                row.getString("push_status"),
                Optional.ofNullable(row.getString("push_cause")),
                Optional.ofNullable(row.getString("push_message")),
                Optional.ofNullable(row.getBigDecimal("pushed_qty")),
                Optional.ofNullable(Jdbc.instant(row, "pushed_at")));
    }
}
