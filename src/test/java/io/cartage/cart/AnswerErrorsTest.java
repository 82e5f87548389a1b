package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.cart.AnswerErrorException.Kind;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that stand in answers which HTTP calls a success. */
class AnswerErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, THROTTLED",
        "INTERNAL_SERVER_ERROR, UNAVAILABLE",
        "MAX_COST_EXCEEDED, TOO_DEAR",
        "ACCESS_DENIED, DENIED",
        "SOMETHING_NEW, FAILED"
    })
    void tellsByItsCodeWhatAnErrorMeans(String code, Kind kind) {
        assertThatThrownBy(
                        () -> check("{\"errors\":[{\"message\":\"No.\",\"extensions\":{\"code\":\"" + code + "\"}}]}"))
                .hasMessage("No.")
                .asInstanceOf(InstanceOfAssertFactories.type(AnswerErrorException.class))
                .extracting(AnswerErrorException::kind)
                .isEqualTo(kind);
    }

    @Test
    void takesPartialDataBesideAnErrorForNoData() {
        assertThatThrownBy(
                        () -> check(
                                "{\"data\":{\"order\":{\"id\":\"1\",\"customer\":null}},\"errors\":[{\"message\":"
                                        + "\"Access denied for customer field.\",\"extensions\":{\"code\":\"ACCESS_DENIED\"}}]}"))
                .hasMessageContaining("customer");
    }

    @Test
    void takesErrorsThatAreMereTexts() {
        assertThatThrownBy(() -> check("{\"errors\":[\"Not Found\"]}")).hasMessage("Not Found");
        assertThatThrownBy(() -> check("{\"errors\":\"Not Found\"}")).hasMessage("Not Found");
    }

    @Test
    void takesAWarningAboutTheFilterForAnError() {
        assertThatThrownBy(() -> check("{\"data\":{\"orders\":{\"nodes\":[]}},\"extensions\":{\"search\":[{\"path\":"
                        + "[\"orders\"],\"warnings\":[{\"field\":\"00\",\"message\":\"Invalid search field\"}]}]}}"))
                .hasMessageContaining("left part of the filter out", "Invalid search field");
    }

    @Test
    void findsNothingWrongWithAGoodAnswer() {
        assertThat(check("{\"data\":{\"orders\":{\"nodes\":[]}},\"extensions\":{\"search\":[{\"warnings\":[]}]}}"))
                .isTrue();
    }

    private static boolean check(String answer) {
        CartFacts facts = ShopifyFacts.FACTS;
        facts.checkAnswer(facts.besidesData(answer.getBytes(StandardCharsets.UTF_8)));
        return true;
    }
}
