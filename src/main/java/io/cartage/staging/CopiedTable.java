package io.cartage.staging;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * A table that was copied, as both databases have it.
 *
 * @param sums of each column of decimals
 */
public record CopiedTable(String name, long rows, SortedMap<String, BigDecimal> sums) {}
