package io.cartage.staging.desk;

import io.cartage.staging.Cause;
import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.OrderQuestion.Became;
import io.cartage.staging.desk.OrderQuestion.Erp;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that was seen, whatever became of it.
 *
 * @param orderNo on its rows, or as its mapping would make it; empty if nothing of that is known
 * @param reasons why it is in quarantine or left out, one a line; else empty
 * @param revision of the rows that the ERP has; 0 if it never had any
 * @param seenAt when it was first seen
 * @param erp what the ERP says of its rows; empty if there are none
 * @param message what the ERP said of it
 * @param placedAt when it was bought, as far as the mapping tells
 * @param stagedAt when its rows were written last
 * @param openChanges changes after the ERP took it that the ERP has not handled
 * @param payloads how many payloads of it came
 */
public record BookedOrder(
        String storeId,
        String cartOrderId,
        Optional<String> orderNo,
        Became became,
        List<String> reasons,
        Optional<Cause> cause,
        int revision,
        Instant seenAt,
        Optional<Erp> erp,
        String message,
        Optional<String> erpOrderNo,
        Optional<Instant> stagedAt,
        Optional<Instant> placedAt,
        Buyer buyer,
        Optional<BigDecimal> total,
        String currency,
        long openChanges,
        int payloads) {

    public BookedOrder {
        reasons = List.copyOf(reasons);
    }

    /** Who bought; what is not known is empty. */
    public record Buyer(String name, String email) {
        public static final Buyer UNKNOWN = new Buyer("", "");
    }

    /**
     * What the mapping would make of an order that has no rows.
     *
     * @param skus of its lines
     */
    public record Preview(
            Optional<String> orderNo,
            Buyer buyer,
            Optional<BigDecimal> total,
            String currency,
            Optional<Instant> placedAt,
            List<String> skus) {
        public Preview {
            skus = List.copyOf(skus);
        }
    }

    /** Whether it has rows in the staging tables. */
    public boolean hasRows() {
        return erp.isPresent();
    }

    public BookedOrder with(Preview preview) {
        return new BookedOrder(
                storeId,
                cartOrderId,
                orderNo.or(preview::orderNo),
                became,
                reasons,
                cause,
                revision,
                seenAt,
                erp,
                message,
                erpOrderNo,
                stagedAt,
                preview.placedAt(),
                preview.buyer(),
                total.or(preview::total),
                preview.currency(),
                openChanges,
                payloads);
    }

    static BookedOrder read(ResultSet row) throws SQLException {
        String status = row.getString("import_status");
        String kind = row.getString("kind");
        String reason = text(row, "reason");
        return new BookedOrder(
                row.getString("store_id"),
                row.getString("record_id"),
                Optional.ofNullable(row.getString("order_no")),
                row.getBoolean("dropped") ? Became.DROPPED : Became.valueOf(kind.toUpperCase(Locale.ROOT)),
                reason.lines().toList(),
                Optional.ofNullable(row.getString("cause")).map(Cause::new),
                row.getInt("revision"),
                Objects.requireNonNull(Jdbc.instant(row, "seen_at")),
                Optional.ofNullable(status).map(word -> Erp.valueOf(word.toUpperCase(Locale.ROOT))),
                text(row, "import_message"),
                Optional.ofNullable(row.getString("erp_order_no")),
                Optional.ofNullable(Jdbc.instant(row, "staged_at")),
                Optional.ofNullable(Jdbc.instant(row, "ordered_at")),
                new Buyer(first(row, "bill_name", "bill_company", "ship_name"), first(row, "bill_email", "ship_email")),
                Optional.ofNullable(row.getBigDecimal("order_total")),
                text(row, "currency"),
                row.getLong("open_changes"),
                row.getInt("payload_sequence"));
    }

    private static String first(ResultSet row, String... columns) throws SQLException {
        for (String column : columns) {
            String text = text(row, column);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }

    OrderMark mark(boolean byRows) {
        return new OrderMark(byRows ? stagedAt.orElse(seenAt) : seenAt, cartOrderId, storeId, false);
    }
}
