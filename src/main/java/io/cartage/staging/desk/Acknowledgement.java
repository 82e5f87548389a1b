package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was noticed of an order's {@code import_status}.
 *
 * @param message why the ERP refused the order; where a person offered it again, what the ERP had said before
 * @param importedAt as the ERP wrote it
 * @param saidBy the person who offered the order again; empty for the ERP, and for Cartage when it staged the order anew
 * @param seenAt when it was noticed, which is some time after it was written
 */
public record Acknowledgement(
        String status,
        Optional<String> message,
        Optional<String> erpOrderNo,
        Optional<Instant> importedAt,
        Optional<String> saidBy,
        Instant seenAt) {

    static Acknowledgement read(ResultSet row) throws SQLException {
        return new Acknowledgement(
                row.getString("status"),
                Optional.ofNullable(row.getString("message")),
                Optional.ofNullable(row.getString("erp_order_no")),
                Optional.ofNullable(Jdbc.instant(row, "imported_at")),
                Optional.ofNullable(row.getString("said_by")),
                Objects.requireNonNull(Jdbc.instant(row, "seen_at")));
    }
}
