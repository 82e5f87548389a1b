package io.cartage.staging.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Fingerprints prints = new Fingerprints();

    @Test
    void tellsTwoTextsApartHoweverTheyAreCut() {
        assertThat(Fingerprints.of("ab", "c")).isNotEqualTo(Fingerprints.of("a", "bc"));
    }

    @Test
    void keepsTheLeastNumber() {
        assertThat(prints.least(7, 30)).isTrue();
        assertThat(prints.least(7, 10)).isFalse();
        assertThat(prints.least(7, 20)).isFalse();

        assertThat(prints.get(7, 99)).isEqualTo(10);
    }

    @Test
    void knowsNothingOfTheOthers() {
        prints.least(7, 30);

        assertThat(prints.has(8)).isFalse();
        assertThat(prints.get(8, 99)).isEqualTo(99);
    }

    @Test
    void holdsTwoHundredThousandWithoutMixingThemUp() {
        for (int i = 0; i < 200_000; i++) {
            assertThat(prints.least(Fingerprints.of("sku-" + i, ""), i)).isTrue();
        }

        for (int i = 0; i < 200_000; i++) {
            assertThat(prints.get(Fingerprints.of("sku-" + i, ""), -1)).isEqualTo(i);
        }
        assertThat(prints.has(Fingerprints.of("sku-200000", ""))).isFalse();
    }
}
