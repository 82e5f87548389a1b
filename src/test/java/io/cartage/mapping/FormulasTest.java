package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulasTest {
    private static final String PAYLOAD =
            "'n': '2.50', 'q': 3, 't': 'Abc', 'yes': true, 'none': '', 'sku': '001', 'list': [{'v': 1}, {'v': '2.5'}, {'v': null}]";

    @TempDir
    private Path directory;

    private MappingDesk desk;

    @BeforeEach
    void sitDown() {
        desk = new MappingDesk(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n * q                                | 7.50",
                "1 - 2 - 3                            | -4",
                "2 + 3 * 4                            | 14",
                "-n + 1                               | -1.50",
                "1 / 3                                | 0.3333333333333333333333333333333333",
                "0.1 + 0.2                            | 0.3",
                "n & ' x ' & q                        | 2.50 x 3",
                "'a' & 1 + 2                          | a3",
                "t & none                             | Abc",
                "n = 2.5                              | true",
                "n = '2.5'                            | false",
                "sku = 1                              | true",
                "sku = '1'                            | false",
                "sku = '001'                          | true",
                "t = 'abc'                            | false",
                "t <> 'x'                             | true",
                "t < 'B'                              | true",
                "q > 10                               | false",
                "none > 0                             | false",
                "none = null                          | true",
                "none = ''                            | true",
                "yes and q = 3                        | true",
                "not yes or q = 4                     | false",
                "not q = 4                            | true",
                "if(q > 2, 'many', 'few')             | many",
                "IF(q > 5, 'many')                    | ",
                "coalesce(none, missing, t)           | Abc",
                "coalesce(missing, 0) + 1             | 1",
                "exists(list)                         | true",
                "exists(missing.x)                    | false",
                "count(list.v)                        | 2",
                "count(list)                          | 3",
                "sum(list.v)                          | 3.5",
                "sum(missing)                         | 0",
                "sum(list.v, n)                       | 6.00",
                "min(list.v, n)                       | 1",
                "max(list.v, q)                       | 3",
                "max(missing)                         | ",
                "round(2.345, 2)                      | 2.35",
                "round(-2.345, 2)                     | -2.35",
                "round(2.5)                           | 3",
                "floor(2.99)                          | 2",
                "ceiling(2.01, 1)                     | 2.1",
                "abs(-n)                              | 2.50",
                "number(n) & ' kg'                    | 2.5 kg",
                "upper('istanbul')                    | ISTANBUL",
                "lower('TITLE')                       | title",
                "trim('  x ')                         | x",
                "left(t, 2)                           | Ab",
                "right(t, 2)                          | bc",
                "left(t, 9)                           | Abc",
                "substring(t, 2)                      | bc",
                "substring(t, 2, 1)                   | b",
                "substring(t, 9)                      | ",
                "length('a🦊b')                       | 3",
                "contains(t, 'BC')                    | true",
                "starts_with(t, 'ab')                 | true",
                "ends_with(t, 'x')                    | false",
                "replace(t, 'b', '-')                 | A-c",
                "join('+', list.v, q)                 | 1+2.5+3",
                "sum(each(list[v > 0], v * q))        | 10.5",
                "sum(each(list[v > 0], row.v * n))    | 8.750",
                "join('+', each(list, if(v > 1, v & payload.t))) | 2.5Abc",
                "each(list[v > 1], v * 2)             | 5.0",
                "count(each(list, v))                 | 2",
                "sum(each(list, sum(each(payload.list, v)))) | 10.5",
                "sum(each(missing, v))                | 0",
                "after_last('gid://shop/Line/42', '/') | 42",
                "after_last(t, '/')                   | Abc",
                "after_last('a/', '/')                | ",
                "text(q) & '!'                        | 3!",
                "list[1].v                            | 2.5",
                "list[*].v                            | 1",
                "list[v > 1].v                        | 2.5",
                "list[v = payload.n].v                | 2.5",
                "list[v > 1 and v < 3].v              | 2.5",
                "list[v > 1 and v > 3].v              | ",
                "payload.t                            | Abc",
                "store.prefix & q                     | S-3",
                "format_date(date('2026-03-03T23:30:00Z'), 'yyyyMMdd')                     | 20260303",
                "format_date(date('2026-03-03T23:30:00Z'), 'd MMM', 'Asia/Kathmandu')      | 4 Mar",
                "format_date(add_days(date('2026-02-28'), 1), 'yyyy-MM-dd')                | 2026-03-01",
                "date('31.12.2025', 'dd.MM.yyyy') < date('2026-01-01')                     | true"
            })
    void worksOut(String formula, String expected) {
        assertThat(desk.comments("\"= " + formula + "\"", PAYLOAD)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t + 1          | 't' is 'Abc', but a number is needed. Join texts with &",
                "none * 2       | 'none' has no value, but a number is needed. Write coalesce(none, 0) if nothing means 0",
                "q / (q - 3)    | 'q - 3' is 0, and nothing can be divided by it. Write if(q - 3 = 0, ...)",
                "if(t, 1, 2)    | the condition 't' gives 'Abc', neither true nor false. Compare it with something in the mapping, as in 't > 0'",
                "round(q, 99)   | '99' is 99. It must be a whole number from 0 to 10",
                "left(t, n)     | 'n' is 2.50. It must be a whole number from 0 to 1000000",
                "date(t)        | 't' is 'Abc', which is no date of the form 'iso'. Correct it in the cart, or change date: in the mapping",
                "add_days(n, 1) | 'n' is '2.50', but a date is needed. Write date(n, 'rfc1123') or another pattern",
            })
    void refusesAPayloadThatAFormulaCantWorkWith(String formula, String reason) {
        assertThat(desk.reasons("\"= " + formula + "\"", PAYLOAD)).containsExactly(reason);
    }

    @Test
    void choosesWithoutWorkingOutTheOtherBranch() {
        assertThat(desk.comments(
                        "= if(q = 3, 'fine', t * 2)".replace("= if", "\"= if").concat("\""), PAYLOAD))
                .isEqualTo("fine");
    }

    /** 1.005 in double is a little less than 1.005, and 0.145 * 3 a little less than 0.435. */
    @Test
    void roundsRightWhereDoubleDoesNot() {
        assertThat(desk.comments("\"= round(a, 2)\"", "'a': '1.005'")).isEqualTo("1.01");
        assertThat(Math.round(1.005 * 100) / 100.0).isEqualTo(1.0);
        assertThat(desk.comments("\"= round(a * q, 2)\"", "'a': '0.145', 'q': 3"))
                .isEqualTo("0.44");
        assertThat(Math.round(0.145 * 3 * 100) / 100.0).isEqualTo(0.43);
    }

    @Test
    void readsAStarOnlyOutsideOfTexts() {
        assertThat(desk.comments("\"= 'a[*]b'\"", PAYLOAD)).isEqualTo("a[*]b");
    }
}
