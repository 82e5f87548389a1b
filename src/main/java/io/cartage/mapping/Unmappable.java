package io.cartage.mapping;

import java.util.List;

/** A record that can't be mapped, with every reason found. */
public record Unmappable(List<Reason> reasons) implements MappingResult, PayloadResult {

    public Unmappable {
        reasons = List.copyOf(reasons);
    }
}
