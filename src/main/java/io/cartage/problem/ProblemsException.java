package io.cartage.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Files are wrong and nothing was started; carries every problem found. The command line ends with exit code 2. */
public final class ProblemsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
