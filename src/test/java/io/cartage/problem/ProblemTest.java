package io.cartage.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Position AT = new Position("stores/shop.yaml", 3, 7);

    @Test
    void saysWhereWhatAndWhatToDo() {
        assertThat(Problem.error(AT, "'page' is '0'", "Write a whole number"))
                .hasToString("stores/shop.yaml:3:7: 'page' is '0'. Write a whole number.");
    }

    @Test
    void marksAWarning() {
        Problem warning = Problem.warning(AT, "fault", "Remedy");

        assertThat(warning).hasToString("stores/shop.yaml:3:7: warning: fault. Remedy.");
        assertThat(warning.isError()).isFalse();
    }

    @Test
    void endsEachSentenceOnce() {
        assertThat(Problem.error(AT, "fault.", "Did you mean 'x'?")).hasToString(AT + ": fault. Did you mean 'x'?");
        assertThat(Problem.error(AT, "fault!", "")).hasToString(AT + ": fault!");
    }

    @Test
    void namesTheFileAloneWhenItIsMeantAsAWhole() {
        assertThat(Problem.error(Position.of("stores/shop.yaml"), "the file is empty", ""))
                .hasToString("stores/shop.yaml: the file is empty.");
    }
}
