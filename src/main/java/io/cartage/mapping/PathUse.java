package io.cartage.mapping;

import java.util.List;

/**
 * A path as a mapping uses it, to be looked for in the samples.
 *
 * @param nearest whether the path may lead into the payload where the element at hand has no such field
 * @param text with the place where it stands
 */
record PathUse(Scope scope, List<Step> steps, boolean nearest, Text text) {

    PathUse {
        steps = List.copyOf(steps);
    }
}
