package io.cartage.staging.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What Cartage wrote on a row of stock, as it stands; the ERP may have written {@code pending} over the status.
 *
 * @param pushedAt when the cart last confirmed or refused the row
 */
public record PushAnswer(
        String status,
        Optional<String> cause,
        Optional<String> message,
        Optional<BigDecimal> pushedQty,
        Optional<Instant> pushedAt) {}
