package io.cartage.staging;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a page.
 *
 * @param outcomes one for each item, in the items' order; records skipped as known are in the counts alone
 */
public record PageResult(List<Outcome> outcomes, Counts counts) {

    public PageResult {
        outcomes = List.copyOf(outcomes);
    }

    PageResult plus(PageResult next) {
        List<Outcome> all = new ArrayList<>(outcomes);
        all.addAll(next.outcomes);
        return new PageResult(all, counts.plus(next.counts));
    }
}
