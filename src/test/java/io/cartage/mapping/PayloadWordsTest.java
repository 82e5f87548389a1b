package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words under {@code payload:} make of a record. */
class PayloadWordsTest {
    private static final String SHIPMENT =
            """
            {"no": "S1", "weight": 2.500, "big": 1e3, "flag": true, "blank": "  ", "none": null, "long": "abcdefgh",
             "numbers": ["A", "", "B"], "day": "2026-03-04", "order": {"id": "7"},
             "lines": [{"id": "1", "quantity": 2.0000, "warehouse": "W"}, {"id": "2", "quantity": 0}],
             "parts": [{"id": "P1", "lines": [{"id": "L1"}, {"id": "L2"}]}, {"id": "P2", "lines": [{"id": "L3"}]}]}
            """;

    private final MappingDesk desk;

    PayloadWordsTest(@TempDir Path directory) {
        desk = new MappingDesk(directory);
    }

    @Test
    void keepsTheTypeOfWhatStandsAtAPath() {
        assertThat(payload("{a: no, b: weight, c: flag, d: order.id, e: big}"))
                .isEqualTo("{'a':'S1','b':2.5,'c':true,'d':'7','e':1000}");
    }

    @Test
    void writesNumbersOfFormulasPlainly() {
        assertThat(payload("{a: = 3.100 * 2, b: = 10 / 4, c: = 5.0, d: '= round(1000000 * 1000000 * 1000, 0)'}"))
                .isEqualTo("{'a':6.2,'b':2.5,'c':5,'d':1000000000000000}");
    }

    @Test
    void turnsValuesIntoOtherTypes() {
        assertThat(
                        payload(
                                "{a: {from: order.id, as: integer}, b: {from: weight, as: text}, c: {value: yes, as: boolean}}"))
                .isEqualTo("{'a':7,'b':'2.500','c':true}");
    }

    @Test
    void writesDatesAsTexts() {
        assertThat(payload("{a: {from: day, date: iso}}")).isEqualTo("{'a':'2026-03-04T00:00:00Z'}");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(payload("{a: blank, b: none, c: missing, d: {all: missing}, e: {fields: {f: none}}, g: no}"))
                .isEqualTo("{'g':'S1'}");
    }

    @Test
    void writesWhatIsEmptyIfItMustAlwaysStandThere() {
        assertThat(payload("{a: {from: none, always: true}, b: {all: missing, always: true},"
                        + " c: {always: true, fields: {f: none}}, d: {each: missing, always: true, fields: {f: no}}}"))
                .isEqualTo("{'a':null,'b':[],'c':{},'d':[]}");
    }

    @Test
    void writesAnEmptyTextOnlyIfTheMappingSaysSo() {
        assertThat(payload("{a: {value: ''}, b: {from: none, default: ''}, c: {from: no, default: ''}}"))
                .isEqualTo("{'a':'','b':'','c':'S1'}");
    }

    @Test
    void makesAListOfSeveralValues() {
        assertThat(payload(
                        "{a: {all: numbers}, b: {all: [no, lines.id], prefix: 'n'}, c: {all: numbers, lookup: codes}}"))
                .isEqualTo("{'a':['A','B'],'b':['nS1','n1','n2'],'c':['Alpha','Beta']}");
    }

    @Test
    void makesAListOfGroupsOfTheElementsThatArePicked() {
        assertThat(payload("{items: {each: lines, where: quantity > 0, fields: {id: id, n: quantity, of: no}}}"))
                .isEqualTo("{'items':[{'id':'1','n':2,'of':'S1'}]}");
    }

    @Test
    void nestsListsInLists() {
        assertThat(
                        payload(
                                "{p: {each: parts, fields: {id: row.id, l: {each: row.lines, fields: {id: row.id}}, top: source.no}}}"))
                .isEqualTo("{'p':[{'id':'P1','l':[{'id':'L1'},{'id':'L2'}],'top':'S1'},"
                        + "{'id':'P2','l':[{'id':'L3'}],'top':'S1'}]}");
    }

    @Test
    void leavesOutAGroupWhoseConditionDoesNotHold() {
        assertThat(payload("{a: {where: flag, fields: {x: no}}, b: {where: not flag, fields: {x: no}}}"))
                .isEqualTo("{'a':{'x':'S1'}}");
    }

    @Test
    void cutsATextOrRefusesIt() {
        assertThat(payload("{a: {from: long, truncate: 3}, b: {from: long, longest: 8}}"))
                .isEqualTo("{'a':'abc','b':'abcdefgh'}");
        assertThat(refused("{a: {from: long, longest: 7}}"))
                .containsExactly("payload.a: 'long' has 8 characters, but the cart takes 7. Shorten it in the staging"
                        + " table, or write truncate: 7 in the mapping");
    }

    @Test
    void refusesARecordThatLacksWhatIsRequired() {
        assertThat(refused("{a: {from: none, required: true}, b: {each: missing, required: no lines, fields: {x: no}},"
                        + " c: {each: lines, fields: {x: {from: row.warehouse, required: no warehouse}}},"
                        + " d: {all: missing, required: no numbers}}"))
                .containsExactly(
                        "payload.a: 'none' has no value. Fill it in the staging table",
                        "payload.b: no lines",
                        "payload.c[1].x: no warehouse",
                        "payload.d: no numbers");
    }

    @Test
    void refusesARecordThatIsNone() {
        PayloadResult result = plan("{a: no}").fill(MappingDesk.raw("[]"), store());

        assertThat(((Unmappable) result).reasons().get(0).message()).isEqualTo("the record has no fields");
    }

    @Test
    void warnsBesideThePayload() {
        String warnings =
                """

                warnings:
                  heavy: {if: weight > 2, text: = 'it weighs ' & weight}
                  light: {if: weight < 2, text: it is light}
                  odd: {if: no > 1 + no, text: never}
                """;

        Filled filled = (Filled) plan("{a: no}" + warnings).fill(MappingDesk.raw(SHIPMENT), store());

        assertThat(filled.warnings())
                .hasSize(2)
                .contains("it weighs 2.500")
                .last()
                .asString()
                .startsWith("warning 'odd' can't be worked out: 'no' is 'S1', but a number is needed");
    }

    @Test
    void explainsEachFieldWithItsSourcesAndThePartsOfItsFormula() {
        PayloadPlan plan = plan(
                """
                {n: = left_over, items: {each: lines, fields: {id: row.id}}}
                names:
                  gross: = weight * 2
                  left_over: = gross - 1
                """);

        List<ExplainedField> fields = plan.explain(MappingDesk.raw(SHIPMENT), store());

        assertThat(fields).extracting(ExplainedField::path).containsExactly("n", "items[0].id", "items[1].id");
        assertThat(fields.get(0).parts())
                .extracting(part -> part.name() + " = " + part.formula() + " = " + part.value())
                .containsExactly("gross = weight * 2 = 5.000", "left_over = gross - 1 = 4.000");
        assertThat(fields.get(0).sources())
                .extracting(ExplainedRow.Source::path)
                .containsExactly("weight");
        assertThat(fields.get(0).at()).hasToString("mappings/default/test/shipments.yaml:2:11");
        assertThat(fields.get(1).parts()).isEmpty();
        assertThat(fields.get(2).sources())
                .extracting(ExplainedRow.Source::path)
                .containsExactly("lines[1].id");
    }

    private static StoreContext store() {
        return new StoreContext("shop", Map.of());
    }

    private String payload(String section) {
        PayloadResult result = plan(section).fill(MappingDesk.raw(SHIPMENT), store());
        assertThat(result).isInstanceOf(Filled.class);
        return ((Filled) result).payload().toString().replace('"', '\'');
    }

    private List<String> refused(String section) {
        PayloadResult result = plan(section).fill(MappingDesk.raw(SHIPMENT), store());
        assertThat(result).isInstanceOf(Unmappable.class);
        return ((Unmappable) result)
                .reasons().stream()
                        .map(reason -> reason.column() + ": " + reason.message())
                        .toList();
    }

    private PayloadPlan plan(String section) {
        String lookups = section.contains("codes") ? "\nlookups: {codes: {rows: {A: Alpha, B: Beta}}}\n" : "\n";
        desk.write("mappings/default/test/shipments.yaml", "mapping: test/shipments\npayload: " + section + lookups);
        Problems problems = new Problems();
        var plan = MappingFiles.loadPayload(desk.home(), "default", "test", "shipments", problems);
        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
        return plan.orElseThrow();
    }
}
