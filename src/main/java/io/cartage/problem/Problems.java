package io.cartage.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the problems of one or more files, so that a person sees all of them at once. Not thread-safe. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void error(Position at, String fault, String remedy) {
        add(Problem.error(at, fault, remedy));
    }

    public void warning(Position at, String fault, String remedy) {
        add(Problem.warning(at, fault, remedy));
    }

    public void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    public void addAll(Iterable<Problem> problems) {
        problems.forEach(this::add);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    public long errors() {
        return found.stream().filter(Problem::isError).count();
    }

    /** All problems in the order of file, line and column. */
    public List<Problem> all() {
        return found.stream().sorted(Comparator.comparing(Problem::at)).toList();
    }

    /** Throws all problems at once if one of them is an error. */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new ProblemsException(all());
        }
    }
}
