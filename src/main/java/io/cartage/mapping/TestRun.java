package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import java.util.List;

/**
 * What became of one test of a mapping file.
 *
 * @param at where the test stands
 * @param faults what differed from what the test expects, each at its line; empty if it passed or was not run
 */
public record TestRun(String name, Position at, State state, List<Problem> faults) {

    /** How a test ended. */
    public enum State {
        PASSED,
        FAILED,
        /** The mapping has errors of its own, or the test can't be read. */
        NOT_RUN
    }

    public TestRun {
        faults = List.copyOf(faults);
    }
}
