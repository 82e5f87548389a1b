package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Writes amounts into JSON.
 *
 * @param shortened whether texts have no more decimals than needed: {@code "0"} instead of {@code "0.0000"}
 */
record MoneyJson(JsonGenerator json, boolean shortened, int decimals) {

    void text(String name, long amount) throws IOException {
        json.writeStringField(name, shortened ? Money.shortened(amount, decimals) : Money.padded(amount));
    }

    void number(String name, long amount) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Money.number(amount));
    }

    /** The three fields of an amount, as texts. */
    void amount(String name, Amount amount) throws IOException {
        text(name + "_ex_tax", amount.ex());
        text(name + "_inc_tax", amount.inc());
        text(name + "_tax", amount.tax());
    }

    /** The three fields of an amount, as numbers. */
    void numbers(String name, Amount amount) throws IOException {
        number(name + "_ex_tax", amount.ex());
        number(name + "_inc_tax", amount.inc());
        number(name + "_tax", amount.tax());
    }
}
