package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.Counts;

/** What a run saw, among the keys of something else. */
final class CountsJson {
    private CountsJson() {}

    static ObjectNode put(Counts counts, ObjectNode json) {
        return json.put("seen", counts.seen())
                .put("staged", counts.staged())
                .put("filtered", counts.filtered())
                .put("quarantined", counts.quarantined())
                .put("unchanged", counts.unchanged());
    }
}
