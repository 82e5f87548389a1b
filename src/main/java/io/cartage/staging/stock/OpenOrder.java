package io.cartage.staging.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Units of one SKU in an order that the ERP's number doesn't know of yet.
 *
 * @param warehouse that the order's lines name; empty if they name none
 * @param importedAt of an order that the ERP imported after it wrote the row of stock
 */
public record OpenOrder(
        String orderNo, String importStatus, String warehouse, BigDecimal units, Optional<Instant> importedAt) {}
