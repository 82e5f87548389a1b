package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.table.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer's file laid over the default. */
class CustomerFilesTest {
    private static final String BASE =
            """
            mapping: test/orders
            names: {goods: items, payer: bill.name}
            lookups:
              terms: {ignore_case: true, default: "00", rows: {PayPal: PP, Check: "30"}}
            s_orders:
              order_no: {from: id, prefix: D-}
              order_date: {value: 2026-01-31}
              currency: {value: USD}
              order_total: total
              payment_terms: {from: payment, lookup: terms}
              bill_name: payer
              hold_code: {value: WEB}
            s_order_details:
              items:
                each: goods
                where: qty > 0
                columns: {line_type: {value: item}, sku: sku, quantity: qty, line_total: sum}
              freight:
                once: freight > 0
                columns: {line_type: {value: freight}, quantity: {value: 1}, line_total: freight}
            control:
              total: {payload: total, rows: sum(s_order_details.line_total)}
            tests:
              - {name: of the default, input: samples/one.json, expect: {s_orders: {order_no: D-7}}}
            """;

    private static final String PAYLOAD =
            """
            {"id": 7, "total": "15.00", "payment": "paypal", "freight": "5.00", "bill": {"name": "Ada"},
             "items": [{"sku": "A", "qty": 2, "sum": "10.00"}, {"sku": "B", "qty": 0, "sum": "0.00"}]}
            """;

    @TempDir
    private Path directory;

    private MappingDesk desk;

    @BeforeEach
    void sitDown() {
        desk = new MappingDesk(directory)
                .write("mappings/default/test/orders.yaml", BASE)
                .write("mappings/samples/one.json", PAYLOAD)
                .write("mappings/samples/test/one.json", PAYLOAD);
    }

    @Test
    void usesTheDefaultForACustomerWithoutAFile() {
        MappingPlan plan = load("nobody");

        assertThat(plan.path()).isEqualTo("mappings/default/test/orders.yaml");
        assertThat(header(plan, "order_no")).isEqualTo("D-7");
    }

    @Test
    void replacesAWholeEntryAndKeepsTheOthers() {
        MappingPlan plan = load("acme", "extends: default\ns_orders: {order_no: id}\n");

        assertThat(header(plan, "order_no")).isEqualTo("7");
        assertThat(header(plan, "bill_name")).isEqualTo("Ada");
    }

    @Test
    void addsRowsToALookup() {
        MappingPlan plan = load("acme", "extends: default\nlookups: {terms: {rows: {paypal: PAY}}}\n");

        assertThat(header(plan, "payment_terms")).isEqualTo("PAY");
        assertThat(plan.merged()).contains("Check: '30'");
    }

    @Test
    void replacesOneColumnOfAGroup() {
        MappingPlan plan =
                load("acme", "extends: default\ns_order_details: {items: {columns: {sku: {from: sku, prefix: X/}}}}\n");

        assertThat(details(plan, "sku")).containsExactly("X/A", null);
        assertThat(details(plan, "line_total")).hasSize(2);
    }

    @Test
    void replacesAConditionAndAddsAGroup() {
        String wrap =
                "{once: freight > 0, columns: {line_type: {value: fee}, quantity: {value: 1}, line_total: {value: 0}}}";
        MappingPlan plan =
                load("acme", "extends: default\ns_order_details:\n  items: {where: qty >= 0}\n  wrap: " + wrap + "\n");

        assertThat(details(plan, "line_type")).containsExactly("item", "item", "freight", "fee");
    }

    @Test
    void dropsAGroupAndEmptiesAColumn() {
        MappingPlan plan = load(
                "acme",
                """
                extends: default
                s_orders: {hold_code: {skip: true}}
                s_order_details: {freight: {skip: true}}
                control: {total: {payload: = total - freight, rows: sum(s_order_details.line_total)}}
                """);

        assertThat(details(plan, "line_type")).containsExactly("item");
        assertThat(plan.columns("s_orders")).extracting("name").doesNotContain("hold_code");
    }

    @Test
    void leavesTheDefaultsTestsToTheDefault() {
        MappingPlan plan = load(
                "acme",
                """
                extends: default
                s_orders: {order_no: {from: id, prefix: A-}}
                tests: [{name: own, input: samples/one.json, expect: {s_orders: {order_no: A-7}}}]
                """);

        assertThat(header(plan, "order_no")).isEqualTo("A-7");
    }

    @Test
    void readsALookupFromAFileAndLaysTheMappingsRowsOverIt() {
        desk.write("mappings/lookups/types.yaml", "ignore_case: true\nrows: {ada: A1, bob: B1}\n");
        String column = "s_orders: {order_type: {from: payer, lookup: types}}\n";

        MappingPlan fromFile = load("acme", "extends: default\n" + column);
        MappingPlan overlaid = load("bert", "extends: default\nlookups: {types: {rows: {ADA: A2}}}\n" + column);

        assertThat(header(fromFile, "order_type")).isEqualTo("A1");
        assertThat(header(overlaid, "order_type")).isEqualTo("A2");
        assertThat(fromFile.merged()).contains("bob: B1", "# mappings/lookups/types.yaml:2");
    }

    @Test
    void tellsWhereToAddARowForAValueThatIsNotListed() {
        MappingPlan plan = load(
                "acme",
                """
                extends: default
                lookups:
                  types:
                    rows: {Bob: B1}
                s_orders: {order_type: {from: payer, lookup: types}}
                """);

        assertThat(refused(plan))
                .containsExactly("s_orders.order_type: lookup 'types' has no row for 'Ada'. Add a row to it"
                        + " (mappings/acme/test/orders.yaml:4:11), or give it a default"
                        + " (mappings/acme/test/orders.yaml:5:12)");
    }

    @Test
    void fallsBackToTheColumnsDefaultForAValueThatIsNotListed() {
        MappingPlan plan = load(
                "acme",
                """
                extends: default
                lookups: {types: {rows: {Bob: B1}}}
                s_orders: {order_type: {from: payer, lookup: types, default: X}}
                """);

        assertThat(header(plan, "order_type")).isEqualTo("X");
    }

    @Test
    void keepsItsVersionThroughCommentsAndTheOrderOfEntries() {
        String one = "extends: default\nnames: {p: bill.name}\ns_orders: {order_no: id, bill_name: p}\n";
        String same =
                """
                # why
                s_orders:
                  bill_name: 'p'
                  order_no: id   # plain
                names: {p: bill.name}
                extends: default
                """;

        MappingPlan plan = load("acme", one);

        assertThat(plan.version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(load("bert", same).version());
        assertThat(plan.version())
                .isNotEqualTo(load("carl", one.replace("order_no: id", "order_no: total"))
                        .version());
        assertThat(plan.version()).isNotEqualTo(load("nobody").version());
    }

    @Test
    void changesItsVersionWithARowOfALookupFile() {
        String file = "extends: default\ns_orders: {order_type: {from: payer, lookup: types}}\n";
        desk.write("mappings/lookups/types.yaml", "rows: {Ada: A1}\n");
        String before = load("acme", file).version();

        desk.write("mappings/lookups/types.yaml", "rows: {Ada: A2}\n");

        assertThat(load("acme", file).version()).isNotEqualTo(before);
    }

    @Test
    void showsTheMergedFileAsAMappingWithTheOriginOfEachLine() {
        MappingPlan plan = load("acme", "extends: default\ns_orders:\n  order_no: \"= 'N° ' & id\"\n");

        String merged = plan.merged();

        assertThat(merged.lines())
                .allMatch(line -> line.matches(".+ # mappings/(default|acme)/test/orders.yaml:?\\d*"));
        assertThat(merged)
                .containsPattern("  order_no: '= ''N° '' & id' +# mappings/acme/test/orders.yaml:3\n")
                .containsPattern("  bill_name: payer +# mappings/default/test/orders.yaml:11\n");
        assertThat(load("copy", merged).version()).isEqualTo(plan.version());
    }

    @Test
    void loadsAFileThatStandsElsewhere() {
        desk.write("try.yaml", "mapping: test/orders\nextends: default\ns_orders: {order_no: total}\n");
        Problems problems = new Problems();

        Optional<MappingPlan> plan = MappingFiles.loadFile(desk.home(), "try.yaml", TestTables.all(), problems);

        assertThat(problems.all()).isEmpty();
        assertThat(header(plan.orElseThrow(), "order_no")).isEqualTo("15.00");
    }

    @Test
    void listsTheMappingsThatThereAre() {
        desk.write("mappings/acme/test/orders.yaml", "extends: default\n");

        assertThat(MappingFiles.all(desk.home()))
                .containsExactly("mappings/acme/test/orders.yaml", "mappings/default/test/orders.yaml");
    }

    @Test
    void saysSoIfThereIsNoMappingAtAll() {
        Problems problems = new Problems();

        var plan = MappingFiles.load(desk.home(), "acme", "other", "orders", TestTables.all(), problems);

        assertThat(plan).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly("mappings/default/other/orders.yaml: there is no mapping for other orders, neither of"
                        + " 'acme' nor a default. Write this file; docs/adding-a-customer.md tells how.");
    }

    private MappingPlan load(String customer, String yaml) {
        desk.write("mappings/" + customer + "/test/orders.yaml", yaml);
        return load(customer);
    }

    private MappingPlan load(String customer) {
        Problems problems = new Problems();
        Optional<MappingPlan> plan = desk.load(customer, problems);
        assertThat(problems.all()).isEmpty();
        return plan.orElseThrow();
    }

    private @Nullable Object header(MappingPlan plan, String column) {
        return MappingDesk.cell(rows(plan, 0), 0, column);
    }

    private List<@Nullable Object> details(MappingPlan plan, String column) {
        return MappingDesk.column(rows(plan, 1), column);
    }

    private static Rows rows(MappingPlan plan, int table) {
        MappingResult result = plan.map(MappingDesk.raw(PAYLOAD), new StoreContext("s", Map.of()));
        assertThat(result).isInstanceOf(Mapped.class);
        return ((Mapped) result).rows().get(table);
    }

    private static List<String> refused(MappingPlan plan) {
        MappingResult result = plan.map(MappingDesk.raw(PAYLOAD), new StoreContext("s", Map.of()));
        assertThat(result).isInstanceOf(Unmappable.class);
        return ((Unmappable) result).reasons().stream().map(Reason::toString).toList();
    }
}
