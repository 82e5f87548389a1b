package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings back to a cart as files: a customer's laid over the default, their samples, versions and merged text. */
class PayloadFilesTest {
    private static final String RECORD =
            "{\"no\": \"S1\", \"carrier\": \"Ups\", \"lines\": [{\"id\": \"1\", \"n\": 2}]}";
    private static final String DEFAULT =
            """
            mapping: test/shipments
            lookups: {carriers: {ignore_case: true, default: "", rows: {UPS: ups}}}
            payload:
              number: no
              tracking: {fields: {carrier: {from: carrier, lookup: carriers}, number: no}}
              items: {each: lines, fields: {id: row.id, quantity: n}}
            warnings:
              always: {if: = true, text: told}
            tests:
              - {name: of the default, input: samples/test/shipments/one.json, expect: {payload: {number: S1}}}
            """;

    private final MappingDesk desk;

    PayloadFilesTest(@TempDir Path directory) {
        desk = new MappingDesk(directory);
    }

    @BeforeEach
    void writeTheDefault() {
        desk.write("mappings/default/test/shipments.yaml", DEFAULT)
                .write("mappings/samples/test/shipments/one.json", RECORD);
    }

    @Test
    void takesTheDefaultForACustomerWithoutAFile() {
        assertThat(payload(load("nobody")))
                .isEqualTo(
                        "{'number':'S1','tracking':{'carrier':'ups','number':'S1'},'items':[{'id':'1','quantity':2}]}");
    }

    @Test
    void knowsWhetherACartServesAFlow() {
        assertThat(MappingFiles.hasPayload(desk.home(), "test", "shipments")).isTrue();
        assertThat(MappingFiles.hasPayload(desk.home(), "test", "inventory")).isFalse();
    }

    @Test
    void replacesAFieldWithinAGroupAndKeepsTheOthers() {
        PayloadPlan plan = load("acme", "extends: default\npayload: {tracking: {fields: {number: {value: X}}}}\n");

        assertThat(payload(plan)).contains("'tracking':{'carrier':'ups','number':'X'}");
    }

    @Test
    void replacesTheConditionOfAListAndKeepsItsFields() {
        PayloadPlan plan = load("acme", "extends: default\npayload: {items: {where: n > 2}}\n");

        assertThat(payload(plan)).doesNotContain("items");
    }

    @Test
    void replacesAGroupByAValueAndLeavesOutAField() {
        PayloadPlan plan = load("acme", "extends: default\npayload: {tracking: {from: no}, items: {skip: true}}\n");

        assertThat(payload(plan)).isEqualTo("{'number':'S1','tracking':'S1'}");
    }

    @Test
    void addsRowsToALookupAndAWarningAndDropsOne() {
        PayloadPlan plan = load(
                "acme",
                """
                extends: default
                lookups: {carriers: {rows: {ups: UP}}}
                warnings: {always: {skip: true}, own: {if: carrier = 'Ups', text: our own}}
                """);

        Filled filled = (Filled) plan.fill(MappingDesk.raw(RECORD), new StoreContext("s", Map.of()));

        assertThat(filled.payload().at("/tracking/carrier").asText()).isEqualTo("UP");
        assertThat(filled.warnings()).containsExactly("our own");
    }

    @Test
    void showsTheMergedFileWithTheOriginOfEachLine() {
        PayloadPlan plan = load("acme", "extends: default\npayload:\n  tracking: {fields: {number: {value: X}}}\n");

        assertThat(plan.path()).isEqualTo("mappings/acme/test/shipments.yaml");
        assertThat(plan.merged())
                .containsPattern("mapping: test/shipments +# mappings/acme/test/shipments.yaml\n")
                .containsPattern("      number: \\{value: X} +# mappings/acme/test/shipments.yaml:3\n")
                .containsPattern("  number: no +# mappings/default/test/shipments.yaml:4\n");
        assertThat(load("copy", plan.merged()).version()).isEqualTo(plan.version());
    }

    @Test
    void changesItsVersionWithWhatItDoes() {
        String version = load("nobody").version();

        desk.write("mappings/default/test/shipments.yaml", "# why\n" + DEFAULT);
        assertThat(load("nobody").version()).matches("[0-9a-f]{12}").isEqualTo(version);
        desk.write("mappings/default/test/shipments.yaml", DEFAULT.replace("quantity: n", "amount: n"));
        assertThat(load("nobody").version()).isNotEqualTo(version);
    }

    @Test
    void doesNotTakeTheSamplesOfOrdersForItsOwn() {
        desk.write("mappings/samples/test/order.json", "{\"total\": 5}");

        assertThat(problems("extends: default\npayload: {number: total}\n"))
                .containsExactly("mappings/acme/test/shipments.yaml:2:19: warning: no sample shows 'total' in the path"
                        + " 'total'. docs/mapping-reference.md tells what the source holds; for a fixed text write"
                        + " {value: total}.");
    }

    @Test
    void looksForThePathsOfListsInListsInTheirOwnElements() {
        desk.write(
                "mappings/samples/test/shipments/parts.json",
                "{\"id\": 1, \"parts\": [{\"lines\": [{\"key\": \"L1\"}]}]}");

        List<String> problems = problems(
                "extends: default\npayload: {parts: {each: parts, fields: {l: {each: row.lines, fields: {a: row.key, b: row.kay}}}}}\n");

        assertThat(problems).singleElement().asString().contains("no sample shows 'kay'", "Did you mean 'key'?");
    }

    @Test
    void tellsWhenTheFileMapsTheOtherWay() {
        Problems problems = new Problems();
        String file = "mappings/default/test/shipments.yaml";

        assertThat(MappingFiles.loadFile(desk.home(), file, TestTables.all(), problems))
                .isEmpty();

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(file + ": the file maps shipments, which become a payload and not rows. Name another"
                        + " file.");
    }

    @Test
    void isCheckedAsMappingsOfOrdersAre() {
        desk.write("mappings/default/test/shipments.yaml", DEFAULT.replace("{number: S1}", "{number: S2}"));
        Problems problems = new Problems();

        MappingFiles.all(desk.home())
                .forEach(path -> MappingFiles.check(desk.home(), path, TestTables.all(), problems));

        assertThat(problems.all())
                .singleElement()
                .asString()
                .contains("test 'of the default' fails: payload.number is 'S1', not 'S2'");
    }

    private static String payload(PayloadPlan plan) {
        PayloadResult result = plan.fill(MappingDesk.raw(RECORD), new StoreContext("s", Map.of()));
        assertThat(result).isInstanceOf(Filled.class);
        return ((Filled) result).payload().toString().replace('"', '\'');
    }

    private PayloadPlan load(String customer, String yaml) {
        desk.write("mappings/" + customer + "/test/shipments.yaml", yaml);
        return load(customer);
    }

    private PayloadPlan load(String customer) {
        Problems problems = new Problems();
        var plan = MappingFiles.loadPayload(desk.home(), customer, "test", "shipments", problems);
        assertThat(problems.all()).isEmpty();
        return plan.orElseThrow();
    }

    private List<String> problems(String yaml) {
        desk.write("mappings/acme/test/shipments.yaml", yaml);
        Problems problems = new Problems();
        MappingFiles.loadPayload(desk.home(), "acme", "test", "shipments", problems);
        return problems.all().stream().map(Problem::toString).toList();
    }
}
