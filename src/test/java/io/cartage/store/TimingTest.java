package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of the clock, written as cron has them. */
class TimingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6-20 * * 1-5  | 0 0 6-20 ? * 2-6",
                "*/5 * * * *     | 0 */5 * * * ?",
                "30 2 1 * *      | 0 30 2 1 * ?",
                "0 3 * * 0       | 0 0 3 ? * 1",
                "0 3 * * 7       | 0 0 3 ? * 1",
                "0 3 * * mon,fri | 0 0 3 ? * MON,FRI",
                "15 22 * dec *   | 0 15 22 * DEC ?"
            })
    void isReadAsCronHasIt(String written, String quartz) throws ParseException {
        assertThat(Timing.Cron.parse(written)).isEqualTo(new Timing.Cron(written, quartz));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5m", "61 * * * *", "0 25 * * *", "0 0 1 * 1", "0 * * * * *", "0 0 * * someday"})
    void isRefusedWhereCronWouldRefuseIt(String written) {
        assertThatThrownBy(() -> Timing.Cron.parse(written)).isInstanceOf(ParseException.class);
    }

    @Test
    void saysWhichOfTheDaysIsTooMuch() {
        assertThatThrownBy(() -> Timing.Cron.parse("0 0 1 * 1"))
                .hasMessage("it names days of the month and days of the week, of which one must be *");
    }
}
