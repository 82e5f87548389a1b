package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DiscreetTest {
    @Test
    void keepsWhatTellsAFaultAndMasksEveryOtherText() {
        assertThat(
                        Discreet.body(
                                """
                        {"status": 422, "title": "Unprocessable", "type": "https://example.com/errors#422",
                         "errors": {"status_id": "must be a number", "email": "jane.roe@example.com is taken"},
                         "order": {"id": 207, "sku": "MUG", "name": "Jane Roe", "billing": {"city": "Leeds", "phone": 441134960000}}}
                        """))
                .contains("{\"status\":422,\"title\":\"Unprocessable\",\"type\":\"https://example.com/errors#422\","
                        + "\"errors\":{\"status_id\":\"must be a number\",\"email\":\"•••• is taken\"},"
                        + "\"order\":{\"id\":207,\"sku\":\"MUG\",\"name\":\"••••\",\"billing\":{\"city\":\"••••\","
                        + "\"phone\":\"••••\"}}}");
    }

    @Test
    void keepsOfADocumentItsVariablesAndOfItsAnswerTheErrors() {
        assertThat(Discreet.body(
                        "{\"query\":\"mutation write($id: ID!) { … }\",\"variables\":{\"id\":\"gid://shop/Order/1\","
                                + "\"note\":\"call Jane\",\"tags\":[\"vip\"]}}"))
                .contains("{\"id\":\"gid://shop/Order/1\",\"note\":\"••••\",\"tags\":[\"••••\"]}");
        assertThat(Discreet.body("{\"data\":{\"customer\":\"Jane\"},\"errors\":[{\"message\":\"Variable is invalid\","
                        + "\"extensions\":{\"code\":\"INVALID_VARIABLE\",\"value\":{\"note\":\"call Jane\"}}}]}"))
                .contains("{\"errors\":[{\"message\":\"Variable is invalid\","
                        + "\"extensions\":{\"code\":\"INVALID_VARIABLE\",\"value\":{\"note\":\"••••\"}}}]}");
        assertThat(
                        Discreet.body(
                                "{\"data\":{\"tagsAdd\":{\"userErrors\":[{\"field\":[\"tags\"],\"message\":\"is too long\"}]}}}"))
                .contains(
                        "{\"data\":{\"tagsAdd\":{\"userErrors\":[{\"field\":[\"tags\"],\"message\":\"is too long\"}]}}}");
    }

    @Test
    void masksSecretsMailAddressesAndPhoneNumbersEverywhere() {
        Redaction.register(Secret.of("x9k2m4q7z1w8"));

        assertThat(Discreet.body(
                        "{\"message\":\"token x9k2m4q7z1w8 of jane@example.com, +44 113 496 0000 or (555) 010-9999\"}"))
                .contains("{\"message\":\"token •••• of ••••, •••• or ••••\"}");
        assertThat(Discreet.body(
                        "<html><body class='jane@example.com'>Bad gateway: ask <b>jane@example.com</b></body></html>"))
                .hasValueSatisfying(text -> assertThat(text.strip()).isEqualTo("Bad gateway: ask  ••••"));
    }

    @Test
    void keepsNothingOfJsonThatItCannotRead() {
        assertThat(Discreet.body("{\"orders\":[{\"name\":\"Jane R")).contains("JSON that is cut off or wrong");
        assertThat(Discreet.body("x".repeat(10_000)))
                .hasValueSatisfying(text -> assertThat(text).hasSize(300));
        assertThat(Discreet.body(" ")).isEmpty();
        assertThat(Discreet.body((byte[]) null)).isEmpty();
        assertThat(Discreet.body("[\"Jane\", 12]".getBytes(StandardCharsets.UTF_8)))
                .contains("[\"••••\",12]");
    }

    @Test
    void leavesAPathItsQueryButNotWhomItAsksFor() {
        assertThat(Discreet.path("/v2/orders", "min_date_modified=2026-11-20T08:00:00Z&limit=250&include=consignments"))
                .isEqualTo("/v2/orders?min_date_modified=2026-11-20T08:00:00Z&limit=250&include=consignments");
        assertThat(Discreet.path("/v2/orders", "email=jane%40example.com&customer_id=7&id:in=1,2"))
                .isEqualTo("/v2/orders?email=••••&customer_id=••••&id:in=1,2");
        assertThat(Discreet.path("/v2/orders", "q=jane%40example.com")).isEqualTo("/v2/orders?q=••••");
        assertThat(Discreet.path("/v2/orders/207", null)).isEqualTo("/v2/orders/207");
    }
}
