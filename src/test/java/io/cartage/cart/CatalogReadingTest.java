package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a catalog has a stock level: a product or its variants, and that may change. */
class CatalogReadingTest {
    private static final String PAGE =
            """
            {"data": [{
                "id": 111, "sku": "MUG", "inventory_tracking": "%s",
                "variants": [{"id": 76, "sku": "MUG-RED", "product_id": 111}, {"id": 77, "sku": "MUG-BLUE"}]}]}
            """;

    private CatalogReading reading;

    @BeforeEach
    void begin() {
        reading = new CatalogReading(BigCommerceFacts.FACTS.push().catalog().orElseThrow(), Optional.empty());
    }

    @Test
    void takesTheVariantsOfAProductThatIsCountedByVariant() {
        assertThat(reading.accept(page("variant")))
                .extracting(CatalogReading.Item::id)
                .containsExactly("76", "77");
        assertThat(reading.replaced()).containsExactly("record 111");
    }

    @Test
    void takesTheProductThatIsCountedItself() {
        assertThat(reading.accept(page("product")))
                .extracting(CatalogReading.Item::id)
                .containsExactly("record 111");
        assertThat(reading.replaced()).containsExactly("76", "77");
    }

    @Test
    void tellsOfTheLatestPageAlone() {
        reading.accept(page("product"));

        reading.accept(page("none"));

        assertThat(reading.replaced()).containsExactly("record 111");
    }

    private static byte[] page(String tracking) {
        return PAGE.formatted(tracking).getBytes(StandardCharsets.UTF_8);
    }
}
