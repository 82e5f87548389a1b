package io.cartage.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void showsThemInTheOrderOfFileLineAndColumn() {
        problems.error(new Position("b", 1, 1), "6", "");
        problems.error(new Position("a", 10, 1), "5", "");
        problems.error(new Position("a", 9, 12), "4", "");
        problems.warning(new Position("a", 9, 3), "2", "");
        problems.error(new Position("a", 9, 3), "3", "");
        problems.error(Position.of("a"), "1", "");

        assertThat(problems.all()).extracting(Problem::fault).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void keepsTheSameProblemOnce() {
        problems.error(Position.of("a"), "fault", "");
        problems.addAll(
                List.of(Problem.error(Position.of("a"), "fault", ""), Problem.error(Position.of("b"), "fault", "")));

        assertThat(problems.all()).hasSize(2);
        assertThat(problems.errors()).isEqualTo(2);
    }

    @Test
    void letsWarningsPass() {
        problems.warning(Position.of("a"), "fault", "");

        assertThat(problems.hasErrors()).isFalse();
        assertThatCode(problems::throwIfErrors).doesNotThrowAnyException();
    }

    @Test
    void throwsEverythingAtOnceIfThereIsAnError() {
        problems.warning(Position.of("b"), "second", "");
        problems.error(Position.of("a"), "first", "Mend it");

        assertThatThrownBy(problems::throwIfErrors)
                .isInstanceOfSatisfying(ProblemsException.class, thrown -> assertThat(thrown.problems())
                        .isEqualTo(problems.all()))
                .hasMessage("a: first. Mend it.\nb: warning: second.");
    }
}
