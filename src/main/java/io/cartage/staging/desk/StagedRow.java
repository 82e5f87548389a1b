package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What of an order's row in {@code s_orders} is told; nothing of it is a person's data. */
record StagedRow(
        String orderNo,
        int revision,
        String mappingVersion,
        Instant stagedAt,
        String importStatus,
        String seenStatus,
        Optional<String> importMessage,
        Optional<String> erpOrderNo,
        Optional<Instant> importedAt) {

    static StagedRow read(ResultSet row) throws SQLException {
        return new StagedRow(
                row.getString("order_no"),
                row.getInt("revision"),
                row.getString("mapping_version"),
                Objects.requireNonNull(Jdbc.instant(row, "staged_at")),
                row.getString("import_status"),
                row.getString("seen_status"),
                Optional.ofNullable(row.getString("import_message")),
                Optional.ofNullable(row.getString("erp_order_no")),
                Optional.ofNullable(Jdbc.instant(row, "imported_at")));
    }

    /** What the ERP did with it, as it stands now. */
    String standing() {
        String message = importMessage.map(text -> ": " + text).orElse("");
        return switch (importStatus) {
            case "taken" -> "the ERP has taken it and is at work on it";
            case "imported" -> "the ERP has imported it" + ErpWords.as(erpOrderNo);
            case "error" -> "the ERP refused it" + message;
            case "withdrawn" -> "withdrawn from the ERP" + message;
            default -> "it waits for the ERP to take it";
        };
    }
}
