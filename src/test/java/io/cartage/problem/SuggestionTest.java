package io.cartage.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final Set<String> KNOWN = Set.of("statuses", "prefix", "import_as", "page", "id", "po");

    @ParameterizedTest
    @CsvSource({
        "status,    statuses",
        "prefx,     prefix",
        "perfix,    prefix",
        "PREFIX,    prefix",
        "importas,  import_as",
        "pagee,     page",
        "di,        id"
    })
    void findsTheWordWithinTwoEdits(String written, String meant) {
        assertThat(Suggestion.closest(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"state", "stores", "i", "xy", "x", "''"})
    void staysSilentWhenNothingIsNear(String written) {
        assertThat(Suggestion.closest(written, KNOWN)).isEmpty();
    }

    @Test
    void prefersTheNearestAndThenTheAlphabet() {
        assertThat(Suggestion.closest("bill_cty", List.of("ship_city", "bill_state", "bill_city")))
                .contains("bill_city");
        assertThat(Suggestion.closest("line", List.of("lines", "lane"))).contains("lane");
    }

    @Test
    void ignoresCaseInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Suggestion.closest("ID", KNOWN)).contains("id");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void offersSomethingElseInstead() {
        assertThat(Suggestion.didYouMean("pge", KNOWN, "Ask")).isEqualTo("Did you mean 'page'?");
        assertThat(Suggestion.didYouMean("warehouse", KNOWN, "Ask")).isEqualTo("Ask");
    }
}
