package io.cartage.mapping;

import java.util.ArrayList;
import java.util.List;

/** Gathers the reasons against one record; a great many are cut short. Not thread-safe. */
final class Reasons {
    private static final int MOST = 20;

    private final List<Reason> reasons = new ArrayList<>();
    private int more;

    void add(Reason reason) {
        if (reasons.size() < MOST) {
            reasons.add(reason);
        } else {
            more++;
        }
    }

    List<Reason> all() {
        if (more == 0) {
            return List.copyOf(reasons);
        }
        List<Reason> cut = new ArrayList<>(reasons);
        cut.add(new Reason(
                "", "and " + more + " more of this sort", reasons.get(0).at()));
        return cut;
    }
}
