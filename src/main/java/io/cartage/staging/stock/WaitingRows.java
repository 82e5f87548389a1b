package io.cartage.staging.stock;

import java.util.List;

/**
 * Rows of a store that wait, or were refused, for one cause.
 *
 * @param status {@code waiting} or {@code error}
 * @param samples the first few of them by SKU
 */
public record WaitingRows(String storeId, String status, String cause, long count, List<Sample> samples) {
    public WaitingRows {
        samples = List.copyOf(samples);
    }

    WaitingRows with(List<Sample> some) {
        return new WaitingRows(storeId, status, cause, count, some);
    }

    /** One of the rows. */
    public record Sample(String sku, String warehouse, String message) {}
}
