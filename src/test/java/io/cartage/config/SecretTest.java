package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String TOKEN = "q8zt4mfx2kd7w1hv9rb3";

    @Test
    void showsOnlyItsLength() {
        assertThat(Secret.of(TOKEN)).hasToString("•••• (20 characters)");
        assertThat(Secret.of("x").masked()).isEqualTo("•••• (1 character)");
        assertThat(Secret.of("🔑🔑").masked()).isEqualTo("•••• (2 characters)");
        assertThat(Secret.of("").masked()).isEqualTo("(empty)");
    }

    @Test
    void staysHiddenInWhateverHoldsIt() {
        Resolved resolved = new Resolved(Secret.of(TOKEN), List.of("environment variable KEY"));

        assertThat(List.of(resolved, Map.of("key", Secret.of(TOKEN))))
                .asString()
                .doesNotContain(TOKEN);
        assertThat(String.format("%s %20s", resolved, Secret.of(TOKEN))).doesNotContain(TOKEN);
    }

    @Test
    void equalsByValue() {
        assertThat(Secret.of(TOKEN)).isEqualTo(Secret.of(TOKEN)).hasSameHashCodeAs(Secret.of(TOKEN));
        assertThat(Secret.of(TOKEN)).isNotEqualTo(Secret.of(TOKEN + "x")).isNotEqualTo(TOKEN);
    }

    @Test
    void isGivenAwayByRevealAlone() {
        assertThat(Secret.of(TOKEN).reveal()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q8zt4mfx2kd7w1hv9rb3",
                "client-7:q8zt4mfx2kd7w1hv9rb3",
                "shpat_0f3b9c2d7e6a4b1c8d5e",
                "ACCESS TOKEN: q8zt4mfx2kd7w1hv9rb3"
            })
    void recognisesWhatLooksLikeAToken(String text) {
        assertThat(Secret.looksLikeOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bigcommerce.com/stores/abc123/v3/",
                "https://shop.example/path/q8zt4mfx2kd7w1hv9rb3/",
                "ACME_NORTHWIND_BIGCOMMERCE_KEY_2",
                "acme-northwind-warehouse-2026",
                "incomprehensibilities",
                "20261121073000000000",
                "2026-11-21T07:30:00+01:00",
                ""
            })
    void takesNamesAddressesAndNumbersForWhatTheyAre(String text) {
        assertThat(Secret.looksLikeOne(text)).isFalse();
    }
}
