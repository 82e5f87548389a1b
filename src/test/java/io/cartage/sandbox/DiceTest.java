package io.cartage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void throwsTheSameNumbersOnEveryMachine() {
        Dice dice = new Dice(7, 1, 100);

        assertThat(List.of(dice.below(1000), dice.below(1000), dice.between(5, 9)))
                .containsExactly(39, 298, 9);
    }

    @Test
    void spreadsEvenly() {
        int[] thrown = new int[10];
        IntStream.range(0, 100_000).forEach(i -> thrown[new Dice(3, 2, i).below(10)]++);

        assertThat(IntStream.of(thrown)).allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
    }

    @Test
    void letsEventsHappenAsOftenAsSaid() {
        long happened = IntStream.range(0, 100_000)
                .filter(i -> new Dice(1, 1, i).happens(2_500))
                .count();

        assertThat(happened).isBetween(2_300L, 2_700L);
        assertThat(new Dice(1, 1, 1).happens(0)).isFalse();
        assertThat(new Dice(1, 1, 1).happens(100_000)).isTrue();
    }
}
