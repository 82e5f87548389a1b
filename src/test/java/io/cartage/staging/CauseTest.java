package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders in quarantine are grouped by. */
class CauseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
        s_order_details.sku: row 12 of 'items': a line has no SKU: Acme's team fixes it, then replay (m/o.yaml:25:7) | s_order_details.sku: a line has no SKU: Acme's team fixes it, then replay
        control.total: the payload says 56.03 (total), the rows come to -1,056.02. Compare them (m/o.yaml:2:3)       | control.total: the payload says # (total), the rows come to #
        s_orders.payment_terms: payment_method: 'Jane Doe' is not in lookup 'terms'. Add a row (m/o.yaml:2:3)        | s_orders.payment_terms: payment_method: '…' is not in lookup '…'
        a value is too long for its column: s_orders.bill_address1 holds 64 characters, but the text has 80 (SQL state 22001) | a value is too long for its column: s_orders.bill_address1 holds # characters, but the text has # (SQL state #)
        the cart holds back the order's lines: it answered HTTP 404 to the call for them. Look at it                 | the cart holds back the order's lines: it answered HTTP # to the call for them
        """)
    void isTheReasonWithoutWhatDiffersFromOrderToOrder(String reason, String cause) {
        assertThat(Cause.of(reason + "\nand another reason").text()).isEqualTo(cause);
    }

    @Test
    void hasACodeThatIsTheSameAlways() {
        assertThat(new Cause("a line has no SKU").code())
                .matches("[0-9a-f]{6}")
                .isEqualTo(new Cause("a line has no SKU").code())
                .isNotEqualTo(new Cause("a line has no price").code());
    }
}
