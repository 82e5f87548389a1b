package io.cartage.mapping;

import java.util.List;

/**
 * A path as a mapping uses it, to be looked for in the samples.
 *
 * @param text with the place where it stands
 */
record PathUse(Scope scope, List<Step> steps, Text text) {

    PathUse {
        steps = List.copyOf(steps);
    }
}
