package io.cartage.cli;

import io.cartage.problem.Problem;
import java.io.PrintWriter;
import java.util.List;

/** Prints what is wrong with files, one line each, and a count. */
final class ProblemList {
    private ProblemList() {}

    static void print(List<Problem> problems, PrintWriter out) {
        problems.forEach(out::println);
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        if (!problems.isEmpty()) {
            out.println();
            out.println(count(errors, "error") + ", " + count(warnings, "warning"));
        }
        out.flush();
    }

    static String count(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
