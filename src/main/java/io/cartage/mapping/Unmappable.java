package io.cartage.mapping;

import java.util.List;

/** A payload that can't become rows, with every reason found. */
public record Unmappable(List<Reason> reasons) implements MappingResult {

    public Unmappable {
        reasons = List.copyOf(reasons);
    }
}
