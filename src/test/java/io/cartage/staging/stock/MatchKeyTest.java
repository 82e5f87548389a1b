package io.cartage.staging.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchKeyTest {
    @ParameterizedTest
    @CsvSource({
        "MUG-RED, mug-red",
        "'  Mug\t', mug",
        "'\u00A0MUG\u202F\u3000', mug",
        "'BLUE MUG', 'blue mug'",
        "STRASSE, strasse",
        "STRA\u1E9EE, straße",
        "ÄPFEL, äpfel",
        "KILIM, kilim",
    })
    void overlooksCaseAndOuterBlanks(String written, String key) {
        assertThat(MatchKey.of(written)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "KILIM, K\u0131l\u0131m",
        "KILIM, K\u0130L\u0130M",
        "straße, STRASSE",
        "MUG, \uFF2D\uFF35\uFF27",
        "BLUEMUG, 'BLUE MUG'",
        "MUG-1, MUG\u20111",
    })
    void keepsApartWhatPeopleWriteDifferently(String one, String other) {
        assertThat(MatchKey.of(one)).isNotEqualTo(MatchKey.of(other));
    }
}
