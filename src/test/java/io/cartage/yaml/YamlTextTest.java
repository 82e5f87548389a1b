package io.cartage.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.problem.ProblemsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    private static final String STORE =
            """
            # The shop of Acme
            store: acme            # its name
            orders:
              statuses: [Paid, "On hold"]   # two

              from: 2026-01-01
              # channels: [1]
              prefix: 'EX-'

            # what goes back
            inventory:
              safety_stock: 0
              warehouses: {MAIN: Main Street}
            notices:
              to:
                - one@acme.example   # first
                - two@acme.example
            """;

    private static YamlText text(String text) {
        return YamlText.of("stores/acme.yaml", text);
    }

    private static String changed(String from, String to) {
        assertThat(STORE).contains(from);
        return STORE.replace(from, to);
    }

    @Test
    void replacesAValueAndLeavesTheCommentBehindIt() {
        String edited =
                text(STORE).set(List.of("store"), YamlValue.text("acme-eu")).text();

        assertThat(edited).isEqualTo(changed("store: acme            # its", "store: acme-eu            # its"));
    }

    @Test
    void keepsTheQuotesOfAValueThatItReplaces() {
        String edited = text(STORE)
                .set(List.of("orders", "prefix"), YamlValue.text("it's-"))
                .set(List.of("orders", "statuses", "1"), YamlValue.text("Shipped"))
                .text();

        assertThat(edited).isEqualTo(changed("'EX-'", "'it''s-'").replace("\"On hold\"", "\"Shipped\""));
    }

    @Test
    void writesANumberOverANumberWithoutQuotes() {
        String edited = text(STORE)
                .set(List.of("inventory", "safety_stock"), YamlValue.text("5"))
                .text();

        assertThat(edited).isEqualTo(changed("safety_stock: 0", "safety_stock: 5"));
    }

    @Test
    void makesTheMapsOnTheWay() {
        String edited = text(STORE)
                .set(List.of("inventory", "skus", "ABC-1"), YamlValue.text("0012"))
                .set(List.of("inventory", "skus", "x.y: #1"), YamlValue.text("X"))
                .text();

        assertThat(edited)
                .isEqualTo(changed(
                        "{MAIN: Main Street}\n",
                        "{MAIN: Main Street}\n  skus:\n    ABC-1: \"0012\"\n    \"x.y: #1\": X\n"));
    }

    @Test
    void addsToAMapInBracesAndToListsOfBothKinds() {
        String edited = text(STORE)
                .set(List.of("inventory", "warehouses", "EAST, 2"), YamlValue.text("no"))
                .append(List.of("orders", "statuses"), YamlValue.text("Unpaid"))
                .append(List.of("notices", "to"), YamlValue.text("three@acme.example"))
                .text();

        assertThat(edited)
                .isEqualTo(changed("{MAIN: Main Street}", "{MAIN: Main Street, \"EAST, 2\": \"no\"}")
                        .replace("\"On hold\"]", "\"On hold\", Unpaid]")
                        .replace("- two@acme.example\n", "- two@acme.example\n    - three@acme.example\n"));
    }

    @Test
    void removesALineOrAPartOfOne() {
        String edited = text(STORE)
                .remove(List.of("orders", "from"))
                .remove(List.of("orders", "statuses", "0"))
                .remove(List.of("notices", "to", "0"))
                .remove(List.of("inventory", "warehouses", "MAIN"))
                .text();

        assertThat(edited)
                .isEqualTo(changed("  from: 2026-01-01\n", "")
                        .replace("[Paid, \"On hold\"]", "[\"On hold\"]")
                        .replace("    - one@acme.example   # first\n", "")
                        .replace("{MAIN: Main Street}", "{}"));
    }

    @Test
    void leavesAnEmptyMapWhereItsLastKeyGoes() {
        String edited = text("a:   # why\n  b: 1 # one\nc: 2\n")
                .remove(List.of("a", "b"))
                .text();

        assertThat(edited).isEqualTo("a: {}   # why\nc: 2\n");
        assertThat(text(edited).set(List.of("a", "d"), YamlValue.number(3)).text())
                .isEqualTo("a: {d: 3}   # why\nc: 2\n");
    }

    @Test
    void writesOnlyWhatDiffersOfAMap() {
        Map<String, YamlValue> orders = new LinkedHashMap<>();
        orders.put("statuses", YamlValue.texts(List.of("Paid", "On hold", "Unpaid")));
        orders.put("every", YamlValue.text("5m"));
        orders.put("from", YamlValue.text("2026-01-01"));

        String edited =
                text(STORE).set(List.of("orders"), new YamlValue.Fields(orders)).text();

        assertThat(edited)
                .isEqualTo(changed("\"On hold\"]   # two\n", "\"On hold\", Unpaid]   # two\n  every: 5m\n")
                        .replace("  prefix: 'EX-'\n", ""));
    }

    @Test
    void renamesAKeyAndKeepsTheColumnOfItsValue() {
        String edited = text("order_no:    id   # the cart's\ncurrency:    USD\n")
                .rename(List.of("order_no"), "no")
                .text();

        assertThat(edited).isEqualTo("\"no\":        id   # the cart's\ncurrency:    USD\n");
    }

    @Test
    void alignsANewKeyWithItsNeighboursAndPutsItBehindTheOneNamed() {
        String edited = text("s_orders:\n  order_no:    id\n  customer_no: WEB   # all\n")
                .set(List.of("s_orders", "po"), YamlValue.text("= a & b"), "order_no")
                .text();

        assertThat(edited)
                .isEqualTo("s_orders:\n  order_no:    id\n  po:          = a & b\n  customer_no: WEB   # all\n");
    }

    @Test
    void keepsTheLineEndsOfWindowsAndAMissingLastOne() {
        String edited = text("a: 1\r\nb:\r\n  c: x")
                .set(List.of("b", "d"), YamlValue.text("why"))
                .set(List.of("e"), YamlValue.text("z"))
                .text();

        assertThat(edited).isEqualTo("a: 1\r\nb:\r\n  c: x\r\n  d: why\r\ne: z");
    }

    @Test
    void writesIntoAFileThatHoldsOnlyComments() {
        assertThat(text("# nothing yet")
                        .set(List.of("a", "b"), YamlValue.flag(true))
                        .text())
                .isEqualTo("# nothing yet\na:\n  b: true\n");
        assertThat(text("").set(List.of("a"), YamlValue.texts(List.of("x"))).text())
                .isEqualTo("a: [x]\n");
    }

    @Test
    void writesBelowAKeyWithNothingBehindIt() {
        assertThat(text("a:   # soon\nb: 1\n")
                        .set(List.of("a", "c", "d"), YamlValue.text("x"))
                        .text())
                .isEqualTo("a:   # soon\n  c: {d: x}\nb: 1\n");
        assertThat(text("a:   # soon\n").set(List.of("a"), YamlValue.text("x")).text())
                .isEqualTo("a: x   # soon\n");
    }

    @Test
    void partsANewSectionByAnEmptyLineWhereTheOthersAre() {
        String edited = text("mapping: a\n\nnames:\n  a: b\n")
                .set(List.of("s_orders", "order_no"), YamlValue.text("id"))
                .text();

        assertThat(edited).isEqualTo("mapping: a\n\nnames:\n  a: b\n\ns_orders:\n  order_no: id\n");
    }

    @Test
    void writesLinesAsLines() {
        String edited = text("note: one   # why\nb: 1\n")
                .set(List.of("note"), YamlValue.text("first: #1\n\nthird\n"))
                .text();

        assertThat(edited).isEqualTo("note: |   # why\n  first: #1\n\n  third\nb: 1\n");
        assertThat(text(edited).set(List.of("note"), YamlValue.text("short")).text())
                .isEqualTo("note: short\nb: 1\n");
    }

    @Test
    void breaksALongLineInsteadOfLettingItGrow() {
        YamlText text = text("warehouses: {MAIN: Main Street}\n");
        for (int i = 0; i < 12; i++) {
            text = text.set(List.of("warehouses", "EAST-" + i), YamlValue.text("Some Street " + i));
        }

        assertThat(text.text().lines()).allMatch(line -> line.length() <= 120).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "Yes",
                "null",
                "~",
                "0012",
                "1e3",
                "12",
                "-1.5",
                "0x1F",
                "1_000",
                "12:30:45",
                "2026-01-01",
                "a: b",
                "a #b",
                "#a",
                "- a",
                "*a",
                "&a",
                "@a",
                "%a",
                "!a",
                "`a",
                "{a",
                "[a",
                "'a",
                "\"a",
                "a:",
                " a",
                "a ",
                "",
                "a\nb\n\n",
                "\ta",
                "tab\there",
                "nul\u0000",
                "\u2028",
                "---",
                "a\r\nb",
                ".inf",
                "<<",
                "=",
                "|",
                ">",
                "?",
                "? a",
                "\uFEFF",
                "  a\nb"
            })
    void writesAnyTextSoThatItReadsBack(String value) {
        for (String before : List.of("a: x\n", "a: 'x'\n", "a: {b: 1}\n", "z: 1\n", "a:\n  b: 1\n", "a: |\n  x\n")) {
            YamlText edited = text(before).set(List.of("a"), YamlValue.text(value));
            assertThat(edited.get(List.of("a"))).get().matches(YamlValue.text(value)::reads);

            YamlText nested = text("a: {b: x}\nc: [1]\n")
                    .set(List.of("a", value), YamlValue.text(value))
                    .append(List.of("c"), YamlValue.text(value));
            assertThat(nested.get(List.of("a", value))).get().matches(YamlValue.text(value)::reads);
        }
    }

    @ParameterizedTest
    @CsvSource({"no", "0012", "1e3", "2026-01-01", "12", "true", "~", "12:30", "1_000"})
    void quotesWhatOthersWouldTakeForSomethingElse(String value) {
        assertThat(text("a: x\n").set(List.of("b"), YamlValue.text(value)).text())
                .isEqualTo("a: x\nb: \"" + value + "\"\n");
    }

    @Test
    void tellsWhereAValueCannotBeEdited() {
        YamlText text = text("a: &x {b: 1}\nc: *x\nd: 5\n");

        assertThatThrownBy(() -> text.set(List.of("c", "b"), YamlValue.number(2)))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("stores/acme.yaml:2:4: this value is written elsewhere and named here by *."
                        + " Change it in the text of the file.");
        assertThatThrownBy(() -> text.set(List.of("d", "e"), YamlValue.number(2)))
                .hasMessage("stores/acme.yaml:3:4: 'e' can't be put below a single value."
                        + " Change it in the text of the file.");
        assertThatThrownBy(() -> text.set(List.of("a"), YamlValue.number(2))).isInstanceOf(ProblemsException.class);
        assertThatThrownBy(() -> text.rename(List.of("a"), "d")).hasMessageContaining("'d' is there already");
    }

    @Test
    void refusesWhatIsNoYamlOrNoMap() {
        assertThatThrownBy(() -> text("a: [")).isInstanceOf(ProblemsException.class);
        assertThatThrownBy(() -> text("- a\n")).hasMessageContaining("the file holds a list");
    }

    @Test
    void changesNothingWhereNothingDiffers() {
        YamlText text = text(STORE);

        assertThat(text.set(List.of("store"), YamlValue.text("acme"))).isSameAs(text);
        assertThat(text.remove(List.of("nothing"))).isSameAs(text);
        assertThat(text.at(List.of("notices", "to", "1"))).get().hasToString("stores/acme.yaml:17:7");
    }

    @Test
    void putsItemsInAnotherOrderWithTheirComments() {
        String cases =
                """
                when:
                  # the big ones
                  - {if: a > 1, then: x}   # since May
                  - if: b                  # two lines
                    then: y
                  - {else: z}
                tests: []
                """;

        String edited = text(cases).arrange(List.of("when"), List.of(1, 0, 2)).text();

        assertThat(edited)
                .isEqualTo(
                        """
                        when:
                          - if: b                  # two lines
                            then: y
                          # the big ones
                          - {if: a > 1, then: x}   # since May
                          - {else: z}
                        tests: []
                        """);
        assertThat(text(edited).arrange(List.of("when"), List.of(2, 1)).text())
                .isEqualTo(
                        """
                        when:
                          - {else: z}
                          # the big ones
                          - {if: a > 1, then: x}   # since May
                        tests: []
                        """);
    }

    @Test
    void putsItemsInBracketsInAnotherOrder() {
        assertThat(text("a: [x, {b: 'y'}, \"z\"]   # three\n")
                        .arrange(List.of("a"), List.of(2, 0, 1))
                        .text())
                .isEqualTo("a: [\"z\", x, {b: 'y'}]   # three\n");
        assertThatThrownBy(() -> text("a: [x]\n").arrange(List.of("a"), List.of(1)))
                .isInstanceOf(ProblemsException.class);
    }
}
