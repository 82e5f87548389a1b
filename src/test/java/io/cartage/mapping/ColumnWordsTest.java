package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every word that a column may use, on its own and in its order. */
class ColumnWordsTest {
    @TempDir
    private Path directory;

    private MappingDesk desk;

    @BeforeEach
    void sitDown() {
        desk = new MappingDesk(directory);
    }

    @Test
    void takesAPathOver() {
        assertThat(desk.comments("a.b", "'a': {'b': 'x'}")).isEqualTo("x");
    }

    @Test
    void takesTheFirstPathThatHasAValue() {
        assertThat(desk.comments("{from: [a, b, c]}", "'a': '', 'b': 'y', 'c': 'z'"))
                .isEqualTo("y");
    }

    @Test
    void keepsTextsThatLookLikeSomethingElse() {
        assertThat(desk.comments("{value: 001}", "")).isEqualTo("001");
        assertThat(desk.comments("{value: NO}", "")).isEqualTo("NO");
        assertThat(desk.comments("{value: 1e3}", "")).isEqualTo("1e3");
        assertThat(desk.comments("zip", "'zip': '007'")).isEqualTo("007");
    }

    @Test
    void addsWhatIsThereAndLeavesOutWhatIsNot() {
        String entry = "{add: [a, b, c], separator: \", \"}";

        assertThat(desk.comments(entry, "'a': 'x', 'b': ' ', 'c': 'z'")).isEqualTo("x, z");
        assertThat(desk.comments(entry, "'a': null")).isNull();
    }

    @Test
    void choosesTheFirstCaseThatHolds() {
        String entry = "{when: [{if: n >= 100, then: large}, {if: n >= 10, then: = 'about ' & n}, {else: small}]}";

        assertThat(desk.comments(entry, "'n': '100.00'")).isEqualTo("large");
        assertThat(desk.comments(entry, "'n': 42")).isEqualTo("about 42");
        assertThat(desk.comments(entry, "'n': 3")).isEqualTo("small");
        assertThat(desk.comments("{when: [{if: n > 1, then: x}]}", "'n': 0")).isNull();
    }

    @Test
    void givesTheDefaultForNoValue() {
        assertThat(desk.comments("{from: a, default: none}", "'a': '  '")).isEqualTo("none");
        assertThat(desk.comments("{from: a, default: = b & '!'}", "'b': 'x'")).isEqualTo("x!");
        assertThat(desk.comments("{from: a, default: none}", "'a': 'x'")).isEqualTo("x");
    }

    @Test
    void setsPrefixAndSuffixOnlyAroundAValue() {
        assertThat(desk.comments("{from: id, prefix: = store.prefix, suffix: /1}", ""))
                .isEqualTo("S-1/1");
        assertThat(desk.comments("{from: a, prefix: X-}", "'a': ''")).isNull();
        assertThat(desk.store(Map.of()).comments("{from: id, prefix: = store.prefix}", ""))
                .isEqualTo("1");
    }

    @Test
    void readsDatesInEnglishToUtc() {
        String rfc = "'d': 'Tue, 03 Mar 2026 14:05:09 -0500'";

        assertThat(desk.column("ordered_at", "{from: d, date: rfc1123}", rfc))
                .isEqualTo(Instant.parse("2026-03-03T19:05:09Z"));
        assertThat(desk.column("ordered_at", "{from: d, date: rfc1123}", "'d': 'Tue, 3 Mar 2026 14:05:09 +0000'"))
                .isEqualTo(Instant.parse("2026-03-03T14:05:09Z"));
        assertThat(desk.column("ordered_at", "{from: d, date: dd MMM yyyy}", "'d': '03 Mar 2026'"))
                .isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T14:05:09Z,      2026-03-03T14:05:09Z",
        "2026-03-03T14:05:09+02:00, 2026-03-03T12:05:09Z",
        "2026-03-03T14:05:09.25,    2026-03-03T20:05:09.250Z",
        "2026-03-03 14:05:09,       2026-03-03T20:05:09Z",
        "2026-03-03,                2026-03-03T06:00:00Z"
    })
    void readsIsoDatesInTheStoresZoneWhereTheyNameNone(String text, String instant) {
        desk.store(Map.of("timezone", "America/Chicago"));

        assertThat(desk.column("ordered_at", "{from: d, date: iso}", "'d': '" + text + "'"))
                .isEqualTo(Instant.parse(instant));
    }

    @Test
    void givesTheDayOfAnInstantInTheStoresZone() {
        String entry = "{from: d, date: iso}";
        String payload = "'d': '2026-03-04T02:00:00Z'";
        String file = "mapping: test/orders\ns_orders: {order_no: id, order_date: " + entry
                + ", currency: {value: USD}, order_total: {value: 0}}\n"
                + "s_order_details: {none: {once: 'false', columns: {line_total: {value: 0}}}}\n"
                + "control: {nothing: {payload: = 0, rows: = 0}}\n";
        desk.store(Map.of("timezone", "America/Chicago"));

        MappingResult result = desk.map(desk.plan(file), payload);

        assertThat(MappingDesk.cell(((Mapped) result).rows().get(0), 0, "order_date"))
                .isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void turnsValuesIntoOtherTypes() {
        assertThat(desk.comments("{from: a, as: number}", "'a': '5.1000'")).isEqualTo("5.1");
        assertThat(desk.comments("{from: a, as: number}", "'a': '100'")).isEqualTo("100");
        assertThat(desk.comments("{from: a, as: integer}", "'a': 3.0")).isEqualTo("3");
        assertThat(desk.comments("{from: a, as: boolean}", "'a': 'Yes'")).isEqualTo("true");
        assertThat(desk.reasons("{from: a, as: integer}", "'a': 3.5"))
                .containsExactly("'a' is 3.5, but a whole number is needed. Write round(a) in the mapping");
    }

    @Test
    void roundsDecimalsHalfUpAtTheColumnsLastDecimal() {
        assertThat(desk.column("subtotal", "a", "'a': '1.00005'")).isEqualTo(new BigDecimal("1.0001"));
        assertThat(desk.column("subtotal", "a", "'a': '-1.00005'")).isEqualTo(new BigDecimal("-1.0001"));
        assertThat(desk.column("subtotal", "a", "'a': 1e2")).isEqualTo(new BigDecimal("100.0000"));
    }

    @Test
    void readsFlagsAsPeopleWriteThem() {
        assertThat(desk.column("print_pick_sheet", "a", "'a': 'yes'")).isEqualTo(true);
        assertThat(desk.column("print_pick_sheet", "a", "'a': 0")).isEqualTo(false);
        assertThat(desk.column("print_pick_sheet", "a", "'a': false")).isEqualTo(false);
    }

    @Test
    void refusesTextThatIsTooLongUnlessItMayBeCut() {
        String payload = "'a': '" + "x".repeat(70) + "'";

        assertThat(desk.column("hold_code", "{from: a, truncate: true}", payload))
                .isEqualTo("x".repeat(64));
        assertThat(desk.map(desk.plan(shortText("a")), payload))
                .isInstanceOfSatisfying(
                        Unmappable.class,
                        refused -> assertThat(refused.reasons()).singleElement().satisfies(reason -> {
                            assertThat(reason.column()).isEqualTo("s_orders.hold_code");
                            assertThat(reason.message())
                                    .isEqualTo(
                                            "'a' has 70 characters, but the column takes 64. Shorten it in the cart, or write"
                                                    + " truncate: true in the mapping");
                            assertThat(reason.at()).hasToString("mappings/default/test/orders.yaml:2:50");
                        }));
    }

    private static String shortText(String path) {
        return "mapping: test/orders\ns_orders: {order_no: id, currency: {value: USD}, hold_code: " + path
                + ", order_date: {value: 2026-01-31}, order_total: {value: 0}}\n"
                + "s_order_details: {none: {once: 'false', columns: {line_total: {value: 0}}}}\n"
                + "control: {nothing: {payload: = 0, rows: = 0}}\n";
    }

    @Test
    void neverCutsALetterInTwo() {
        String payload = "'a': '" + "x".repeat(63) + "🦊'";

        assertThat(desk.column("hold_code", "{from: a, truncate: true}", payload))
                .isEqualTo("x".repeat(63));
    }

    @Test
    void dropsControlCharactersThatADatabaseRefuses() {
        assertThat(desk.comments("a", "'a': 'one\\u0000two\\r\\nthree\\rfour\\u0007\\tfive'"))
                .isEqualTo("onetwo\nthree\nfour\tfive");
        assertThat(desk.comments("a", "'a': 'half \\ud83e letter'")).isEqualTo("half \uFFFD letter");
        assertThat(desk.comments("a", "'a': '\\u0000'")).isNull();
    }

    @Test
    void refusesAPayloadWithoutARequiredValueInTheAuthorsWords() {
        assertThat(desk.reasons("{from: a, required: \"no a: fix it\"}", "'a': ''"))
                .containsExactly("no a: fix it");
        assertThat(desk.reasons("{from: a, required: true}", ""))
                .containsExactly("'a' has no value. Fill it in the cart and replay the order");
    }

    @Test
    void leavesASkippedColumnOut() {
        MappingPlan plan = desk.plan(shortText("{skip: true}"));

        assertThat(plan.columns("s_orders")).extracting("name").doesNotContain("hold_code");
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThat(desk.reasons("= a * 2", "'a': '12,50'"))
                .containsExactly("'a' is '12,50', but a number is needed. Join texts with &");
        assertThat(desk.reasons("= a * 2", "'a': 1e999999999"))
                .containsExactly("a: a number has more than 60 digits. Correct it in the cart");
    }

    @Test
    void refusesDatesThatNoErpHolds() {
        assertThat(desk.reasons("{from: d, date: iso}", "'d': '+999999-01-01T00:00:00Z'"))
                .hasSize(1);
        assertThat(desk.reasons("\"= format_date(add_days(date(d), 99999999999), 'yyyy')\"", "'d': '2026-01-01'"))
                .hasSize(1);
    }

    @Test
    void refusesAGroupOfFieldsWhereAValueIsNeeded() {
        assertThat(desk.reasons("a", "'a': {'b': 1, 'c': 2}"))
                .containsExactly(
                        "a: here stands a group of fields (b, c), not a value. Name one of them in the mapping");
    }
}
