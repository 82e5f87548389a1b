package io.cartage.staging.stock;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of a store that wait, or were refused, for one cause.
 *
 * @param status {@code waiting} or {@code error}
 * @param samples the first few of them by SKU
 */
public record WaitingRows(String status, String cause, long count, List<Sample> samples) {
    public WaitingRows {
        samples = List.copyOf(samples);
    }

    WaitingRows plus(WaitingRows more) {
        return new WaitingRows(
                status,
                cause,
                count,
                Stream.concat(samples.stream(), more.samples.stream()).toList());
    }

    /** One of the rows. */
    public record Sample(String sku, String warehouse, String message) {}
}
